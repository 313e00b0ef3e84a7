import { isDeepStrictEqual } from 'node:util'
import { foldFacts } from '#domain/facts.ts'
import { columnsOf, headOf, readSources, type OrderRow } from '#order/spine-facts.ts'
import type { App } from '#platform/app.ts'
import { inStore, systemActor, type Tx } from '#platform/doors.ts'
import { holdStill, readFacts, readOrders } from './queries.ts'

/** A column of the list that is not what the order's rows fold to. */
export type Difference = { readonly number: number; readonly column: string; readonly stored: unknown; readonly folded: unknown }

export type Comparison = { readonly orders: number; readonly differences: readonly Difference[] }

const atOnce = 100

/** Folds every order of a store again, in short transactions each of which sees one moment, and compares each column of its row of the list. Reads only. */
export async function compareFacts(app: App, store: string): Promise<Comparison> {
  const differences: Difference[] = []
  let orders = 0
  for (let after: string | null = null; ;) {
    const batch = await compareBatch(app, store, after)
    orders += batch.orders
    differences.push(...batch.differences)
    after = batch.last
    if (batch.orders < atOnce) return { orders, differences }
  }
}

async function compareBatch(app: App, store: string, after: string | null): Promise<Comparison & { readonly last: string | null }> {
  return inStore(app, systemActor(store), async (tx) => {
    await holdStill(tx)
    const orders = await readOrders(tx, after, atOnce)
    const stored = await readFacts(
      tx,
      orders.map((order) => order.id),
    )
    const differences: Difference[] = []
    for (const order of orders) differences.push(...(await compareOrder(tx, order, stored.get(order.id), app.clock.now())))
    return { orders: orders.length, differences, last: orders.at(-1)?.id ?? null }
  })
}

type Stored = { readonly [column: string]: unknown; readonly hold_expires_at: Date | null }

async function compareOrder(tx: Tx, order: OrderRow, stored: Stored | undefined, now: Date): Promise<readonly Difference[]> {
  if (!stored) return [{ number: order.number, column: 'row', stored: null, folded: 'an order' }]
  const folded = { ...headOf(order), ...columnsOf(foldFacts(await readSources(tx, order), lastMomentOf(stored, now))) }
  return Object.entries(folded)
    .filter(([column, value]) => !isDeepStrictEqual(stored[column], value))
    .map(([column, value]) => ({ number: order.number, column, stored: stored[column], folded: value }))
}

/** A hold that ran out since the sweep changes the fold by time alone: such a row is compared as of the moment before. */
function lastMomentOf({ hold_expires_at: end }: Stored, now: Date): Date {
  return end !== null && end <= now ? new Date(end.getTime() - 1) : now
}
