import type { Account } from '../account.ts'
import { carrierNamed, carriers } from '../rating/carriers.ts'
import { wireTracker, type Step, type Tracker, type TrackerStatus } from '../records/tracker.ts'
import { isTrackingCode } from '../shipments/tracking-code.ts'
import { ApiError } from '../wire/errors.ts'
import { makeTracker } from './start.ts'

/** EasyPost's codes for testing ("Test tracking codes"): each stands still at one status. */
const magic: ReadonlyMap<string, TrackerStatus> = new Map([
  ['EZ1000000001', 'pre_transit'],
  ['EZ2000000002', 'in_transit'],
  ['EZ3000000003', 'out_for_delivery'],
  ['EZ4000000004', 'delivered'],
  ['EZ5000000005', 'return_to_sender'],
  ['EZ6000000006', 'failure'],
  ['EZ7000000007', 'unknown'],
])

const day = 86_400

/** The tracker of a code, the same one each time it is asked for. A code nobody of ours knows travels three days from its first asking. */
export function trackerFor(account: Account, code: string, carrierName: string | null): Tracker {
  const ours = carriers.find(({ digit }) => code.startsWith(`SBX${digit}`))
  const carrier = carrierName
    ? (carrierNamed(carrierName)?.name ?? carrierName)
    : (ours?.name ?? (magic.has(code) ? 'SandboxPost' : undefined))
  if (carrier === undefined) throw new ApiError('TRACKER.NO_CARRIER_FOR_CODE')
  if (code.startsWith('SBX') && !isTrackingCode(code)) throw new ApiError('TRACKER.NOT_FOUND')
  const known = account.tagged('tracker', code).find(({ wire }) => wire.carrier === carrier)
  if (known) return known
  const journey = { from: account.now, days: 3, saturday: false, kind: 'delivered' } as const
  const status = magic.get(code)
  const made = makeTracker(account, { code, carrier, from: null, to: null, journey })
  return status === undefined ? made : standStill(account, made, status)
}

/** A tracker that has come as far as its code says, and goes no further. */
function standStill(account: Account, tracker: Tracker, status: TrackerStatus): Tracker {
  account.unschedule(tracker.id)
  const order: readonly TrackerStatus[] = ['pre_transit', 'in_transit', 'out_for_delivery', 'delivered']
  const way = order.includes(status) ? order.slice(0, order.indexOf(status) + 1) : [...order.slice(0, 2), status]
  const past: Step[] = (status === 'unknown' ? [] : way).map((one, index, all) => ({
    at: account.now - (all.length - index) * day,
    status: one,
    detail: 'status_update',
    message: one.replaceAll('_', ' '),
    place: tracker.route.origin,
  }))
  const details = past.map((step) => ({
    object: 'TrackingDetail' as const,
    message: step.message,
    description: null,
    status: step.status,
    status_detail: step.detail,
    datetime: new Date(step.at * 1000).toISOString().replace('.000', ''),
    source: tracker.wire.carrier,
    carrier_code: null,
    tracking_location: step.place,
    est_delivery_date: null,
  }))
  const wire = {
    ...tracker.wire,
    status,
    status_detail: status === 'unknown' ? 'unknown' : 'status_update',
    tracking_details: details,
    finalized: true,
  }
  const still = account.put('tracker', { ...tracker, plan: [], wire })
  if (status !== 'unknown') account.emit('tracker.updated', wireTracker(still), { status: 'unknown' })
  return still
}
