import type { ProofAsk } from '#network/sign-in/shapes.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { useCommand } from '#ui/command.ts'
import { useMe } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import '../../sign-in/refusals.ts'
import css from '../../pages.module.css'

type ProofFormProps<Out> = {
  /** what happens, what stays */
  readonly says: ReactNode
  /** the words of the last button */
  readonly confirm: ReactNode
  readonly danger?: boolean
  /** a code of the app or a recovery code will do as well */
  readonly orCode?: boolean
  readonly send: (proof: ProofAsk) => Promise<Out>
  readonly done: (out: Out) => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** Asks for the password or a code once more, at the end of whatever changes what one signs in with. */
export function ProofForm<Out>({ says, confirm, danger, orCode = false, send, done, onClose, children }: ProofFormProps<Out>) {
  const { t } = useLingui()
  const { email } = useMe().person
  const [byCode, choose] = useState(false)
  const form = useDeskForm({
    name: 'proof',
    initial: { password: '', code: '' },
    refusals: { wrong_password: 'password', wrong_code: 'code' },
    draft: false,
  })
  const act = useCommand({
    send: ({ password, code }: { readonly password: string; readonly code: string }) => send(byCode ? { code } : { password }),
    refresh: ['/desk/factors', '/desk/sign-ins', '/desk/sessions', '/desk/me'],
    done,
    tell: 'inline',
    place: form.showError,
  })
  return (
    <form className={css.stack} onSubmit={form.onSubmit((values) => void act.run(values))}>
      <Problem of={form.elsewhere(act.error)} />
      <div>{says}</div>
      {children}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      {byCode ? (
        <TextInput label={t`Code`} autoComplete="one-time-code" required withAsterisk={false} {...form.getInputProps('code')} key="code" />
      ) : (
        <PasswordInput
          label={t`Your password`}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus={!children || undefined}
          visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
      )}
      {orCode && (
        <Anchor component="button" type="button" className={css.aside} onClick={() => choose(!byCode)}>
          {byCode ? <Trans>Use the password instead</Trans> : <Trans>Use a code instead</Trans>}
        </Anchor>
      )}
      <DialogActions>
        <Button onClick={onClose} disabled={act.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={act} danger={danger}>
          {confirm}
        </CommandButton>
      </DialogActions>
    </form>
  )
}
