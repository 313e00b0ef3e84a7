import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { listOf } from '../lists.ts'
import { operation, type Gateway } from '../operation.ts'
import { accountObject } from '../objects/account.ts'
import type { BalanceTransaction } from '../objects/balance-transaction.ts'
import { expand, listParts, text } from '../params.ts'
import { accountCreated } from '../store.ts'

/** The routes that only read: charges, balance transactions, the account itself. */
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
      '/v1/balance_transactions',
      operation(gateway, BalanceAsk, ({ account, params: { source, type, ...params } }) => {
        const parents = source === undefined ? undefined : [source]
        const list = listOf(account, 'balance_transaction', '/v1/balance_transactions', { ...params, parents, field: { type } })
        return { ...list, data: list.data.map((entry) => asOf(account.now, entry)) }
      }),
    )
    .get(
      '/v1/balance_transactions/:id',
      operation(gateway, one, ({ account, id }) => asOf(account.now, account.need('balance_transaction', id))),
    )
    .get(
      '/v1/account',
      operation(gateway, one, ({ account }) => accountObject(account.name, accountCreated(account.db, account.name, account.now))),
    )
}

/** Money becomes available by time alone. */
function asOf(now: number, entry: BalanceTransaction): BalanceTransaction {
  return { ...entry, status: entry.available_on <= now ? 'available' : 'pending' }
}

const BalanceAsk = z.strictObject({ ...listParts, source: text.optional(), type: text.optional() })
const ChargesAsk = z.strictObject({ ...listParts, customer: text.optional(), payment_intent: text.optional() })
