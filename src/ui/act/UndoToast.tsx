import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import css from './act.module.css'

/** Says what was done and offers to take it back, for `seconds` (10). Only where the server can really undo. */
export function tellUndo(message: ReactNode, undo: () => void, seconds = 10): void {
  const id = notifications.show({
    autoClose: seconds * 1000,
    role: 'status',
    message: (
      <span className={css.undo}>
        <span>{message}</span>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id)
            undo()
          }}
        >
          <Trans>Undo</Trans>
        </Button>
      </span>
    ),
  })
}
