import { useLingui } from '@lingui/react/macro'
import { NativeSelect, NumberInput, PasswordInput, TextInput } from '@mantine/core'
import type { DeskForm } from '#ui/form/use-desk-form.ts'
import css from '../settings.module.css'

/** What both forms ask of a server; the password is empty when one is kept. */
export type ServerTyped = {
  readonly host: string
  readonly port: string | number
  readonly tls: string
  readonly user: string
  readonly password: string
}

type Props<V extends ServerTyped> = {
  readonly form: DeskForm<V>
  readonly example: string
  /** a password is kept: an empty field leaves it */
  readonly kept: boolean
  readonly userHint?: string
}

/** Host, port, encryption, user and password. */
export function ServerFields<V extends ServerTyped>({ form, example, kept, userHint }: Props<V>) {
  const { t } = useLingui()
  return (
    <div className={css.fields}>
      <TextInput label={t`Host`} placeholder={example} data-autofocus key={form.key('host')} {...form.getInputProps('host')} />
      <NumberInput
        label={t`Port`}
        hideControls
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=""
        key={form.key('port')}
        {...form.getInputProps('port')}
      />
      <NativeSelect
        label={t`Encryption`}
        data={[
          { value: 'tls', label: t`TLS from the start` },
          { value: 'starttls', label: 'STARTTLS' },
          { value: 'none', label: t`None (own network only)` },
        ]}
        key={form.key('tls')}
        {...form.getInputProps('tls')}
      />
      <TextInput label={t`User`} description={userHint} autoComplete="off" key={form.key('user')} {...form.getInputProps('user')} />
      <PasswordInput
        label={t`Password`}
        description={kept ? t`Empty: the password stays.` : t`It goes in and never comes out again.`}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t`Show what is typed` }}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
    </div>
  )
}

/** The same as the server takes it. */
export function serverBody({ host, port, tls, user, password }: ServerTyped) {
  return { host: host.trim(), port: port === '' ? undefined : Number(port), tls, user: user.trim() || null, password: password || null }
}
