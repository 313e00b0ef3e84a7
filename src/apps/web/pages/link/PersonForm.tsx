import { LinkPasswordAsk, type EnterView, type LinkView, type SecondView } from '#network/sign-in/shapes.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../pages.module.css'
import { useEnter } from './enter.ts'
import { SecondStep } from '../sign-in/SecondStep.tsx'
import { NewPassword } from './NewPassword.tsx'

type PersonFormProps = { readonly token: string; readonly of: Exclude<LinkView, { readonly purpose: 'operator' }> }

/** A person who was invited, or who forgot their password, chooses one. */
export function PersonForm({ token, of: { purpose, name, email, store } }: PersonFormProps) {
  const { t } = useLingui()
  const enter = useEnter()
  const [second, ask] = useState<SecondView | null>(null)
  const form = useDeskForm({
    name: 'link',
    initial: { password: '' },
    shape: LinkPasswordAsk,
    toBody: ({ password }) => ({ token, password }),
    refusals: { guessable_password: 'password' },
    draft: false,
  })
  const choose = useCommand({
    send: (ask: { readonly password: string }) =>
      request<EnterView>('/desk/link', { method: 'POST', body: { token, ...ask }, expired: 'throw' }),
    done: ({ second }) => (second ? ask(second) : enter()),
    tell: 'inline',
    place: form.showError,
  })
  const invited = purpose === 'invitation'
  const title = invited ? t`Welcome, ${name}` : t`Choose a new password`
  if (second) return <Second of={second} done={enter} />
  return (
    <>
      <title>{`${title} · Partsdesk`}</title>
      <h1>{title}</h1>
      <p>
        {invited ? (
          <Trans>You were added to {store}. Choose a password; from then on you sign in with it.</Trans>
        ) : (
          <Trans>You are signed out everywhere else as soon as it is saved.</Trans>
        )}
      </p>
      <form className={css.stack} onSubmit={form.onSubmit((values) => void choose.run(values))} noValidate>
        <Problem of={form.elsewhere(choose.error)} />
        <div className={css.account}>
          <span>
            <Trans>You sign in as</Trans>
          </span>
          <strong data-notranslate>{email}</strong>
        </div>
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <NewPassword
          label={invited ? undefined : t`New password`}
          autoFocus
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <CommandButton type="submit" command={choose} fullWidth>
          {invited ? <Trans>Save and come in</Trans> : <Trans>Save the new password</Trans>}
        </CommandButton>
      </form>
    </>
  )
}

/** A link of one's mailbox stands in for the password, and not for the second factor too. */
function Second({ of, done }: { readonly of: SecondView; readonly done: () => void }) {
  const router = useRouter()
  return (
    <>
      <h1>
        <Trans>Your password is saved</Trans>
      </h1>
      <p>
        <Trans>One more step, as at every sign-in.</Trans>
      </p>
      <SecondStep of={of} done={done} back={() => void router.navigate({ to: '/sign-in' })} />
    </>
  )
}
