import { PasswordAsk } from '#network/sign-in/shapes.ts'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useMe } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { Section } from '#ui/frame/Section.tsx'
import { addRefusals } from '#ui/refusals.ts'
import { NewPassword } from '../link/NewPassword.tsx'
import css from '../pages.module.css'

addRefusals({ wrong_password: () => msg`This is not your password.` })

/** The person's password: the old one is asked, and every other device is signed out. */
export function PasswordSection() {
  // A saved password leaves no trace in the fields.
  const [times, count] = useState(0)
  return (
    <Section id="password" title={<Trans>Password</Trans>}>
      <Form key={times} onSaved={() => count(times + 1)} />
    </Section>
  )
}

function Form({ onSaved }: { readonly onSaved: () => void }) {
  const { t } = useLingui()
  const { email } = useMe().person
  const form = useDeskForm({
    name: 'password',
    initial: { old: '', password: '' },
    shape: PasswordAsk,
    refusals: { wrong_password: 'old', guessable_password: 'password' },
    draft: false,
  })
  const save = useCommand({
    send: (body: PasswordAsk) => request('/desk/password', { method: 'PUT', body }),
    refresh: ['/desk/sessions', '/desk/sign-ins'],
    done: () => {
      onSaved()
      tellDone(t`Saved. Every other device is signed out.`)
    },
    tell: 'inline',
    place: form.showError,
  })
  return (
    <form className={css.stack} onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
      {form.elsewhere(save.error) && <Problem of={save.error} />}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <div className={css.settings}>
        <PasswordInput
          label={t`Old password`}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t`Show the old password` }}
          key={form.key('old')}
          {...form.getInputProps('old')}
        />
        <NewPassword label={t`New password`} key={form.key('password')} {...form.getInputProps('password')} />
      </div>
      <div className={css.end}>
        <CommandButton type="submit" command={save} variant="default">
          <Trans>Change password</Trans>
        </CommandButton>
      </div>
    </form>
  )
}
