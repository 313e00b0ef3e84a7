import type { OrderHead } from '#domain/order-head.ts'
import type { PaymentView } from '../shapes.ts'

/** What a form of a payment dialog gets; `transaction` is the row it was opened from, null when it was opened from the section's head. */
export type FormProps = {
  readonly head: OrderHead
  readonly view: PaymentView
  readonly transaction: string | null
  readonly onClose: () => void
}

const names = ['collect', 'offline', 'refund', 'void', 'reverse'] as const
export type DialogName = (typeof names)[number]

/** Is this word of the address one of ours? */
export function dialogName(word: string | undefined): DialogName | undefined {
  return names.find((name) => name === word)
}
