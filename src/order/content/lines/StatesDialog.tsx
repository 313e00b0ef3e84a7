import type { OrderHead } from '#domain/order-head.ts'
import { Plural } from '@lingui/react/macro'
import { lazy, Suspense, useEffect } from 'react'
import { Dialog } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import type { ContentView } from '../shapes.ts'
import type { StatesFor } from './StatesForm.tsx'

const load = () => import('./StatesForm.tsx').then(({ StatesForm }) => ({ default: StatesForm }))
const StatesForm = lazy(load)

type DialogProps = {
  readonly head: OrderHead
  readonly view: ContentView
  readonly chosen: StatesFor
  readonly open: boolean
  readonly onClose: () => void
}

/** Gives lines a state with what belongs to it: from whom and when. Its form comes once the page has settled. */
export function StatesDialog({ open, onClose, chosen, ...rest }: DialogProps) {
  useEffect(() => {
    const timer = setTimeout(() => void load(), 1000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="sm"
      title={<Plural value={chosen.lines.length} one="State of the line" other="State of # lines" />}
    >
      <Suspense fallback={<Skeleton lines={4} />}>
        <StatesForm {...rest} chosen={chosen} onClose={onClose} />
        <FirstFocus />
      </Suspense>
    </Dialog>
  )
}
