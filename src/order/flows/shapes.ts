import type { Level } from '#domain/risk/bands.ts'
import { z } from 'zod'
import type { AddressField } from '#domain/address.ts'
import type { FraudMark } from '#domain/activity.ts'
import type { VerifyStep } from '#domain/guards.ts'
import type { OrderHead } from '#domain/order-head.ts'
import type { Check } from '#domain/payment.ts'
import type { Detail } from '#domain/result.ts'
import { cancelWhys } from '#domain/letters.ts'
import type { Status } from '#domain/order.ts'

/**
 * Cancel Order: the whole of it while nothing has left, else the lines still open. `seen` are the amounts the person was shown (minor units): when they no
 * longer hold, nothing is cancelled; nor when other shipments would be taken back than the `takenBack` they were shown.
 */
export const CancelAsk = z.strictObject({
  what: z.enum(['order', 'lines']),
  reason: z.string().trim().min(3).max(300),
  notify: z.boolean(),
  /** what the buyer's mail says of the reason, in their language; `reason` itself is for the log */
  why: z.enum(cancelWhys).optional(),
  seen: z.strictObject({ voided: z.int().min(0), returned: z.int().min(0), takenBack: z.int().min(0).default(0) }),
})
export type CancelAsk = z.infer<typeof CancelAsk>

/** A command that needs no words: complete the order, go on with a flow, leave it. */
export const ResumeAsk = z.strictObject({})

/** The shipment whose packing slip goes with a mail. */
export const SlipAsk = z.strictObject({ shipment: z.uuid() })

/** One thing cancelling does with one payment. Amounts in minor units. */
export type MoneyStep = { readonly kind: 'void' | 'refund'; readonly transaction: string; readonly amount: number }

/** A shipment no carrier has scanned. `tracking`: its labels; `amount`: what its carrier is asked for, minor units; `buying`: a label may still come. */
export type TakenBack = {
  readonly shipment: string
  readonly tracking: readonly string[]
  readonly amount: number
  readonly buying: boolean
}

/** What cancelling would do now. Amounts in minor units of the order's currency. */
export type CancelView = {
  readonly number: number
  readonly version: number
  readonly currency: string
  readonly customer: string
  readonly buyerEmail: string | null
  readonly what: CancelAsk['what']
  readonly money: readonly (MoneyStep & { readonly instrument: string | null })[]
  readonly voided: number
  readonly returned: number
  /** collected outside the gateway: somebody must hand it back */
  readonly byHand: number
  /** a payment whose end is not known yet: it is followed to its end and then given back */
  readonly waiting: boolean
  /** shipments no carrier has scanned, which are taken back */
  readonly takenBack: readonly TakenBack[]
  /** pieces on the pickup shelf, which go back */
  readonly shelved: number
  /** what would be cancelled when something has left already; `worth` is what the total falls by */
  readonly open: readonly {
    readonly line: string
    readonly partNumber: string
    readonly name: string
    readonly quantity: number
    readonly worth: number
  }[]
  readonly can: { readonly ok: true } | { readonly ok: false; readonly code: string; readonly detail: Detail }
}

/** What Cancel Order came to. `state` running: a payment's answer is still missing, its job goes on. */
export type CancelAnswer = {
  readonly flow: string
  readonly what: CancelAsk['what']
  readonly state: 'running' | 'stopped' | 'done'
  readonly voided: number
  readonly returned: number
  /** what carriers are asked for labels given back */
  readonly labels: number
}

/** One step of Complete Order: done, still open, or not asked for in this store. */
export type StepView = { readonly step: VerifyStep; readonly state: 'done' | 'open' | 'not_asked' }

/** Where Complete Order stands: the first open step, Order Fulfillment, or nothing left to do but to complete it. */
export type NextStepView = {
  readonly head: Pick<OrderHead, 'number' | 'version' | 'status' | 'currency' | 'customer' | 'total' | 'balance' | 'held' | 'paymentState'>
  readonly steps: readonly StepView[]
  readonly next: VerifyStep | 'fulfillment' | 'complete' | 'ended'
  readonly risk: {
    readonly mark: FraudMark | null
    readonly score: number | null
    readonly level: Level | null
    readonly issuer: { readonly street: Check | null; readonly postalCode: Check | null; readonly cvc: Check | null } | null
    readonly declined: number
    readonly cards: number
    readonly postBox: boolean
    readonly vin: 'good' | 'bad' | 'none'
  }
  /** both addresses ready to be read, and the fields in which they differ */
  readonly addresses: {
    readonly billing: { readonly lines: readonly string[]; readonly mapUrl: string }
    readonly shipping: { readonly lines: readonly string[]; readonly mapUrl: string }
    readonly differences: readonly AddressField[]
  }
  /** versions of rules whose approval nobody has given, and whether this person may */
  readonly approval: {
    readonly missing: readonly { readonly rule: string; readonly version: number; readonly name: string }[]
    readonly may: boolean
  }
  readonly unsigned: readonly { readonly line: string; readonly partNumber: string; readonly name: string }[]
  readonly dmsNumber: string | null
}

/** What Complete Order came to: completed now, or where it stands. */
export type CompleteAnswer = { readonly completed: boolean; readonly status: Status; readonly next: NextStepView['next'] }
