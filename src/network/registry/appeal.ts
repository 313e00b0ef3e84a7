import { isIdle } from '#domain/registry/case.ts'
import type { BuyerTraces, NotABuyer } from '#domain/registry/identifiers.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, type NetworkTx } from '#platform/doors.ts'
import { findReporter, listCases, lockCase, moveCase, recordCase, type KnownCase } from './cases/queries.ts'
import type { OrderOf } from './order-of.ts'
import { listHits, listKeys } from './queries.ts'
import { openAppeal, openTask } from './tasks/queries.ts'
import { tokensOf } from './tokens.ts'

/** Who brings an appeal forward, by name: a store with the buyer's order, or the operator with a mail (`of` is null). */
export type Appellant = { readonly of: OrderOf | null; readonly by: string }

/**
 * A buyer objects to being known as a fraudster. Every case that stands and holds the very mailbox, number, door or device is suspended until the operator has
 * decided, its store is asked what it rests on, and the orders it touched are scored anew. Who is only similar to a case does not end it: `nothing_known`.
 * The traces are hashed at once and not kept. The same appeal again changes nothing.
 */
export async function appeal(app: App, who: Appellant, buyer: BuyerTraces, never: NotABuyer): Promise<Result<null, 'nothing_known'>> {
  const at = app.clock.now()
  return inNetwork(app, async (tx) => {
    const exact = tokensOf(app.secrets, await listKeys(tx), buyer, never).filter(({ tier }) => tier === 'strong')
    const hits = await listHits(
      tx,
      exact.map(({ token }) => token),
    )
    const found = await listCases(tx, [...new Set(hits.map(({ case_id }) => case_id))])
    const own = who.of && (await findReporter(tx, who.of.store))
    const standing = found.filter((one) => !isIdle(one, at) && speaksTo(one, own))
    if (standing.length === 0) return refuse('nothing_known')
    for (const one of standing) await suspend(app, tx, one.id, who, at)
    return ok(null)
  })
}

/** Of another's suspicion a store is told nothing, nor of what waits for review there; so its buyers do not learn of it by appealing. The operator is asked about all. */
function speaksTo({ state, waits, evidence, reporter }: KnownCase, own: string | null): boolean {
  if (state !== 'open' && state !== 'suspended') return false
  return own === null || reporter === own || (evidence !== 'suspected' && waits !== 'review')
}

async function suspend(app: App, tx: NetworkTx, id: string, { of, by }: Appellant, at: Date): Promise<void> {
  const one = await lockCase(tx, id)
  if (!one || (one.state !== 'open' && one.state !== 'suspended')) return
  if (!(await openAppeal(tx, { case: id, of, by, at }))) return
  await openTask(tx, { case: id, store: one.store_id, kind: 'appeal', at })
  await moveCase(tx, id, { state: 'suspended', waits: 'appeal' })
  await recordCase(tx, { case: id, type: 'appealed', store: of?.store ?? null, at })
  await app.jobs.put(tx, 'registry', id)
}
