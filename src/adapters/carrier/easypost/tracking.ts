import type { TrackerState } from '#domain/shipping/tracker.ts'
import type { Carrier, Tracked } from '#ports/carrier.ts'
import type { Client } from './client.ts'
import { toFailure } from './failures.ts'
import { TrackerShape, type WireTracker } from './shapes.ts'

/** Where a parcel is, ours or another's. Making a tracker of a number that has one answers that one. */
export function trackOf(client: Client): Carrier['track'] {
  return async (trackingNumber, carrier) => {
    try {
      const tracker = await client.Tracker.create({ tracking_code: trackingNumber, ...(carrier !== null && { carrier }) })
      return { outcome: 'done', tracked: toTracked(TrackerShape.parse(tracker)) }
    } catch (thrown) {
      return toFailure(thrown, false)
    }
  }
}

/** A tracker in our words, its events oldest first. */
export function toTracked(tracker: WireTracker): Tracked {
  return {
    trackingNumber: tracker.tracking_code,
    state: stateOf(tracker),
    expected: tracker.est_delivery_date ?? null,
    signedBy: tracker.signed_by ?? null,
    url: tracker.public_url ?? null,
    events: tracker.tracking_details
      .map((event) => ({ state: stateOf(event), at: event.datetime, message: event.message, place: placeOf(event) }))
      .toSorted((a, b) => a.at.getTime() - b.at.getTime()),
  }
}

/** One status says that a parcel goes back, and that it is back; its detail tells them apart. */
function stateOf({ status, status_detail }: Pick<WireTracker, 'status' | 'status_detail'>): TrackerState {
  return status === 'returning' && status_detail?.startsWith('delivered') ? 'returned' : status
}

function placeOf({ tracking_location: place }: WireTracker['tracking_details'][number]): string | null {
  return [place?.city, place?.state, place?.country].filter(Boolean).join(', ') || null
}
