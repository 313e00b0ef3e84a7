import { z } from 'zod'
import type { ActorKind } from '#domain/activity.ts'
import type { EventState, Kind, Outcome, PaymentState, Source } from '#domain/ledger.ts'
import type { Checks, Instrument } from '#domain/payment.ts'
import type { Detail } from '#domain/result.ts'

const amount = z.int().min(1).max(100_000_000_00)
const words = (max: number) => z.string().trim().min(1).max(max)

/** How money can move outside the gateway. */
export const offlineMethods = ['cash', 'check', 'paypal', 'terminal', 'other'] as const
export type OfflineMethod = (typeof offlineMethods)[number]

/** Take `amount` (minor units) of a hold; the rest of the hold is let go. */
export const CaptureAsk = z.strictObject({ transaction: z.uuid(), amount })
export type CaptureAsk = z.infer<typeof CaptureAsk>

/** Let a hold go whole. */
export const VoidAsk = z.strictObject({ transaction: z.uuid(), reason: words(300) })
export type VoidAsk = z.infer<typeof VoidAsk>

/** Give `amount` (minor units) of a sale or capture back to the instrument that paid it. */
export const RefundAsk = z.strictObject({ transaction: z.uuid(), amount, reason: words(300) })
export type RefundAsk = z.infer<typeof RefundAsk>

/** Money that came in (`in`) or went out (`out`) outside the gateway; recording it moves none. */
export const OfflineAsk = z.strictObject({
  direction: z.enum(['in', 'out']),
  amount,
  method: z.enum(offlineMethods),
  reference: words(120),
  note: words(1000),
})
export type OfflineAsk = z.infer<typeof OfflineAsk>

/** Take an offline adjustment back by a row of its own. */
export const ReverseAsk = z.strictObject({ transaction: z.uuid(), note: words(1000) })
export type ReverseAsk = z.infer<typeof ReverseAsk>

/** What a money command came to. `pending` and `unknown` are not answered yet: ask again, nothing happens twice. */
export type MoneyAnswer = {
  readonly transaction: string
  readonly kind: Kind
  readonly amount: number
  readonly outcome: Outcome
  readonly code: string | null
  readonly advice: string | null
  readonly message: string | null
}

export type Allowed = { readonly ok: true }
export type Barred = { readonly ok: false; readonly code: string; readonly detail: Detail }
export type Can = Allowed | Barred

/** One fact about an attempt, as it was learned. */
export type EventView = {
  readonly state: EventState
  readonly source: Source
  readonly at: string
  readonly reference: string | null
  readonly code: string | null
  readonly message: string | null
}

/** One row of the history: an attempt, what it came to, and what may be done with it now. Amounts are minor units. */
export type TransactionView = {
  readonly id: string
  readonly kind: Kind
  readonly parent: string | null
  readonly amount: number
  readonly outcome: Outcome
  /** how it was paid offline; null for a gateway's row */
  readonly method: string | null
  readonly instrument: Instrument | null
  readonly checks: Checks | null
  readonly code: string | null
  readonly advice: string | null
  readonly message: string | null
  /** the gateway's id, or the reference somebody wrote down */
  readonly reference: string | null
  readonly fee: number | null
  readonly reason: string | null
  readonly note: string | null
  readonly expiresAt: string | null
  readonly at: string
  readonly who: { readonly kind: ActorKind; readonly name: string }
  readonly source: Source
  readonly events: readonly EventView[]
  /** refund: of a sale or capture. void: of a hold. reverse: of an offline adjustment. check: of an unanswered attempt. Null where it has no meaning. */
  readonly can: {
    readonly refund: (Allowed & { readonly left: number }) | Barred | null
    readonly void: Can | null
    readonly reverse: Can | null
    readonly check: Can | null
  }
}

/** What the storefront said of the payment and the gateway has not confirmed: still to be asked, or refused with the reason. */
export type ClaimView = {
  readonly id: string
  readonly kind: 'reference' | 'payment_method'
  readonly reference: string
  readonly state: 'unconfirmed' | 'refused'
  readonly why: string | null
  readonly at: string
  readonly check: Can
}

/** The Payment section. Amounts are minor units of the order's currency; `due` below zero is owed to the buyer. */
export type PaymentView = {
  readonly state: PaymentState
  readonly balances: {
    readonly total: number
    readonly captured: number
    readonly refunded: number
    readonly offline: number
    readonly collected: number
    readonly due: number
    readonly held: number
    readonly unsettled: number
  }
  /** the live hold that ends first */
  readonly hold: { readonly amount: number; readonly expiresAt: string | null } | null
  readonly claim: ClaimView | null
  /** newest first */
  readonly history: readonly TransactionView[]
  readonly can: {
    /** the hold to capture, what is left of it and the amount to begin with */
    readonly capture: (Allowed & { readonly transaction: string; readonly left: number; readonly suggested: number }) | Barred
    readonly void: Can
    readonly refund: Can
    readonly offline: Can
  }
}

const brands: { readonly [code: string]: string } = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
}

/** "Visa 4242": a card as people tell cards apart; null when the gateway told neither brand nor digits. */
export function cardName(instrument: Instrument | null): string | null {
  const brand = instrument?.brand ? (brands[instrument.brand] ?? instrument.brand) : null
  return [brand, instrument?.last4].filter(Boolean).join(' ') || null
}
