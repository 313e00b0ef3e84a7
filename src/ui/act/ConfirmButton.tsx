import { Trans } from '@lingui/react/macro'
import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Command } from '../command.ts'
import { CommandButton } from './CommandButton.tsx'
import { Dialog, DialogActions, useDialog } from './Dialog.tsx'
import { Problem } from './Problem.tsx'

type ConfirmButtonProps<In, Out> = Pick<ButtonProps, 'variant' | 'size' | 'leftSection' | 'disabled'> & {
  /** the words on the page's button: "Void label" */
  readonly children: ReactNode
  readonly title: ReactNode
  /** what happens, what it costs, what stays */
  readonly says: ReactNode
  /** the words of the last button say what it does: "Void label, get $14.82 back" */
  readonly confirm: ReactNode
  readonly danger?: boolean
  /** made with `tell: 'inline'`: its "no" is shown in the dialog */
  readonly command: Command<In, Out>
  readonly input: In
}

/** Asks once before something that cannot be taken back. A fresh command id at every opening; closes itself when done. */
export function ConfirmButton<In, Out>({
  children,
  title,
  says,
  confirm,
  danger = true,
  command,
  input,
  ...button
}: ConfirmButtonProps<In, Out>) {
  const dialog = useDialog()
  const open = () => {
    command.renew()
    dialog.show()
  }
  const run = async (asked: In) => {
    const worked = await command.run(asked)
    if (worked) dialog.hide()
    return worked
  }
  return (
    <>
      <Button {...button} onClick={open}>
        {children}
      </Button>
      <Dialog open={dialog.open} onClose={dialog.hide} title={title} size="sm" closable={!command.busy}>
        <Problem of={command.error} />
        <div>{says}</div>
        <DialogActions>
          <Button onClick={dialog.hide} disabled={command.busy} data-autofocus>
            <Trans>Cancel</Trans>
          </Button>
          <CommandButton command={{ run, busy: command.busy }} input={input} danger={danger}>
            {confirm}
          </CommandButton>
        </DialogActions>
      </Dialog>
    </>
  )
}
