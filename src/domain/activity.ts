import type { AddressField } from './address.ts'
import type { FraudReason, MarkEvidence } from './fraud/reasons.ts'
import type { Method } from './fulfillment.ts'
import type { EventState, Kind } from './ledger.ts'
import type { LetterKind } from './letters.ts'
import type { LineState, Status } from './order.ts'
import type { MailNature } from './mail/incoming.ts'
import type { Level } from './risk/bands.ts'
import type { Tick } from './risk/facts.ts'
import type { TrackerState } from './shipping/tracker.ts'

/** Who did it: a person of the store, or a program (storefront, job). A buyer acts through the desk itself, under the name of their part. */
export type ActorKind = 'person' | 'storefront' | 'system'

/** The name a buyer at the pay page acts under: the log keeps no name that could not be erased. */
export const buyerActor = 'Customer'

/** The guards of the confirmation box; each is off, warn or block by store setting, a missing approval always blocks. */
export const guards = [
  'balance_due',
  'fraud_not_cleared',
  'score_pending',
  'high_not_looked_at',
  'approval_missing',
  'fitment',
  'dms_number',
  'loses_money',
] as const
export type Guard = (typeof guards)[number]

/** What a person made of a buyer: honest, doubtful, or a fraudster they know. */
export type FraudMark = 'not_fraud' | 'suspected' | 'known'

/**
 * Everything that may stand in an order's activity log: one entry per fact changed. Amounts are minor units of the order's currency.
 * Personal values (addresses, names, texts) never stand here but in the entry's erasable values.
 */
export type Activity =
  | { readonly type: 'order_received'; readonly channel: string; readonly externalNumber: string; readonly total: number }
  | { readonly type: 'order_typed_in'; readonly total: number }
  /** which of the store's taxes whoever typed the order in left out, by name; `reason`: why the buyer is exempt of all */
  | { readonly type: 'tax_left_out'; readonly names: readonly string[]; readonly reason?: string | undefined }
  | {
      readonly type: 'status_changed'
      readonly from: Status
      readonly to: Status
      readonly reason?: string | undefined
      /** the name of the store's rule that did it */
      readonly rule?: string | undefined
    }
  | { readonly type: 'assigned'; readonly from: string | null; readonly to: string | null; readonly rule?: string | undefined }
  | { readonly type: 'dms_number_set'; readonly from: string | null; readonly to: string | null }
  | { readonly type: 'buyer_changed'; readonly fields: readonly string[] }
  | {
      readonly type: 'address_changed'
      readonly kind: 'billing' | 'shipping'
      readonly fields: readonly AddressField[]
      readonly reason: string
    }
  | { readonly type: 'vehicle_changed'; readonly fields: readonly string[] }
  | {
      readonly type: 'line_added'
      readonly line: string
      readonly partNumber: string
      readonly quantity: number
      readonly unitPrice: number
      readonly reason?: string | undefined
    }
  | {
      readonly type: 'line_changed'
      readonly line: string
      readonly partNumber: string
      readonly field: string
      readonly from: string | number | boolean | null
      readonly to: string | number | boolean | null
    }
  | {
      readonly type: 'line_state_changed'
      readonly line: string
      readonly partNumber: string
      readonly from: LineState
      readonly to: LineState
      readonly until?: string | null | undefined
    }
  | {
      readonly type: 'line_cancelled'
      readonly line: string
      readonly partNumber: string
      readonly quantity: number
      readonly reason: string
    }
  | { readonly type: 'fitment_signed'; readonly line: string; readonly partNumber: string; readonly vin: string | null }
  | { readonly type: 'fitment_withdrawn'; readonly line: string; readonly partNumber: string }
  | { readonly type: 'discount_added'; readonly label: string; readonly amount: number }
  | { readonly type: 'discount_removed'; readonly label: string; readonly amount: number }
  | { readonly type: 'tax_overridden'; readonly from: number; readonly to: number; readonly reason: string }
  | { readonly type: 'total_changed'; readonly from: number; readonly to: number }
  | { readonly type: 'checked'; readonly step: 'addresses' | 'risk' }
  | { readonly type: 'payment_confirmed'; readonly reference: string; readonly kind: Kind; readonly amount: number }
  | { readonly type: 'payment_not_confirmed'; readonly reference: string; readonly why: string }
  | {
      readonly type: 'transaction'
      readonly transaction: string
      readonly kind: Kind
      readonly amount: number
      readonly state: EventState
      readonly method?: string | undefined
      readonly code?: string | undefined
      /** a hold that verifies a card, or its release: the amount is not told */
      readonly secret?: true | undefined
    }
  | {
      readonly type: 'card_verification'
      readonly state: 'named' | 'wrong' | 'failed' | 'given_up'
      readonly triesLeft: number
    }
  | { readonly type: 'pay_link_made'; readonly link: string; readonly amount: number; readonly until: string }
  | { readonly type: 'pay_link_revoked'; readonly link: string; readonly amount: number }
  | { readonly type: 'pay_link_paid'; readonly link: string; readonly amount: number }
  | {
      readonly type: 'dispute'
      readonly dispute: string
      readonly kind: 'dispute' | 'inquiry' | 'fraud_warning'
      readonly state: 'needs_response' | 'under_review' | 'won' | 'lost' | 'closed'
      readonly amount: number
      readonly reason: string | null
    }
  | {
      readonly type: 'risk_scored'
      readonly from: number | null
      readonly to: number
      readonly level: Level
    }
  | { readonly type: 'risk_ticked'; readonly tick: Tick; readonly done: boolean }
  /** the network raised an order's level after it was scored; `looked`: a person had looked at the risk before, which does not count any more */
  | { readonly type: 'risk_raised'; readonly from: Level; readonly to: Level; readonly looked: boolean }
  | {
      readonly type: 'fraud_marked'
      readonly from: FraudMark | null
      readonly to: FraudMark | null
      readonly reason: string
      readonly code?: FraudReason | undefined
      readonly evidence?: MarkEvidence | undefined
    }
  | { readonly type: 'approval_asked'; readonly rule: string }
  | { readonly type: 'approved'; readonly rules: readonly string[] }
  | { readonly type: 'fraud_appealed' }
  /** the buyer was forgotten: a person said so, or the store's years were over; `notes`: the store's notes with them */
  | { readonly type: 'buyer_erased'; readonly reason: 'asked' | 'no_need' | 'other' | 'retention'; readonly notes: boolean }
  /** `mentions`: the people it names */
  | { readonly type: 'note_added'; readonly note: string; readonly mentions?: readonly string[] | undefined }
  /** its author put it right; `version` counts from 2, `mentions` are those it did not name before */
  | { readonly type: 'note_edited'; readonly note: string; readonly version: number; readonly mentions?: readonly string[] | undefined }
  | { readonly type: 'note_pinned'; readonly note: string; readonly on: boolean }
  | { readonly type: 'note_taken_back'; readonly note: string; readonly on: boolean }
  /** a hold ends soon, and money is still due: said once a hold */
  | { readonly type: 'hold_ending'; readonly until: string }
  | { readonly type: 'letter_queued'; readonly letter: string; readonly kind: LetterKind }
  /** the store has this letter switched off */
  | { readonly type: 'letter_left_out'; readonly kind: LetterKind }
  | { readonly type: 'letter_sent'; readonly letter: string; readonly kind: LetterKind }
  | { readonly type: 'letter_withdrawn'; readonly letter: string; readonly kind: LetterKind }
  | { readonly type: 'letter_failed'; readonly letter: string; readonly kind: LetterKind; readonly why: string }
  | {
      readonly type: 'mail_received'
      readonly mail: string
      readonly nature: MailNature
      readonly fromCustomer: boolean
      readonly files: number
    }
  /** a person put a mail that had found no order on this one */
  | { readonly type: 'mail_filed'; readonly mail: string; readonly fromCustomer: boolean }
  /** in a file of a mail that came in or that was sent: one of both ids is there. `virus`: what the scanner calls it */
  | { readonly type: 'virus_found'; readonly mail: string | null; readonly letter: string | null; readonly virus: string }
  | { readonly type: 'shipment_ready'; readonly shipment: string; readonly lines: number }
  | {
      readonly type: 'shipment_left'
      readonly shipment: string
      readonly method: Method
      readonly pieces: number
      readonly tracking: readonly string[]
      readonly cost: number | null
    }
  | { readonly type: 'shipment_cancelled'; readonly shipment: string; readonly reason: string }
  | { readonly type: 'packing_slip_made'; readonly shipment: string }
  | {
      readonly type: 'label_bought'
      readonly shipment: string
      readonly service: string
      readonly tracking: readonly string[]
      /** of how many boxes; fewer numbers than boxes: only a part was bought */
      readonly boxes: number
      readonly shown: number
      readonly charged: number
    }
  | { readonly type: 'label_refused'; readonly shipment: string; readonly code: string; readonly message: string }
  | { readonly type: 'label_unanswered'; readonly shipment: string }
  | { readonly type: 'label_asked_again'; readonly shipment: string }
  | { readonly type: 'label_given_up'; readonly shipment: string }
  | {
      readonly type: 'label_voided'
      readonly shipment: string
      readonly tracking: string
      readonly state: 'not_asked' | 'submitted' | 'refunded' | 'rejected' | 'not_possible'
      readonly amount: number
    }
  | { readonly type: 'label_cost_changed'; readonly tracking: string; readonly amount: number; readonly reason: string }
  | { readonly type: 'label_doubtful'; readonly tracking: string; readonly check: 'differs' | 'unreadable' }
  | {
      readonly type: 'label_printed'
      readonly shipment: string
      readonly printer: string
      readonly what: 'label' | 'slip'
      readonly again: boolean
    }
  | {
      readonly type: 'gateway_told'
      readonly gateway: 'paypal'
      /** the capture or sale that paid for the goods */
      readonly transaction: string
      readonly tracking: string
      readonly state: 'told' | 'withdrawn' | 'refused'
      /** the gateway's own words, when it refused */
      readonly message?: string | undefined
    }
  | { readonly type: 'parcel_moved'; readonly tracking: string; readonly state: TrackerState }
  | { readonly type: 'guard_overridden'; readonly guard: Guard; readonly reason: string }
  | { readonly type: 'order_cancelled'; readonly reason: string; readonly returned: number; readonly voided: number }

/** Personal before and after of an entry, erasable without breaking the chain: the chain holds only their salted keyed hash. */
export type ActivityValues = {
  readonly before: { readonly [field: string]: string | null }
  readonly after: { readonly [field: string]: string | null }
}
