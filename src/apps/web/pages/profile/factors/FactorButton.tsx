import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'

type FactorButtonProps = {
  readonly title: ReactNode
  readonly words: ReactNode
  /** the button is not needed any more; its dialog stays until it is closed, for the recovery codes are shown only once */
  readonly over?: boolean
  readonly children: (close: () => void) => ReactNode
}

/** A button at a factor, and the dialog it opens, which starts afresh each time. */
export function FactorButton({ title, words, over, children }: FactorButtonProps) {
  const dialog = useDialog()
  return (
    <>
      {!over && (
        <Button size="xs" onClick={dialog.show}>
          {words}
        </Button>
      )}
      <Dialog open={dialog.open} onClose={dialog.hide} title={title}>
        <div key={dialog.opening}>{children(dialog.hide)}</div>
      </Dialog>
    </>
  )
}
