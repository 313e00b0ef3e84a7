import { LinkProofAsk, type LinkView } from '#network/sign-in/shapes.ts'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { PasswordInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { addRefusals } from '#ui/refusals.ts'
import css from '../pages.module.css'
import { useEnter } from './enter.ts'

addRefusals({ wrong_password: () => msg`This is not your password.` })

type FormProps = { readonly token: string; readonly of: Exclude<LinkView, { readonly purpose: 'operator' }> }

/** Somebody whose second factor was ended comes in: by the mailed link and their password together, once. */
export function LostFactorForm({ token, of: { name, email } }: FormProps) {
  const { t } = useLingui()
  const enter = useEnter()
  const form = useDeskForm({
    name: 'lost-factor',
    initial: { password: '' },
    shape: LinkProofAsk,
    toBody: ({ password }) => ({ token, password }),
    refusals: { wrong_password: 'password' },
    draft: false,
  })
  const prove = useCommand({
    send: ({ password }: { readonly password: string }) =>
      request('/desk/link/proof', { method: 'POST', body: { token, password }, expired: 'throw' }),
    done: enter,
    tell: 'inline',
    place: form.showError,
  })
  return (
    <>
      <title>{`${t`Welcome back, ${name}`} · Partsdesk`}</title>
      <h1>{t`Welcome back, ${name}`}</h1>
      <p>
        <Trans>Your second factor was ended. Type your password to come in this once; then set up a new one on your profile.</Trans>
      </p>
      <form className={css.stack} onSubmit={form.onSubmit((values) => void prove.run(values))} noValidate>
        <Problem of={form.elsewhere(prove.error)} />
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          autoFocus
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <CommandButton type="submit" command={prove} fullWidth>
          <Trans>Sign in</Trans>
        </CommandButton>
      </form>
    </>
  )
}
