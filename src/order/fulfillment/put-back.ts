import { planPutBack } from '#domain/fulfillment.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, record, type Held } from '../spine.ts'
import { readShipments, saveShipment } from './queries.ts'
import { settleStatus } from './settle-status.ts'
import type { PutBackAsk } from './shapes.ts'

/**
 * Takes one shipment back: from the pickup shelf, or one that was written down by mistake. Its pieces are open again; mails already sent stay sent. One with labels
 * of ours is refused (`void_instead`): their money has to be asked for.
 */
export async function putBack(
  app: App,
  actor: Actor,
  number: number,
  ask: PutBackAsk,
  command: Command,
): Promise<Result<{ readonly shipment: string }, string>> {
  return holdOrder(app, actor, { number }, command, 'shipments', async (held): Promise<Result<{ readonly shipment: string }, string>> => {
    const shipment = (await readShipments(held.tx, held.order.id, ask.shipment))[0]
    if (!shipment) return refuse('unknown_shipment')
    if (shipment.parcels.some(({ label_ref }) => label_ref !== null)) return refuse('void_instead')
    const plan = planPutBack(shipment, held.order.status)
    if (!plan.ok) return plan
    await saveShipment(held.tx, shipment.id, { state: 'cancelled' })
    record(held, { type: 'shipment_cancelled', shipment: shipment.id, reason: ask.reason })
    const settled = await settleStatus(held)
    return settled.ok ? ok({ shipment: shipment.id }) : settled
  })
}

/** Empties the pickup shelf of an order that is being cancelled. */
export async function clearShelf(held: Held, reason: string): Promise<void> {
  const ready = (await readShipments(held.tx, held.order.id)).filter(({ state }) => state === 'ready')
  for (const { id } of ready) {
    await saveShipment(held.tx, id, { state: 'cancelled' })
    record(held, { type: 'shipment_cancelled', shipment: id, reason })
  }
}
