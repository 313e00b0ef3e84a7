import { useLingui } from '@lingui/react/macro'
import { Drawer } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import { useEscape } from './use-escape.ts'

type SheetProps = { readonly open: boolean; readonly onClose: () => void; readonly title: ReactNode; readonly children: ReactNode }

/** A drawer at the right edge, the whole screen on a phone. Rendered as a `Dialog` is: always, switching `open`. */
export function Sheet({ open, onClose, title, children }: SheetProps) {
  const { t } = useLingui()
  // Mounted already open it would lose the focus to <body> on close.
  const [shown, show] = useState(false)
  useEffect(() => show(open), [open])
  useEscape({ shown, closable: true, onClose })
  return (
    <Drawer
      opened={shown}
      onClose={onClose}
      title={title}
      position="right"
      size={640}
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {children}
    </Drawer>
  )
}
