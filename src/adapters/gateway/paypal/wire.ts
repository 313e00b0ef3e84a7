import { z } from 'zod'
import { moneyOf } from './amounts.ts'

const amount = z.object({ currency_code: z.string(), value: z.string() }).transform((raw, check) => {
  try {
    return moneyOf(raw)
  } catch {
    check.addIssue({ code: 'custom', message: 'no amount' })
    return z.NEVER
  }
})
const moment = z.string().transform((text) => new Date(text))
const links = z.array(z.object({ href: z.string(), rel: z.string() })).catch([])

/** An authorization as far as money goes; a status we do not know makes the answer unreadable. */
export const AuthorizationShape = z.object({
  id: z.string(),
  status: z.enum(['CREATED', 'CAPTURED', 'DENIED', 'PARTIALLY_CAPTURED', 'VOIDED', 'PENDING', 'EXPIRED', 'PARTIALLY_CREATED']),
  amount,
  expiration_time: moment.nullish(),
  create_time: moment.nullish(),
})
export type Authorization = z.infer<typeof AuthorizationShape>

export const CaptureShape = z.object({
  id: z.string(),
  status: z.enum(['COMPLETED', 'DECLINED', 'PARTIALLY_REFUNDED', 'PENDING', 'REFUNDED', 'FAILED']),
  status_details: z.object({ reason: z.string().nullish() }).nullish(),
  amount,
  final_capture: z.boolean().nullish(),
  invoice_id: z.string().nullish(),
  create_time: moment.nullish(),
  seller_receivable_breakdown: z.object({ paypal_fee: amount.nullish() }).nullish().catch(null),
})
export type Capture = z.infer<typeof CaptureShape>

export const RefundShape = z.object({
  id: z.string(),
  status: z.enum(['COMPLETED', 'PENDING', 'FAILED', 'CANCELLED']),
  amount,
  invoice_id: z.string().nullish(),
  create_time: moment.nullish(),
  links,
})
export type Refund = z.infer<typeof RefundShape>

const wallet = z
  .object({
    account_id: z.string().nullish(),
    address: z.object({ country_code: z.string().nullish() }).nullish(),
    attributes: z
      .object({
        vault: z
          .object({ id: z.string().nullish(), status: z.string().nullish(), customer: z.object({ id: z.string().nullish() }).nullish() })
          .nullish(),
      })
      .nullish(),
  })
  .nullish()
  .catch(null)

/** An order with what became of its money. */
export const OrderShape = z.object({
  id: z.string(),
  intent: z.enum(['CAPTURE', 'AUTHORIZE']),
  status: z.enum(['CREATED', 'SAVED', 'APPROVED', 'VOIDED', 'COMPLETED', 'PAYER_ACTION_REQUIRED']),
  purchase_units: z
    .array(
      z.object({
        amount,
        custom_id: z.string().nullish(),
        invoice_id: z.string().nullish(),
        payments: z
          .object({
            authorizations: z.array(AuthorizationShape).default([]),
            captures: z.array(CaptureShape).default([]),
            refunds: z.array(RefundShape).default([]),
          })
          .nullish(),
      }),
    )
    .min(1),
  payment_source: z.object({ paypal: wallet }).nullish().catch(null),
  links,
})
export type Order = z.infer<typeof OrderShape>

/** An order just made: its id and where its buyer approves it. */
export const MadeShape = z.object({ id: z.string(), links })

export const DisputesShape = z.object({
  items: z
    .array(
      z.object({
        dispute_id: z.string(),
        create_time: moment,
        reason: z.string().nullish(),
        status: z.string(),
        dispute_amount: amount,
        dispute_life_cycle_stage: z.string().nullish(),
        seller_response_due_date: moment.nullish(),
        dispute_outcome: z.object({ outcome_code: z.string().nullish() }).nullish(),
      }),
    )
    .default([]),
})
export type Dispute = z.infer<typeof DisputesShape>['items'][number]

/** An event as far as it says what it is about. */
export const EventShape = z.object({
  id: z.string(),
  event_type: z.string(),
  create_time: moment,
  resource: z.object({
    id: z.string().nullish(),
    supplementary_data: z
      .object({ related_ids: z.object({ order_id: z.string().nullish() }).nullish() })
      .nullish()
      .catch(null),
    disputed_transactions: z
      .array(z.object({ seller_transaction_id: z.string().nullish() }))
      .nullish()
      .catch(null),
    links,
  }),
})

export const EventsShape = z.object({ events: z.array(z.unknown()).default([]), links })
export const WebhookShape = z.object({ id: z.string() })
export const VerdictShape = z.object({ verification_status: z.string() })
export const TokenShape = z.object({ access_token: z.string(), expires_in: z.int(), app_id: z.string().nullish() })

/** What an error says: PayPal's own name of it and, in `issue`, what exactly is wrong. */
export const ProblemShape = z.object({
  name: z.string().nullish(),
  message: z.string().nullish(),
  error: z.string().nullish(),
  error_description: z.string().nullish(),
  details: z
    .array(z.object({ issue: z.string().nullish(), description: z.string().nullish() }))
    .nullish()
    .catch(null),
})
