import { ok, refuse, type Result } from '#domain/result.ts'
import { isOver } from '#domain/shipping/tracker.ts'
import type { App } from '#platform/app.ts'
import { atDoor, inNetwork, inStore, systemActor, type Actor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { sha256 } from '#platform/secrets.ts'
import type { CarrierNews } from '#ports/carrier.ts'
import { listStoreIds } from '../../spine-rows.ts'
import { seeOrder } from '../../spine.ts'
import { openOf } from '../labels/buy.ts'
import { listLabelParcels } from '../labels/queries.ts'
import { concludeVoid } from '../labels/void.ts'
import { noteCost, noteTracked } from './note.ts'
import { findParcel, keepCarrierNews, listToLookAt, noteLook } from './queries.ts'

/** A webhook at a store's secret address. Only what is signed for its account is believed; the same again changes nothing. */
export async function hearCarrier(
  app: App,
  token: string,
  body: Uint8Array,
  headers: Headers,
): Promise<Result<null, 'not_found' | 'not_signed'>> {
  const door = await atDoor<{ store_id: string; kind: string; id: string }>(app, 'door_address', sha256(token))
  if (door?.kind !== 'carrier_webhook') return refuse('not_found')
  const actor = systemActor(door.store_id)
  const carrier = await openOf(app, actor, { account_id: door.id })
  if (!carrier.ok) return refuse('not_found')
  const news = carrier.value.hear(body, headers)
  if (news === null) return refuse('not_signed')
  await take(app, actor, door.id, news)
  // Known only once it was taken: what a crash interrupts is told again.
  await inStore(app, actor, (tx) => keepCarrierNews(tx, door.id, news, app.clock.now()))
  return ok(null)
}

/** The net under the webhooks, which many desks cannot be reached by: asks where a parcel is. */
export async function lookAfter(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  const parcel = await inStore(app, actor, (tx) => findParcel(tx, { id }))
  if (!parcel?.tracking_number) return
  await inStore(app, actor, (tx) => noteLook(tx, id, app.clock.now()))
  const carrier = await openOf(app, actor, parcel)
  if (!carrier.ok || !carrier.value.abilities.tracks) return
  const asked = await carrier.value.track(parcel.tracking_number, parcel.carrier_name)
  if (asked.outcome === 'done') await noteTracked(app, actor, parcel, asked.tracked, 'poll')
}

/** Parcels put in at once a store: a carrier is not asked for hundreds in one breath. */
const atOnce = 20

/** Puts in a look at every parcel whose turn it is. */
export async function sweepParcels(app: App): Promise<void> {
  const now = app.clock.now()
  for (const store of await inNetwork(app, listStoreIds)) {
    await inStore(app, systemActor(store), async (tx) => {
      for (const parcel of await listToLookAt(tx, now, atOnce)) {
        const over = isOver(parcel.tracker_state ?? 'unknown', parcel.tracker_at ?? parcel.bought_at, now)
        // What is over waits behind the others, or the same twenty would be looked through every minute.
        if (!over) await app.jobs.put(tx, 'track', parcel.id)
        await noteLook(tx, parcel.id, now)
      }
    })
  }
}

async function take(app: App, actor: Actor, account: string, news: CarrierNews): Promise<void> {
  if (news.about === 'other') return
  const number =
    news.about === 'tracking' ? news.tracked.trackingNumber : news.about === 'void' ? news.trackingNumber : news.change.trackingNumber
  const parcel = await inStore(app, actor, (tx) => findParcel(tx, { account, number }))
  if (!parcel) return
  if (news.about === 'tracking') await noteTracked(app, actor, parcel, news.tracked, 'webhook')
  if (news.about === 'void') await concludeVoid(app, actor, parcel, news.state)
  if (news.about === 'cost') await noteCost(app, actor, parcel, news.change)
}

/** "Check now", by a person: asks about every parcel of a shipment. Refused when the order has no such shipment with labels of ours. */
export async function lookNow(
  app: App,
  actor: Actor,
  number: number,
  shipment: string,
): Promise<Result<{ readonly shipment: string }, string>> {
  const labels = await seeOrder(app, actor, number, async (tx, order) =>
    (await listLabelParcels(tx, { shipment })).filter(({ order_id }) => order_id === order.id),
  )
  if (!labels || labels.length === 0) return refuse('unknown_shipment')
  for (const { id } of labels) await lookAfter(app, { store: actor.store, id })
  return ok({ shipment })
}
