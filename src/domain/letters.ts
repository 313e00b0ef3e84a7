/** The mails an order has. `personal` is what a person typed in the composer. */
export const letterKinds = [
  'order_received',
  'shipped',
  'ready_for_pickup',
  'cancelled',
  'refunded',
  'personal',
  'staff_new_order',
  'receipt',
  'pay_link',
  'verify_card',
  'delivered',
  'delivery_exception',
  'staff_risk_raised',
  'staff_customer_replied',
  'backordered',
  'balance_due',
  'lines_cancelled',
] as const
export type LetterKind = (typeof letterKinds)[number]

/** Letters to the store's own people, which were an order's before notifications were their way: none is written any more, and those of then are no messages to the buyer and prove nothing to a bank. */
export const staffLetters = ['staff_new_order', 'staff_risk_raised', 'staff_customer_replied'] as const satisfies readonly LetterKind[]

/** Why an order or parts of it are cancelled, as far as its buyer is told: of a suspicion they hear nothing. */
export const cancelWhys = ['asked', 'not_available', 'undeliverable', 'twice'] as const
export type CancelWhy = (typeof cancelWhys)[number]

/** queued: its job will send it. sent: the mail server took it. failed: a definite no, with the server's words beside it. withdrawn: its writer took it back before it left. */
export type LetterState = 'queued' | 'sent' | 'failed' | 'withdrawn'

/** Seconds in which what a person wrote can be taken back before it leaves. */
export const undoSeconds = 10

/** A customer's words below an answer to them, with who wrote them when. */
export type LetterQuote = { readonly intro: string; readonly text: string }

/** What a letter needs beyond the order itself; amounts in minor units. Kept with the letter, so that what was sent can be shown again. */
export type LetterFacts =
  | { readonly kind: 'order_received' }
  | { readonly kind: 'shipped'; readonly shipment: string }
  | { readonly kind: 'ready_for_pickup'; readonly shipment: string }
  | { readonly kind: 'delivered' | 'delivery_exception'; readonly parcel: string }
  /** `reason` is for the log; the buyer is told `why` in words of their own language, and nothing where it is absent */
  | {
      readonly kind: 'cancelled'
      readonly reason: string
      readonly why?: CancelWhy | undefined
      readonly returned: number
      readonly voided: number
    }
  /** Parts of an order that goes on; `back` is what was paid beyond what it costs then */
  | {
      readonly kind: 'lines_cancelled'
      readonly lines: readonly { readonly line: string; readonly quantity: number }[]
      readonly why?: CancelWhy | undefined
      readonly back: number
    }
  /** `until` as 2026-03-31 */
  | { readonly kind: 'backordered'; readonly lines: readonly { readonly line: string; readonly until: string }[] }
  /** What an order that was changed still costs; with a link (`until` as ISO 8601, `sealed` as a pay link's) or without, and then the buyer is asked to call */
  | {
      readonly kind: 'balance_due'
      readonly amount: number
      readonly link: string | null
      readonly until: string | null
      readonly sealed?: string | undefined
    }
  | { readonly kind: 'refunded'; readonly amount: number; readonly instrument: string | null }
  /** `html` is harmless and says what `body` does; `signature` stands below it; `reply` is the mail it answers */
  | {
      readonly kind: 'personal'
      readonly subject: string
      readonly body: string
      readonly html?: string | undefined
      readonly signature?: string | undefined
      readonly reply?: string | undefined
      readonly quote?: LetterQuote | undefined
    }
  /** `due`: what is owed after it; below zero it was paid too much */
  | { readonly kind: 'receipt'; readonly amount: number; readonly instrument: string | null; readonly due: number }
  /** `until` as ISO 8601; `sealed` is the secret part of the link's address, taken out once the letter has left */
  | {
      readonly kind: 'pay_link'
      readonly link: string
      readonly amount: number
      readonly until: string
      readonly note: string | null
      readonly sealed?: string | undefined
    }
  /** the amount is nobody's to know but the card holder's: it stands nowhere in it */
  | { readonly kind: 'verify_card'; readonly instrument: string | null }
