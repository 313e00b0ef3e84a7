import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { listOf } from '../lists.ts'
import { operation, type Gateway } from '../operation.ts'
import { accountObject } from '../objects/account.ts'
import { bool, expand, listParts, text } from '../params.ts'
import { accountCreated } from '../store.ts'

/** The routes that only read: charges, events, balance transactions, the account itself. */
export function readingRoutes(gateway: Gateway) {
  const one = z.strictObject({ expand })
  return new Hono<Wire>()
    .get(
      '/v1/charges',
      operation(gateway, ChargesAsk, ({ account, params }) =>
        listOf(account, 'charge', '/v1/charges', {
          ...params,
          parents: params.payment_intent === undefined ? undefined : [params.payment_intent],
        }),
      ),
    )
    .get(
      '/v1/charges/:id',
      operation(gateway, one, ({ account, id }) => account.need('charge', id)),
    )
    .get(
      '/v1/events',
      operation(gateway, EventsAsk, ({ account, params }) =>
        listOf(account, 'event', '/v1/events', {
          ...params,
          parents: params.types ?? (params.type === undefined ? undefined : [params.type]),
        }),
      ),
    )
    .get(
      '/v1/events/:id',
      operation(gateway, one, ({ account, id }) => account.need('event', id)),
    )
    .get(
      '/v1/balance_transactions/:id',
      operation(gateway, one, ({ account, id }) => {
        const entry = account.need('balance_transaction', id)
        return { ...entry, status: entry.available_on <= account.now ? 'available' : 'pending' }
      }),
    )
    .get(
      '/v1/account',
      operation(gateway, one, ({ account }) => accountObject(account.name, accountCreated(account.db, account.name, account.now))),
    )
}

const ChargesAsk = z.strictObject({ ...listParts, customer: text.optional(), payment_intent: text.optional() })
const EventsAsk = z.strictObject({
  ...listParts,
  type: text.optional(),
  types: z.array(text).max(20).optional(),
  delivery_success: bool.optional(),
})
