import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { uuidv7 } from 'uuidv7'
import type { Facts } from '#domain/facts.ts'
import { hookDays, hookEventsOf, listensTo, type HookBody, type HookEvent, type HookShipment } from '#domain/outside/hooks.ts'
import { concernsGateway } from '#domain/outside/telling.ts'
import { showNumber } from '#domain/store/order-number.ts'
import { trackingUrl } from '#domain/tracking.ts'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import type { OrderRow } from './spine-facts.ts'
import type { Entry } from './spine-log.ts'
import { readStoreWords } from './spine-store.ts'

type Changed = { readonly tx: Tx; readonly app: App; readonly now: Date; readonly order: OrderRow; readonly entries: readonly Entry[] }

/**
 * What a change sets off outside the desk, written with it: the gateway's job, and one delivery an event for each web store that listens to it, with the order as
 * it stands now.
 */
export async function tellOutside({ tx, app, now, order, entries }: Changed, facts: Facts): Promise<void> {
  const changes = entries.map(({ event }) => event)
  if (concernsGateway(changes, facts.fulfillmentState)) await app.jobs.put(tx, 'tell', order.id)
  const news = hookEventsOf(changes, facts.fulfillmentState, order.currency)
  if (news.length === 0) return
  const hooks = await readHooks(tx)
  const told = hooks.flatMap((hook) => news.filter(({ type }) => listensTo(hook.events, type)).map((one) => ({ hook, news: one })))
  if (told.length === 0) return
  const [shipments, { numbers }] = [await readLeft(tx, order.id), await readStoreWords(tx)]
  const rows = told.map(({ hook, news: { type, ...rest } }) => {
    const id = uuidv7()
    const body: HookBody = {
      id,
      type,
      at: now.toISOString(),
      ...rest,
      order: {
        id: order.id,
        number: order.number,
        orderNumber: showNumber(order.number, numbers),
        channel: order.channel,
        externalNumber: order.external_number,
        status: order.status,
        fulfillmentState: facts.fulfillmentState,
        shipments,
      },
    }
    return { id, hook: hook.id, paused: hook.paused_at !== null, event: type, body: JSON.stringify(body) }
  })
  await insertDeliveries(tx, order.id, now, rows)
  const due = rows.filter(({ paused }) => !paused).map(({ id }) => id)
  await app.jobs.put(tx, 'hook', due)
}

async function readHooks(tx: Tx) {
  return tx
    .selectFrom('storefront_hooks')
    .select(['id', 'events', 'paused_at'])
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
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

type NewDelivery = {
  readonly id: string
  readonly hook: string
  readonly paused: boolean
  readonly event: HookEvent
  readonly body: string
}

/** What a paused address misses is kept as given up: a person sends it when the address listens again. */
async function insertDeliveries(tx: Tx, order: string, at: Date, made: readonly NewDelivery[]): Promise<void> {
  const until = new Date(at.getTime() + hookDays * 86_400_000)
  await tx
    .insertInto('hook_deliveries')
    .values(
      made.map(({ id, hook, paused, event, body }) => ({
        store_id: tx.store,
        id,
        hook_id: hook,
        order_id: order,
        event,
        body,
        state: paused ? 'failed' : 'queued',
        answer: paused ? 'paused' : null,
        created_at: at,
        due_at: at,
        until,
      })),
    )
    .execute()
}
