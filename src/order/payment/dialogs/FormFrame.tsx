import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import type { Command } from '#ui/command.ts'
import css from './dialogs.module.css'

type FormFrameProps = {
  /** the choice of ways beside the form; until there is a result */
  readonly ways?: ReactNode
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** The form of a payment dialog, beside the choice that led to it. */
export function FormFrame({ ways, onSubmit, children }: FormFrameProps) {
  const form = (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
  if (!ways) return form
  return (
    <div className={css.collect}>
      {ways}
      {form}
    </div>
  )
}

type FormActionsProps = {
  readonly command: Pick<Command<never>, 'busy'>
  readonly onClose: () => void
  readonly amount?: { readonly amount: number; readonly currency: string }
  readonly danger?: boolean
  readonly disabled?: boolean
  /** what the last button does */
  readonly children: ReactNode
}

/** Cancel, and the step itself with the amount it moves. */
export function FormActions({ command: { busy }, onClose, children, ...button }: FormActionsProps) {
  return (
    <DialogActions>
      <Button onClick={onClose} disabled={busy}>
        <Trans>Cancel</Trans>
      </Button>
      <CommandButton command={{ run: async () => false, busy }} type="submit" {...button}>
        {children}
      </CommandButton>
    </DialogActions>
  )
}
