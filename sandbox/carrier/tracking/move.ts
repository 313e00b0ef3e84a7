import type { Account } from '../account.ts'
import { iso } from '../ids.ts'
import { wireTracker, type Step, type Tracker, type TrackerStatus } from '../records/tracker.ts'
import { nowhere } from './journey.ts'

/** After these nothing more is seen of a parcel. */
const ends: readonly TrackerStatus[] = ['delivered', 'cancelled', 'error']

/** Was the parcel ever in the carrier's hands? Then its label cannot be given back. */
export function wasScanned({ wire }: Tracker): boolean {
  return wire.tracking_details.some(({ status }) => !['unknown', 'pre_transit', 'cancelled'].includes(status))
}

/** Takes the step that lies before a parcel. */
export function moveOn(account: Account, id: string) {
  const tracker = account.find('tracker', id)
  const [step, ...plan] = tracker?.plan ?? []
  if (tracker && step) takeStep(account, { ...tracker, plan }, step)
}

/**
 * Moves a parcel on demand. What was planned before that status is passed over, what comes after it still comes; after delivery, and after a step nobody
 * planned that ends a trip, nothing does.
 */
export function moveTo(account: Account, tracker: Tracker, status: TrackerStatus): Tracker {
  const index = tracker.plan.findIndex((step) => step.status === status)
  const planned = tracker.plan[index]
  const step = { ...(planned ?? unplanned(tracker, status)), at: account.now }
  const over = ends.includes(status) || (status === 'return_to_sender' && !planned)
  const rest = over ? [] : tracker.plan.slice(index + 1)
  const [next] = rest
  // The trip goes on at the pace it had: what follows keeps its distance to the step that was taken early.
  const shift = planned && next ? account.now - planned.at : 0
  const plan = rest.map((one) => ({ ...one, at: Math.max(one.at + shift, account.now + 60) }))
  return takeStep(account, { ...tracker, plan }, step)
}

function unplanned({ route }: Tracker, status: TrackerStatus): Omit<Step, 'at'> {
  const place =
    status === 'pre_transit' || status === 'cancelled'
      ? nowhere
      : status === 'in_transit'
        ? (route.middle ?? route.origin)
        : route.destination
  return { status, detail: status === 'in_transit' ? 'status_update' : status, message: status.replaceAll('_', ' '), place }
}

/** Stops a trip that was never begun. */
export function stopTracker(account: Account, tracker: Tracker): Tracker {
  account.unschedule(tracker.id)
  return account.put('tracker', { ...tracker, plan: [] })
}

function takeStep(account: Account, tracker: Tracker, step: Step): Tracker {
  const before = tracker.wire
  const next = tracker.plan[0]
  const moved = account.put('tracker', {
    ...tracker,
    wire: {
      ...before,
      status: step.status,
      status_detail: step.detail,
      updated_at: account.at,
      signed_by: step.status === 'delivered' ? (tracker.signer ?? before.signed_by) : before.signed_by,
      finalized: next === undefined,
      tracking_details: [
        ...before.tracking_details,
        {
          object: 'TrackingDetail',
          message: step.message,
          description: null,
          status: step.status,
          status_detail: step.detail,
          datetime: iso(step.at),
          source: before.carrier,
          carrier_code: null,
          tracking_location: step.place,
          est_delivery_date: before.est_delivery_date,
        },
      ],
    },
  })
  account.unschedule(tracker.id)
  if (next) account.schedule(next.at, tracker.id, 'move')
  account.emit('tracker.updated', wireTracker(moved), { status: before.status })
  return moved
}
