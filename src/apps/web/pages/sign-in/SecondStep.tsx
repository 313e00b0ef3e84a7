import type { SecondView } from '#network/sign-in/shapes.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../pages.module.css'
import { hasPasskeys, showPasskey } from './passkeys.ts'

type SecondStepProps = { readonly of: SecondView; readonly done: () => void; readonly back: () => void }

/** The second factor, asked where the password was: a code of the app, a recovery code, or a passkey. */
export function SecondStep({ of: { step, totp, passkey }, done, back }: SecondStepProps) {
  const { t } = useLingui()
  const form = useDeskForm({ name: 'second', initial: { code: '' }, refusals: { wrong_code: 'code' }, draft: false })
  const enter = useCommand({
    send: ({ code }: { readonly code: string }) =>
      request('/desk/sign-in/second', { method: 'POST', body: { step, code }, expired: 'throw' }),
    done,
    tell: 'inline',
    place: form.showError,
  })
  return (
    <form className={css.stack} onSubmit={form.onSubmit((values) => void enter.run(values))}>
      <Problem of={form.elsewhere(enter.error)} />
      {passkey && hasPasskeys() && <ShowPasskey step={step} done={done} first={!totp} />}
      <TextInput
        label={totp ? t`Code` : t`Recovery code`}
        description={
          totp
            ? t`The six digits your authenticator app shows now. Without your phone, one of your recovery codes.`
            : t`Without your passkey, one of the codes you kept.`
        }
        autoComplete="one-time-code"
        autoFocus={totp}
        data-autofocus={totp || undefined}
        required
        withAsterisk={false}
        minLength={6}
        maxLength={40}
        key={form.key('code')}
        {...form.getInputProps('code')}
      />
      <CommandButton type="submit" command={enter} fullWidth variant={totp ? 'filled' : 'default'}>
        <Trans>Sign in</Trans>
      </CommandButton>
      <p className={css.says}>
        <Trans>Lost both? Whoever manages people at your store, or runs this installation, can end your second factor.</Trans>
      </p>
      <Button variant="subtle" color="gray" className={css.aside} onClick={back}>
        <Trans>Begin again</Trans>
      </Button>
    </form>
  )
}

function ShowPasskey({ step, done, first }: { readonly step: string; readonly done: () => void; readonly first: boolean }) {
  const show = useCommand({ send: () => showPasskey(step), done, tell: 'inline' })
  return (
    <>
      <Problem of={show.error} />
      <CommandButton
        command={show}
        input={undefined}
        fullWidth
        variant={first ? 'filled' : 'default'}
        leftSection={<IconFingerprint size={18} aria-hidden />}
      >
        <Trans>Use a passkey</Trans>
      </CommandButton>
    </>
  )
}
