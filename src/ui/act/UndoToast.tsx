import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { uuidv7 } from 'uuidv7'
import css from './act.module.css'
import { tellFor, untell } from './toast.ts'

/** Says what was done and offers to take it back, for `seconds` (10). Only where the server can really undo. */
export function tellUndo(message: ReactNode, undo: () => void, seconds = 10): void {
  const id = uuidv7()
  const takeBack = () => {
    untell(id)
    undo()
  }
  tellFor(
    id,
    <span className={css.undo}>
      <span>{message}</span>
      <Button size="compact-sm" variant="subtle" onClick={takeBack}>
        <Trans>Undo</Trans>
      </Button>
    </span>,
    seconds,
  )
}
