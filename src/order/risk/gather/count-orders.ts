import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import { countOrdersSince } from './queries.ts'

/** How many orders the store took in the last 30 days: how many marks of fraud it may enter a day goes by it. */
export async function countOrders30Days(app: App, tx: Tx): Promise<number> {
  return countOrdersSince(tx, new Date(app.clock.now().getTime() - 30 * 86_400_000))
}
