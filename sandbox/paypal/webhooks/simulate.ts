import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { newEvent, type Account } from '../account.ts'
import { refused } from '../wire/errors.ts'
import { newId } from '../ids.ts'
import { wireMoney } from '../money.ts'
import type { Answer, Call } from '../wire/call.ts'
import { iso } from '../records/links.ts'
import type { PayPal } from '../world.ts'
import { eventTypes, isEventType } from './event-types.ts'
import { isLoopback } from './loopback.ts'
import { handOver } from './hand-over.ts'

/** Which event to act out, and where to: a webhook of the account, or an address. */
export const SimulateAsk = z.object({
  webhook_id: z.string().max(50).optional(),
  url: z.url().max(2048).optional(),
  event_type: z.string().max(50),
  resource_version: z.string().optional(),
})

/**
 * Sends an event about something that never was, once and at once. It is not kept, and only one for a webhook of the account can be verified: an address
 * alone gets a signature over the words WEBHOOK_ID, as from PayPal's simulator.
 */
export function simulate(paypal: PayPal, { account, ask }: Call<z.infer<typeof SimulateAsk>>): Answer {
  if (!isEventType(ask.event_type))
    throw refused('INVALID_PARAMETER_VALUE', { field: '/event_type', value: ask.event_type, location: 'body' })
  const webhook = ask.webhook_id === undefined ? undefined : account.need('webhook', ask.webhook_id)
  const url = webhook?.url ?? ask.url
  if (!url || !isLoopback(url)) throw refused('INVALID_PARAMETER_VALUE', { field: '/url', location: 'body' })
  const id = newId()
  const event = newEvent(ask.event_type, id, madeUp(account, eventTypes[ask.event_type].resource, id), account.now, account.origin)
  void handOver(paypal, { url, webhook: webhook?.id ?? 'WEBHOOK_ID', transmission: randomUUID(), event })
  return { status: 202, body: event.wire }
}

function madeUp(account: Account, resource: string, id: string): object {
  const times = { create_time: iso(account.now), update_time: iso(account.now) }
  const amount = wireMoney(7_47, 'USD')
  const status = { 'checkout-order': 'APPROVED', authorization: 'CREATED' }[resource] ?? 'COMPLETED'
  if (resource === 'dispute') return { dispute_id: id, reason: 'OTHER', status: 'OPEN', dispute_amount: amount, ...times }
  return { id, status, amount, ...times }
}
