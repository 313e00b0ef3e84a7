import { FirstLinkAsk } from '#network/sign-in/shapes.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../pages.module.css'
import { useEnter } from './enter.ts'
import { NewPassword } from './NewPassword.tsx'

type Values = { readonly name: string; readonly email: string; readonly password: string }

/** Who will run a fresh installation. */
export function OperatorForm({ token }: { readonly token: string }) {
  const { t, i18n } = useLingui()
  const enter = useEnter()
  const bodyOf = (values: Values) => ({ token, ...values, language: i18n.locale.startsWith('fr') ? 'fr' : 'en' })
  const form = useDeskForm({
    name: 'first',
    initial: { name: '', email: '', password: '' },
    shape: FirstLinkAsk,
    toBody: bodyOf,
    refusals: { email_taken: 'email', guessable_password: 'password' },
    draft: false,
  })
  const begin = useCommand({
    send: (ask: Values) => request('/desk/first-link', { method: 'POST', body: bodyOf(ask), expired: 'throw' }),
    done: enter,
    tell: 'inline',
    place: form.showError,
  })
  return (
    <>
      <title>{`${t`Set up Partsdesk`} · Partsdesk`}</title>
      <h1>
        <Trans>Set up Partsdesk</Trans>
      </h1>
      <p>
        <Trans>This link works once. It makes the account of the person who runs this installation.</Trans>
      </p>
      <form className={css.stack} onSubmit={form.onSubmit((values) => void begin.run(values))} noValidate>
        <Problem of={form.elsewhere(begin.error)} />
        <TextInput
          label={t`Your name`}
          autoComplete="name"
          required
          withAsterisk={false}
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t`E-mail`}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <NewPassword key={form.key('password')} {...form.getInputProps('password')} />
        <CommandButton type="submit" command={begin} fullWidth>
          <Trans>Create the account</Trans>
        </CommandButton>
      </form>
    </>
  )
}
