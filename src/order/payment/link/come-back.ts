import { inStore } from '#platform/doors.ts'
import type { App } from '#platform/app.ts'
import { findById } from '../../spine-facts.ts'
import { isUnsettledRow } from '../beats/conclude.ts'
import { checkAgain, lookAgain } from '../beats/settle.ts'
import { listTries, needLink } from './queries.ts'
import type { Opened } from './read-page.ts'

/** The buyer is back from their bank: finds out what they did there. Answers the attempt, null when there is none. */
export async function comeBack(app: App, opened: Opened): Promise<string | null> {
  const tried = await lastTry(app, opened)
  if (tried?.waits) await lookAgain(app, opened.actor, tried.id)
  return tried?.id ?? null
}

/** The buyer wants to begin anew: a payment that waits for them is let go at the gateway first, so that it cannot be confirmed behind the next one's back. */
export async function beginAnew(app: App, opened: Opened): Promise<string | null> {
  const tried = await lastTry(app, opened)
  if (tried?.waits) await checkAgain(app, opened.actor, { transaction: tried.id, number: tried.number })
  return tried?.id ?? null
}

async function lastTry(app: App, { actor, link }: Opened) {
  return inStore(app, actor, async (tx) => {
    const { order_id } = await needLink(tx, link)
    const [order, tries] = [await findById(tx, order_id), await listTries(tx, order_id)]
    const tried = tries.find((row) => row.link === link)
    return order && tried ? { id: tried.id, number: order.number, waits: isUnsettledRow(tried) } : null
  })
}
