import { isUnscanned } from '#domain/fulfillment.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { currentFacts, record, type At, type Held } from '../../spine.ts'
import { runningFlowsOf, saveShipment } from '../queries.ts'
import { isOver } from './purchase.ts'
import { appendLabelEvents, findPurchase, listLabelParcels } from './queries.ts'

/** A shipment no carrier has scanned. `tracking`: its labels; `amount`: what the carrier is asked for, minor units; `buying`: a label may still come. */
export type Unscanned = {
  readonly shipment: string
  readonly tracking: readonly string[]
  readonly amount: number
  readonly buying: boolean
}

/** What would be taken back with the order: each shipment that no carrier has scanned, and what its labels cost. */
export async function listUnscanned({ tx, sources }: Pick<At, 'tx' | 'sources'>): Promise<readonly Unscanned[]> {
  const found: Unscanned[] = []
  for (const { id, state } of sources.shipments.filter(isUnscanned)) {
    const labels = await listLabelParcels(tx, { shipment: id })
    found.push({
      shipment: id,
      tracking: labels.flatMap(({ tracking_number }) => tracking_number ?? []),
      amount: labels.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
      buying: state === 'buying',
    })
  }
  return found
}

/**
 * Takes back every shipment that no carrier has scanned, also one whose label is still being bought: from this transaction on nothing of them can leave. Answers
 * their ids, for `askForMoney`. Refused: `labels_changed` when they are not as many as the person was told (`seen`), `forbidden` without the right to labels.
 */
export async function takeUnscanned(
  held: Held,
  seen: number,
  reason: string,
): Promise<Result<readonly string[], 'labels_changed' | 'forbidden'>> {
  const { sources } = await currentFacts(held)
  const ids = sources.shipments.filter(isUnscanned).map(({ id }) => id)
  if (ids.length !== seen) return refuse('labels_changed', { shipments: ids.length })
  if (ids.length > 0 && !held.tx.actor.rights.includes('labels')) return refuse('forbidden', { right: 'labels' })
  for (const id of ids) await takeOne(held, id, reason)
  return ok(ids)
}

/**
 * Takes one shipment with labels back, with the job that asks for their money. A purchase that is still open is given up with it: a label that is heard of later
 * is given back, and what waits for it need not wait any more.
 */
export async function takeOne(held: Held, id: string, reason: string): Promise<void> {
  const { tx, now, order } = held
  await saveShipment(tx, id, { state: 'cancelled' })
  record(held, { type: 'shipment_cancelled', shipment: id, reason })
  await held.app.jobs.put(tx, 'void', id, 60)
  const purchase = await findPurchase(tx, { shipment: id })
  if (purchase && !isOver(purchase)) await appendLabelEvents(tx, purchase.id, [{ state: 'given_up', source: 'person', at: now }])
  await held.app.jobs.put(tx, 'flow', await runningFlowsOf(tx, order.id))
}
