import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { uuidv7 } from 'uuidv7'
import type { Facts } from '#domain/facts.ts'
import { hookDays, hookEventsOf, type HookBody, type HookShipment } from '#domain/outside/hooks.ts'
import { concernsGateway } from '#domain/outside/telling.ts'
import { trackingUrl } from '#domain/tracking.ts'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import type { OrderRow } from './spine-facts.ts'
import type { Entry } from './spine-log.ts'

type Changed = { readonly tx: Tx; readonly app: App; readonly now: Date; readonly order: OrderRow; readonly entries: readonly Entry[] }

/**
 * What a change sets off outside the desk, written with it: the gateway's job, and for a store whose web store listens one delivery an event, with the order as it
 * stands now.
 */
export async function tellOutside({ tx, app, now, order, entries }: Changed, facts: Facts): Promise<void> {
  const changes = entries.map(({ event }) => event)
  if (concernsGateway(changes, facts.fulfillmentState)) await app.jobs.put(tx, 'tell', order.id)
  const events = hookEventsOf(changes, facts.fulfillmentState)
  if (events.length === 0 || !(await hasHook(tx))) return
  const shipments = await readLeft(tx, order.id)
  for (const type of events) {
    const id = uuidv7()
    const body: HookBody = {
      id,
      type,
      at: now.toISOString(),
      order: {
        id: order.id,
        number: order.number,
        channel: order.channel,
        externalNumber: order.external_number,
        status: order.status,
        fulfillmentState: facts.fulfillmentState,
        shipments,
      },
    }
    await insertDelivery(tx, { id, order: order.id, event: type, body: JSON.stringify(body), at: now })
    await app.jobs.put(tx, 'hook', id)
  }
}

async function hasHook(tx: Tx): Promise<boolean> {
  const row = await tx
    .selectFrom('storefront_hooks')
    .select('store_id')
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** What has left, oldest first. */
async function readLeft(tx: Tx, order: string): Promise<readonly HookShipment[]> {
  const rows = await tx
    .selectFrom('shipments as s')
    .select(['s.id', 's.method', 's.left_at'])
    .select((s) => [
      jsonArrayFrom(
        s
          .selectFrom('shipment_lines as l')
          .innerJoin('order_lines as o', (j) => j.onRef('o.store_id', '=', 'l.store_id').onRef('o.id', '=', 'l.line_id'))
          .select(['o.part_number as partNumber', 'l.quantity'])
          .whereRef('l.store_id', '=', 's.store_id')
          .whereRef('l.shipment_id', '=', 's.id')
          .orderBy('o.position'),
      ).as('lines'),
      jsonArrayFrom(
        s
          .selectFrom('parcels as p')
          .select(['p.carrier', 'p.tracking_number as number', 'p.url', 'p.tracker_state as state'])
          .whereRef('p.store_id', '=', 's.store_id')
          .whereRef('p.shipment_id', '=', 's.id')
          .where('p.tracking_number', 'is not', null)
          .orderBy('p.position'),
      ).as('parcels'),
    ])
    .where('s.store_id', '=', tx.store)
    .where('s.order_id', '=', order)
    .where('s.state', 'in', ['shipped', 'picked_up'])
    .orderBy('s.sequence')
    .execute()
  return rows.map(({ id, method, left_at, lines, parcels }) => ({
    id,
    method,
    leftAt: left_at?.toISOString() ?? null,
    lines,
    tracking: parcels.map(({ carrier, number, url, state }) => ({
      carrier,
      number: number ?? '',
      url: url ?? trackingUrl(carrier, number ?? '') ?? null,
      state,
    })),
  }))
}

async function insertDelivery(
  tx: Tx,
  made: { readonly id: string; readonly order: string; readonly event: HookBody['type']; readonly body: string; readonly at: Date },
): Promise<void> {
  const until = new Date(made.at.getTime() + hookDays * 86_400_000)
  await tx
    .insertInto('hook_deliveries')
    .values({
      store_id: tx.store,
      id: made.id,
      order_id: made.order,
      event: made.event,
      body: made.body,
      created_at: made.at,
      due_at: made.at,
      until,
    })
    .execute()
}
