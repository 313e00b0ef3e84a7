import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { lazy, Suspense, useEffect, type ReactNode } from 'react'
import { Dialog } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import type { ContentView } from '../shapes.ts'
import type { Editing } from './editing.tsx'

const load = () => import('./EditForm.tsx').then(({ EditForm }) => ({ default: EditForm }))
const EditForm = lazy(load)

type DialogsProps = {
  readonly head: OrderHead
  readonly view: ContentView
  readonly editing: Editing
  readonly open: boolean
  readonly onClose: () => void
}

/** One dialog for every change of what was sold; each shows what it comes to before it is saved. Its forms come once the page has settled. */
export function EditDialogs({ editing, open, onClose, ...rest }: DialogsProps) {
  useEffect(() => {
    const timer = setTimeout(() => void load(), 1000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={<Title of={editing} />}
      size={editing.kind === 'add_line' || editing.kind === 'edit_line' ? 'lg' : 'md'}
    >
      <Suspense fallback={<Skeleton lines={6} />}>
        <EditForm editing={editing} onClose={onClose} {...rest} />
        <FirstFocus />
      </Suspense>
    </Dialog>
  )
}

function Title({ of: { kind } }: { readonly of: Editing }): ReactNode {
  switch (kind) {
    case 'add_line':
      return <Trans>Add item</Trans>
    case 'edit_line':
      return <Trans>Edit line</Trans>
    case 'cancel_line':
      return <Trans>Cancel line</Trans>
    case 'add_discount':
      return <Trans>Add discount</Trans>
    case 'remove_discount':
      return <Trans>Take a discount back</Trans>
  }
}
