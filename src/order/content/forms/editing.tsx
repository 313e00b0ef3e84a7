import type { OrderHead } from '#domain/order-head.ts'
import type { ContentView } from '../shapes.ts'

/** Which edit is being made; lines are named by id. */
export type Editing =
  | { readonly kind: 'add_line' }
  | { readonly kind: 'edit_line'; readonly line: string }
  | { readonly kind: 'cancel_line'; readonly line: string }
  | { readonly kind: 'add_discount' }
  | { readonly kind: 'remove_discount'; readonly index: number; readonly label: string; readonly amount: number }

/** What every form of an edit is given. */
export type FormProps = { readonly head: OrderHead; readonly view: ContentView; readonly onClose: () => void }
