import { Trans, useLingui } from '@lingui/react/macro'
import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from './pages.module.css'

type SignInFormProps = {
  readonly email?: string
  readonly done: () => Promise<void>
  /** the way to a new password, with the e-mail as typed */
  readonly forgot?: (email: string) => void
  /** over a page: the way out of it */
  readonly leave?: () => void
}

type SignInAsk = { readonly email: string; readonly password: string }

/** E-mail and password, on the sign-in page and in the dialog over a page whose session ended. */
export function SignInForm({ email = '', done, forgot, leave }: SignInFormProps) {
  const { t } = useLingui()
  const form = useDeskForm({ name: 'sign-in', initial: { email, password: '' }, draft: false })
  const signIn = useCommand({
    send: (ask: SignInAsk) => request('/desk/sign-in', { method: 'POST', body: ask, expired: 'throw' }),
    done: () => void done(),
    tell: 'inline',
    place: form.showError,
  })
  return (
    <form className={css.stack} onSubmit={form.onSubmit((values) => void signIn.run(values))}>
      <Problem of={signIn.error} />
      <TextInput
        label={t`E-mail`}
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus={email === ''}
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={t`Password`}
        autoComplete="current-password"
        required
        withAsterisk={false}
        autoFocus={email !== ''}
        data-autofocus={email !== '' || undefined}
        visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <div className={leave ? css.below : css.stack}>
        {leave && (
          <Button variant="subtle" color="gray" onClick={leave}>
            <Trans>Leave this page</Trans>
          </Button>
        )}
        <CommandButton type="submit" command={signIn} fullWidth={!leave}>
          <Trans>Sign in</Trans>
        </CommandButton>
      </div>
      {forgot && (
        <Anchor component="button" type="button" className={css.aside} onClick={() => forgot(form.getValues().email)}>
          <Trans>Forgot password?</Trans>
        </Anchor>
      )}
    </form>
  )
}
