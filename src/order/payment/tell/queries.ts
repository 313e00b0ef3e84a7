import type { ToldNumber } from '#domain/outside/telling.ts'
import type { Tx } from '#platform/doors.ts'

/** Every number an order's goods left under, or were taken back with; `carrier` in our code, or in the carrier's own name. */
export async function listNumbers(tx: Tx, order: string) {
  const rows = await tx
    .selectFrom('parcels as p')
    .innerJoin('shipments as s', (j) => j.onRef('s.store_id', '=', 'p.store_id').onRef('s.id', '=', 'p.shipment_id'))
    .select(['p.tracking_number as number', 'p.carrier', 's.state'])
    .where('p.store_id', '=', tx.store)
    .where('p.order_id', '=', order)
    .where('p.tracking_number', 'is not', null)
    .where('s.state', 'in', ['shipped', 'cancelled'])
    .orderBy('s.sequence')
    .orderBy('p.position')
    .execute()
  return rows.map(({ number, carrier, state }) => ({ number: number ?? '', carrier, gone: state === 'shipped' }))
}

/** What the log says the gateway was told, oldest first. */
export async function listTold(tx: Tx, order: string): Promise<readonly ToldNumber[]> {
  const rows = await tx
    .selectFrom('activities')
    .select('event')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('type', '=', 'gateway_told')
    .orderBy('sequence')
    .execute()
  return rows.flatMap(({ event }) =>
    event.type === 'gateway_told' ? [{ payment: event.transaction, number: event.tracking, state: event.state }] : [],
  )
}

/** When the last thing happened that a gateway may have to hear of. */
export async function readNewest(tx: Tx, order: string): Promise<Date> {
  const { at } = await tx
    .selectFrom('activities')
    .select((q) => q.fn.max('at').as('at'))
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('type', 'in', ['shipment_left', 'shipment_cancelled', 'transaction'])
    .executeTakeFirstOrThrow()
  return at ?? new Date(0)
}
