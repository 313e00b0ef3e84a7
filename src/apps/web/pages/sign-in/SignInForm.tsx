import type { EnterView, SecondView } from '#network/sign-in/shapes.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../pages.module.css'
import { hasPasskeys, signInByPasskey } from './passkeys.ts'
import { SecondStep } from './SecondStep.tsx'
import { useOffer } from './use-offer.ts'

type SignInFormProps = {
  readonly email?: string
  readonly done: () => Promise<void>
  /** the way to a new password, with the e-mail as typed */
  readonly forgot?: (email: string) => void
  /** over a page: the way out of it */
  readonly leave?: () => void
  /** the browser offers passkeys where the e-mail is typed */
  readonly autofill?: boolean
}

type SignInAsk = { readonly email: string; readonly password: string }

/** E-mail and password, then the second factor where there is one; or a passkey alone. On the sign-in page and in the dialog over a page whose session ended. */
export function SignInForm(props: SignInFormProps) {
  const [second, ask] = useState<(SecondView & { readonly email: string }) | null>(null)
  const [email, remember] = useState(props.email ?? '')
  if (second) {
    const back = () => {
      remember(second.email)
      ask(null)
    }
    return <SecondStep of={second} done={() => void props.done()} back={back} />
  }
  return <FirstStep {...props} email={email} onSecond={ask} />
}

type FirstStepProps = SignInFormProps & {
  readonly email: string
  readonly onSecond: (second: SecondView & { readonly email: string }) => void
}

function FirstStep({ email, done, forgot, leave, autofill = false, onSecond }: FirstStepProps) {
  const { t } = useLingui()
  const form = useDeskForm({ name: 'sign-in', initial: { email, password: '' }, draft: false })
  const signIn = useCommand({
    send: (ask: SignInAsk) => request<EnterView>('/desk/sign-in', { method: 'POST', body: ask, expired: 'throw' }),
    done: ({ second }, ask) => (second ? onSecond({ ...second, email: ask.email }) : void done()),
    tell: 'inline',
    place: form.showError,
  })
  return (
    <form className={css.stack} onSubmit={form.onSubmit((values) => void signIn.run(values))}>
      <Problem of={signIn.error} />
      <TextInput
        label={t`E-mail`}
        type="email"
        autoComplete={autofill ? 'username webauthn' : 'username'}
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
      {hasPasskeys() && <Passkey done={done} autofill={autofill} />}
      {forgot && (
        <Anchor component="button" type="button" className={css.aside} onClick={() => forgot(form.getValues().email)}>
          <Trans>Forgot password?</Trans>
        </Anchor>
      )}
    </form>
  )
}

/** The way in without typing. Where the browser can, it also offers passkeys at the e-mail field by itself. */
function Passkey({ done, autofill }: { readonly done: () => Promise<void>; readonly autofill: boolean }) {
  const [offered, tell] = useState<Error | null>(null)
  useOffer(autofill, () => void done(), tell)
  const enter = useCommand({ send: signInByPasskey, done: () => void done(), tell: 'inline' })
  return (
    <>
      <Problem of={enter.error ?? offered} />
      <CommandButton command={enter} input={undefined} fullWidth variant="default" leftSection={<IconFingerprint size={18} aria-hidden />}>
        <Trans>Sign in with a passkey</Trans>
      </CommandButton>
    </>
  )
}
