import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { refused } from '../wire/errors.ts'
import type { Answer, Call } from '../wire/call.ts'
import { operation } from '../wire/operation.ts'
import { shortDispute, stateOf, type Dispute } from '../records/dispute.ts'
import { iso } from '../records/links.ts'
import { momentIn, text } from '../wire/shapes.ts'
import type { PayPal } from '../world.ts'
import { addEvidence, decideCase, wholeCase } from './case.ts'

/** Disputes v1: list, read, answer with evidence, accept. */
export function disputeRoutes(paypal: PayPal) {
  const base = '/v1/customer/disputes'
  return new Hono<Wire>()
    .get(base, operation(paypal, { ask: z.unknown(), work: list }))
    .get(
      `${base}/:id`,
      operation(paypal, { ask: z.unknown(), work: ({ account, id }) => ({ status: 200, body: wholeCase(account, caseOf(account, id)) }) }),
    )
    .post(`${base}/:id/provide-evidence`, operation(paypal, { ask: EvidenceAsk, work: provide }))
    .post(`${base}/:id/accept-claim`, operation(paypal, { ask: AcceptAsk, work: accept }))
}

const Tracking = z.object({
  carrier_name: z.string().regex(/^[0-9A-Z_]{1,255}$/),
  carrier_name_other: text(2000).optional(),
  tracking_url: z.url().optional(),
  tracking_number: text(255),
})

const EvidenceAsk = z.object({
  evidences: z
    .array(
      z.object({
        evidence_type: z.string().regex(/^[0-9A-Z_]{1,255}$/),
        evidence_info: z
          .object({ tracking_info: z.array(Tracking).min(1).max(10).optional(), refund_ids: z.array(text(255)).min(1).max(100).optional() })
          .optional(),
        notes: text(2000).optional(),
        item_id: text(255).optional(),
      }),
    )
    .min(1)
    .max(100),
})

const AcceptAsk = z.object({
  note: text(2000).optional(),
  accept_claim_reason: text(255).optional(),
  accept_claim_type: z.enum(['REFUND', 'REFUND_WITH_RETURN', 'PARTIAL_REFUND', 'REFUND_WITH_RETURN_SHIPMENT_LABEL']).optional(),
  invoice_id: text(127).optional(),
})

function caseOf(account: Call<unknown>['account'], id: string): Dispute {
  return account.need('dispute', id, 'dispute_id')
}

function provide({ account, ask, id }: Call<z.infer<typeof EvidenceAsk>>): Answer {
  const dispute = caseOf(account, id)
  if (dispute.status !== 'WAITING_FOR_SELLER_RESPONSE') throw refused('ACTION_NOT_ALLOWED_IN_CURRENT_DISPUTE_STATE')
  const sent = ask.evidences.map((evidence) => ({ ...evidence, source: 'SUBMITTED_BY_SELLER', date: iso(account.now) }))
  return pointingTo(account, addEvidence(account, dispute, sent))
}

function accept({ account, id }: Call<z.infer<typeof AcceptAsk>>): Answer {
  const dispute = caseOf(account, id)
  if (dispute.status === 'RESOLVED') throw refused('ACTION_NOT_ALLOWED_IN_CURRENT_DISPUTE_STATE')
  return pointingTo(account, decideCase(account, dispute, 'ACCEPTED'))
}

function pointingTo({ origin }: Call<unknown>['account'], { id }: Dispute): Answer {
  return { status: 200, body: { links: [{ href: `${origin}/v1/customer/disputes/${id}`, rel: 'self', method: 'GET' }] } }
}

/** Cases, newest first, narrowed and a page at a time. */
function list({ account, query }: Call<unknown>): Answer {
  const size = Number(query.get('page_size') ?? 10)
  if (!(size >= 1 && size <= 50)) throw refused('INVALID_PARAMETER_VALUE', { field: 'page_size', location: 'query' })
  const from = momentIn(query, 'start_time')
  const [after, before] = [momentIn(query, 'update_time_after'), momentIn(query, 'update_time_before')]
  const about = query.get('disputed_transaction_id')
  const states = query.get('dispute_state')?.split(',')
  const found = account
    .all('dispute')
    .toReversed()
    .filter(
      (dispute) =>
        (from === undefined || dispute.created >= from) &&
        (after === undefined || dispute.updated >= after) &&
        (before === undefined || dispute.updated <= before) &&
        (about === null || dispute.capture === about) &&
        (states === undefined || states.includes(stateOf(dispute))),
    )
  const start = Number(Buffer.from(query.get('next_page_token') ?? '', 'base64').toString('utf8') || 0)
  const items = found.slice(start, start + size).map((dispute) => shortDispute(dispute, account.origin))
  return {
    status: 200,
    body: { ...(items.length > 0 ? { items } : {}), links: pagesOf(account.origin, query, start + size, found.length) },
  }
}

function pagesOf(origin: string, query: URLSearchParams, next: number, all: number) {
  const base = `${origin}/v1/customer/disputes`
  const self = { href: `${base}?${query.toString()}`, rel: 'self', method: 'GET' }
  if (next >= all) return [self]
  const further = new URLSearchParams(query)
  further.set('next_page_token', Buffer.from(String(next)).toString('base64'))
  return [self, { href: `${base}?${further.toString()}`, rel: 'next', method: 'GET' }]
}
