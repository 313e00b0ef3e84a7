import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Dialog } from '#ui/act/Dialog.tsx'
import type { ContentView } from '../shapes.ts'
import { CancelLineForm } from './CancelLineForm.tsx'
import { AddDiscountForm, RemoveDiscountForm } from './DiscountForms.tsx'
import type { Editing, FormProps } from './editing.tsx'
import { LineForm } from './LineForm.tsx'

type DialogsProps = { readonly head: OrderHead; readonly view: ContentView; readonly editing: Editing; readonly open: boolean; readonly onClose: () => void }

/** One dialog for every change of what was sold; each shows what it comes to before it is saved. */
export function EditDialogs({ editing, open, onClose, ...rest }: DialogsProps) {
  return (
    <Dialog open={open} onClose={onClose} title={<Title of={editing} />} size={editing.kind === 'add_line' || editing.kind === 'edit_line' ? 'lg' : 'md'}>
      <Form editing={editing} onClose={onClose} {...rest} />
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

function Form({ editing, ...rest }: FormProps & { readonly editing: Editing }): ReactNode {
  const line = 'line' in editing ? rest.view.lines.find((one) => one.id === editing.line) : undefined
  switch (editing.kind) {
    case 'add_line':
      return <LineForm {...rest} />
    case 'edit_line':
      return line && <LineForm {...rest} line={line} />
    case 'cancel_line':
      return line && <CancelLineForm {...rest} line={line} />
    case 'add_discount':
      return <AddDiscountForm {...rest} />
    case 'remove_discount':
      return <RemoveDiscountForm {...rest} discount={editing} />
  }
}
