import { z } from 'zod'
import type { ActorKind } from '#domain/activity.ts'
import type { MoneyAttention } from '#domain/payment/attention.ts'
import type { EventState, Kind, Outcome, Source } from '#domain/ledger.ts'
import type { Checks, Instrument } from '#domain/payment.ts'
import type { Evidence } from '#domain/payment/evidence.ts'
import type { PaymentState } from '#domain/payment/state.ts'
import type { RefundPart, RefundPrices } from '#domain/payment/refund.ts'
import type { Detail } from '#domain/result.ts'

type GatewayName = 'stripe' | 'paypal'

const amount = z.int().min(1).max(100_000_000_00)
const words = (max: number) => z.string().trim().min(1).max(max)

/** How money can move outside the gateway. */
export const offlineMethods = ['cash', 'check', 'paypal', 'terminal', 'other'] as const
export type OfflineMethod = (typeof offlineMethods)[number]

/** Take `amount` (minor units) of a hold; the rest of the hold is let go, or with `keep` stays held where it may be captured several times. */
export const CaptureAsk = z.strictObject({ transaction: z.uuid(), amount, keep: z.boolean().default(false) })
export type CaptureAsk = z.input<typeof CaptureAsk>

/** Let a hold go, or what is left of it. */
export const VoidAsk = z.strictObject({ transaction: z.uuid(), reason: words(300) })
export type VoidAsk = z.infer<typeof VoidAsk>

/** Why money is given back; each is a sentence in the panel and in the history. */
export const refundReasons = [
  'customer_request',
  'not_available',
  'wrong_part',
  'damaged',
  'core_returned',
  'late',
  'overpaid',
  'fraud',
  'courtesy',
  'other',
] as const

const pieces = z.strictObject({ of: z.enum(['line', 'core']), line: z.uuid(), quantity: z.int().min(1).max(100_000) })
const sum = z.strictObject({ of: z.enum(['shipping', 'courtesy']), amount })

/**
 * Give `amount` (minor units) back to what paid it: to one payment, or with `transaction` null to all of them, oldest first. `parts` say what it is for and
 * lower what the buyer owes; their sum is the amount. Without parts the money goes back and stays owed, or was paid too much.
 */
export const RefundAsk = z.strictObject({
  transaction: z.uuid().nullable(),
  amount,
  reason: z.enum(refundReasons),
  note: z.string().trim().max(300).nullish(),
  parts: z
    .array(z.union([pieces, sum]))
    .max(500)
    .default([]),
  goodsBack: z.boolean().nullish(),
})
export type RefundAsk = z.input<typeof RefundAsk>

/** What each part of a refund came to, in the order it was sent; one for each payment it went back to. */
export type RefundAnswer = { readonly answers: readonly MoneyAnswer[] }

/** Charge a card just typed into the provider's own field. `keep`: the customer agreed that it may be charged again. `phone`: they told it by phone. */
export const CardAsk = z.strictObject({
  token: words(120),
  amount,
  keep: z.boolean().default(false),
  phone: z.boolean().default(false),
})
export type CardAsk = z.input<typeof CardAsk>

/** Charge again what an earlier payment of this order was made with and kept. */
export const AgainAsk = z.strictObject({ transaction: z.uuid(), amount })
export type AgainAsk = z.infer<typeof AgainAsk>

/** Hold again what a hold stood for. */
export const ReauthorizeAsk = z.strictObject({ transaction: z.uuid(), amount })
export type ReauthorizeAsk = z.infer<typeof ReauthorizeAsk>

/** Place a small secret hold on the card of an earlier payment, or on one just typed in. */
export const VerifyAsk = z.union([
  z.strictObject({ transaction: z.uuid() }),
  z.strictObject({ token: words(120), phone: z.boolean().default(false) }),
])
export type VerifyAsk = z.input<typeof VerifyAsk>

/** The amount the customer reads from their statement, minor units. */
export const NameAmountAsk = z.strictObject({ transaction: z.uuid(), amount: z.int().min(1).max(999_99) })
export type NameAmountAsk = z.infer<typeof NameAmountAsk>

/** Stop verifying: the secret hold is let go. */
export const GiveUpAsk = z.strictObject({ transaction: z.uuid() })
export type GiveUpAsk = z.infer<typeof GiveUpAsk>

/** Money that came in (`in`) or went out (`out`) outside the gateway; recording it moves none. `credit`: what went out is not owed any more. */
export const OfflineAsk = z.strictObject({
  direction: z.enum(['in', 'out']),
  amount,
  method: z.enum(offlineMethods),
  reference: words(120),
  note: words(1000),
  credit: z.boolean().default(false),
})
export type OfflineAsk = z.input<typeof OfflineAsk>

/** Take an offline adjustment back by a row of its own. */
export const ReverseAsk = z.strictObject({ transaction: z.uuid(), note: words(1000) })
export type ReverseAsk = z.infer<typeof ReverseAsk>

/**
 * What a money command came to. `pending` and `unknown` are not answered yet: ask again, nothing happens twice. `amount` is 0 for a secret hold; `url` is
 * where a buyer at the pay page must confirm.
 */
export type MoneyAnswer = {
  readonly transaction: string
  readonly kind: Kind
  readonly amount: number
  readonly outcome: Outcome
  readonly code: string | null
  readonly advice: string | null
  readonly message: string | null
  readonly url?: string
}

/** What naming the secret amount came to; `triesLeft` before the verification has failed. */
export type NameAnswer = { readonly state: VerificationState; readonly triesLeft: number }

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

/** How far verifying a card is: waiting for the customer's answer, named rightly, failed after the last try, or given up. */
export type VerificationState = 'open' | 'named' | 'failed' | 'given_up'

/** A dispute, an inquiry or a warning as the gateway tells it. */
export type DisputeView = {
  readonly id: string
  readonly kind: 'dispute' | 'inquiry' | 'fraud_warning'
  readonly state: 'needs_response' | 'under_review' | 'won' | 'lost' | 'closed'
  readonly reason: string | null
  readonly amount: number
  readonly dueBy: string | null
  readonly at: string
}

/** One row of the history: an attempt, what it came to, and what may be done with it now. Amounts are minor units. */
export type TransactionView = {
  readonly id: string
  readonly kind: Kind
  readonly parent: string | null
  /** 0 while `secret` */
  readonly amount: number
  /** the amount of a hold that verifies a card, until its holder has named it */
  readonly secret: boolean
  readonly verification: { readonly state: VerificationState; readonly triesLeft: number } | null
  /** which gateway it went through; null for what moved elsewhere */
  readonly gateway: GatewayName | null
  /** what a refund was for */
  readonly parts: readonly RefundPart[]
  readonly goodsBack: boolean | null
  /** a dispute, an inquiry or a warning about this payment */
  readonly disputes: readonly DisputeView[]
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
  /** a hold that ran out with money in it */
  readonly expired: boolean
  readonly at: string
  readonly who: { readonly kind: ActorKind; readonly name: string }
  readonly source: Source
  /** refund: of a sale or capture. void: of a hold. reverse: of an offline adjustment. check: of an unanswered attempt. Null where it has no meaning. */
  readonly can: {
    readonly refund: (Allowed & { readonly left: number }) | Barred | null
    readonly void: Can | null
    readonly reverse: Can | null
    readonly check: Can | null
    /** name the secret amount of a verification */
    readonly name: Can | null
  }
}

/** What the storefront said of the payment and the gateway has not confirmed: still to be asked, or refused with the reason. */
export type ClaimView = {
  readonly id: string
  readonly kind: 'reference' | 'payment_method'
  readonly reference: string
  readonly state: 'unconfirmed' | 'refused'
  /** why it was refused, or what it waits for */
  readonly why: string | null
  readonly at: string
  readonly check: Can
}

/** A pay link that was neither paid nor taken back; `who` made it. */
export type LinkView = {
  readonly id: string
  readonly amount: number
  readonly state: 'open' | 'expired'
  readonly until: string
  readonly who: string
  readonly can: { readonly revoke: Can }
}

/** The Payment section. Amounts are minor units of the order's currency; `due` below zero is owed to the buyer. */
export type PaymentView = {
  readonly state: PaymentState
  readonly balances: {
    readonly total: number
    readonly captured: number
    readonly refunded: number
    readonly offline: number
    readonly disputed: number
    readonly credited: number
    readonly collected: number
    readonly due: number
    readonly held: number
    readonly unsettled: number
  }
  /** the live hold that ends first; `guaranteedUntil` where its gateway answers for the money for a shorter time */
  readonly hold: { readonly amount: number; readonly expiresAt: string | null; readonly guaranteedUntil: string | null } | null
  readonly claim: ClaimView | null
  /** newest first */
  readonly history: readonly TransactionView[]
  readonly attention: readonly MoneyAttention[]
  /** null while nothing is disputed */
  readonly evidence: Evidence | null
  /** newest first */
  readonly links: readonly LinkView[]
  readonly can: {
    /** the hold to capture, what is left of it, the amount to begin with, and whether the rest may stay held */
    readonly capture: CaptureCan
    /** the hold that ran out or soon does, and the amount to hold again */
    readonly reauthorize: (Allowed & { readonly transaction: string; readonly suggested: number }) | Barred
    /** what was kept of earlier payments, newest first */
    readonly again: (Allowed & { readonly saved: readonly SavedView[]; readonly suggested: number }) | Barred
    /** cards may be typed into the provider's field */
    readonly card: (Allowed & { readonly field: CardField; readonly suggested: number }) | Barred
    /** a link by mail, to the buyer's address where they gave one */
    readonly link: (Allowed & { readonly suggested: number; readonly to: string | null }) | Barred
    readonly verify: (Allowed & { readonly saved: readonly SavedView[]; readonly field: CardField | null }) | Barred
    readonly void: Can
    readonly refund: Can
    readonly offline: Can
  }
}

export type CaptureCan =
  | (Allowed & { readonly transaction: string; readonly left: number; readonly suggested: number; readonly several: boolean })
  | Barred

/** What an earlier payment kept: the attempt it was kept with, and its name. */
export type SavedView = { readonly transaction: string; readonly gateway: GatewayName; readonly instrument: Instrument | null }

/** The provider's own card field: which provider, the key it is opened with, where the frame comes from, and whether phone cards may be said to be such. */
export type CardField = { readonly provider: 'stripe' | 'sandbox'; readonly key: string; readonly url: string; readonly phone: boolean }

/** What can still be given back, with the prices it is worked out from: what the refund dialog computes with. */
export type RefundableView = {
  readonly prices: RefundPrices
  readonly given: readonly RefundPart[]
  readonly lines: readonly { readonly id: string; readonly partNumber: string; readonly name: string; readonly shipped: number }[]
}
