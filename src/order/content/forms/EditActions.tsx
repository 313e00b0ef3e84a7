import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import type { useEdit } from './use-edit.tsx'

type ActionsProps = {
  readonly edit: Pick<ReturnType<typeof useEdit>, 'save' | 'ready'>
  readonly onClose: () => void
  readonly danger?: boolean
  readonly children: ReactNode
}

/** The end of every edit: nothing is saved whose figures are not on screen. */
export function EditActions({ edit, onClose, danger, children }: ActionsProps) {
  return (
    <DialogActions>
      <Button onClick={onClose} disabled={edit.save.busy}>
        <Trans>Back</Trans>
      </Button>
      <CommandButton command={edit.save} type="submit" danger={danger} disabled={!edit.ready}>
        {children}
      </CommandButton>
    </DialogActions>
  )
}
