import type { ReactNode } from 'react'
import { CancelLineForm } from './CancelLineForm.tsx'
import { AddDiscountForm, RemoveDiscountForm } from './DiscountForms.tsx'
import type { Editing, FormProps } from './editing.tsx'
import { LineForm } from './LineForm.tsx'

/** The form of an edit; fetched when one is first made. */
export function EditForm({ editing, ...rest }: FormProps & { readonly editing: Editing }): ReactNode {
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
