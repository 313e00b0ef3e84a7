import type { Address } from '#domain/address.ts'
import type { OrderHead } from '#domain/order-head.ts'
import type { ReactNode } from 'react'
import type { PaymentView } from '../shapes.ts'

/** The buyer as the provider's card field is told of them, so that the issuer can check name and address. */
export type Buyer = { readonly name: string; readonly email: string | null; readonly phone: string | null }

/** What a form of a payment dialog gets; `transaction` is the row it was opened from, null when it was opened from the section's head. */
export type FormProps = {
  readonly head: OrderHead
  readonly view: PaymentView
  readonly buyer: Buyer
  readonly billing: Address
  readonly transaction: string | null
  readonly onClose: () => void
}

const names = ['collect', 'offline', 'refund', 'void', 'reverse', 'verify', 'name'] as const
export type DialogName = (typeof names)[number]

/** Is this word of the address one of ours? */
export function dialogName(word: string | undefined): DialogName | undefined {
  return names.find((name) => name === word)
}

/** What the form of one way to collect gets: `can` says what it begins with, `ways` stands beside it until there is a result. */
export type WayProps<Can> = Omit<FormProps, 'transaction'> & { readonly can: Can; readonly ways: ReactNode }
