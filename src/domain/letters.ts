import type { Level } from './risk/bands.ts'

/** The mails the desk writes. `personal` is what a person typed in the composer; those of `staffLetters` go to people of the store. */
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
] as const
export type LetterKind = (typeof letterKinds)[number]

/** Letters to the store's own people: they are no messages to the buyer, and prove nothing to a bank. */
export const staffLetters = ['staff_new_order', 'staff_risk_raised', 'staff_customer_replied'] as const satisfies readonly LetterKind[]

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
  | { readonly kind: 'cancelled'; readonly reason: string; readonly returned: number; readonly voided: number }
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
  | { readonly kind: 'staff_new_order'; readonly person: string }
  /** `score` and `level` as they were raised to; who reported the buyer is nobody's to know */
  | { readonly kind: 'staff_risk_raised'; readonly person: string; readonly score: number; readonly level: Level }
  /** `excerpt`: how the customer's mail begins */
  | { readonly kind: 'staff_customer_replied'; readonly person: string; readonly excerpt: string }
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
