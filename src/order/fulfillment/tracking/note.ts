import { ok } from '#domain/result.ts'
import { currentState, isException, timelineOf, type TrackerState } from '#domain/shipping/tracker.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import type { CostChange, Tracked } from '#ports/carrier.ts'
import { holdOrder, queueLetter, record } from '../../spine.ts'
import { insertCostLines, saveVoid } from '../labels/queries.ts'
import {
  findParcel,
  insertTrackerEvents,
  listTrackerEvents,
  noteLook,
  readTrackingMails,
  saveWhere,
  type TrackedParcel,
} from './queries.ts'

/**
 * Writes what a carrier says of a parcel: its events, each once, where it is now, and what follows: the log, the order's own state, and a mail to the customer where
 * the store sends one. Late, repeated and disordered news change nothing.
 */
export async function noteTracked(
  app: App,
  actor: Actor,
  parcel: Pick<TrackedParcel, 'id' | 'order_id'>,
  tracked: Tracked,
  source: 'webhook' | 'poll',
): Promise<void> {
  await holdOrder<null, never>(app, actor, { id: parcel.order_id }, noCommand, 'append', async (held) => {
    const { tx, now } = held
    const before = await findParcel(tx, { id: parcel.id })
    if (!before) return ok(null)
    await insertTrackerEvents(tx, parcel.id, tracked.events, source, now)
    await noteLook(tx, parcel.id, now)
    const events = await listTrackerEvents(tx, parcel.id)
    // A label that was given back stays so, whatever is told of its number.
    const state = before.tracker_state === 'voided' ? 'voided' : heard(currentState(events), tracked.state)
    await saveWhere(tx, parcel.id, {
      state,
      at: timelineOf(events).at(-1)?.at ?? before.tracker_at,
      expected: tracked.expected,
      url: tracked.url,
    })
    // Taken back elsewhere: what became of its money is asked for.
    if (state === 'voided' && before.tracker_state !== 'voided') {
      await saveVoid(tx, parcel.id, 'submitted')
      await app.jobs.put(tx, 'void', before.shipment_id)
    }
    if (state === before.tracker_state || !isNews(state)) return ok(null)
    record(held, { type: 'parcel_moved', tracking: before.tracking_number ?? '', state })
    const kind = state === 'delivered' ? 'delivered' : state === 'exception' ? 'delivery_exception' : null
    if (kind !== null && (await readTrackingMails(tx)).includes(kind)) queueLetter(held, { kind, parcel: parcel.id })
    return ok(null)
  })
}

/** Writes a later correction of what a label cost, once. */
export async function noteCost(app: App, actor: Actor, parcel: TrackedParcel, change: CostChange): Promise<void> {
  await holdOrder<null, never>(app, actor, { id: parcel.order_id }, noCommand, 'append', async (held) => {
    const { amount, currency } = change.amount
    const line = { order: parcel.order_id, parcel: parcel.id, kind: 'adjustment', amount, currency } as const
    const fresh = await insertCostLines(held.tx, [{ ...line, reference: change.reference, reason: change.reason, at: change.at }])
    if (fresh) record(held, { type: 'label_cost_changed', tracking: parcel.tracking_number ?? '', amount, reason: change.reason })
    return ok(null)
  })
}

/** A carrier that says where a parcel is without saying how it came there is believed. */
function heard(byEvents: TrackerState, said: TrackerState): TrackerState {
  return byEvents === 'unknown' ? said : byEvents
}

/** What people want to read in the log: not every scan on the way. */
function isNews(state: TrackerState): boolean {
  return state === 'delivered' || state === 'out_for_delivery' || state === 'available_for_pickup' || isException(state)
}
