import { arrivalOf } from '../rating/days.ts'
import { placeBetween, placeOf, type Place } from '../rating/places.ts'
import type { Address } from '../records/address.ts'
import type { Route, Step, TrackerStatus, TrackingLocation } from '../records/tracker.ts'

/** How a trip goes: well, or as somebody wants to see it go wrong. */
export const journeyKinds = ['delivered', 'exception', 'pickup', 'return', 'lost'] as const
export type JourneyKind = (typeof journeyKinds)[number]

/** When a parcel is handed over, for how many days of driving, and how it goes. */
export type Journey = { readonly from: number; readonly days: number; readonly saturday: boolean; readonly kind: JourneyKind }

const hour = 3600
export const nowhere: TrackingLocation = { object: 'TrackingLocation', city: null, state: null, country: null, zip: null }

/** The towns between two addresses. */
export function routeBetween(from: Address | null, to: Address | null): Route {
  const [start, end] = [placeOf(from?.zip ?? null), placeOf(to?.zip ?? null)]
  const between = start && end ? placeBetween(start, end) : undefined
  return { origin: townOf(from), middle: between ? locationOf(between) : null, destination: townOf(to) }
}

function townOf(address: Address | null): TrackingLocation {
  if (!address) return nowhere
  const { city, state, country, zip } = address
  return {
    object: 'TrackingLocation',
    city: city?.toUpperCase() ?? null,
    state: state?.toUpperCase() ?? null,
    country,
    zip: zip?.slice(0, 5) ?? null,
  }
}

function locationOf({ town, state, zip }: Place): TrackingLocation {
  return { object: 'TrackingLocation', city: town.toUpperCase(), state, country: 'US', zip: `${zip}001` }
}

/** Everything that will be seen of a parcel, in order: printed at once, fetched the same day, sorted, and brought on the day its service needs. */
export function planOf({ origin, middle, destination }: Route, { from, days, saturday, kind }: Journey): Step[] {
  const last = arrivalOf(from, Math.max(1, days), saturday)
  const step = (at: number, status: TrackerStatus, detail: string, message: string, place: TrackingLocation): Step => ({
    at,
    status,
    detail,
    message,
    place,
  })
  const started = [
    step(from + 60, 'pre_transit', 'label_created', 'Label created, the carrier awaits the parcel', nowhere),
    step(from + 6 * hour, 'in_transit', 'arrived_at_facility', 'Picked up', origin),
    step(from + 9 * hour, 'in_transit', 'departed_facility', 'Departed from origin facility', origin),
  ]
  if (kind === 'lost') return [...started, step(last + 72 * hour, 'error', 'lost', 'The parcel cannot be found', middle ?? origin)]
  const halfway =
    middle && days > 1 ? [step((from + last) / 2 + hour, 'in_transit', 'arrived_at_facility', 'Arrived at regional facility', middle)] : []
  const arrived = [
    ...started,
    ...halfway,
    step(last - 4 * hour, 'in_transit', 'arrived_at_destination', 'Arrived at local facility', destination),
    step(last, 'out_for_delivery', 'out_for_delivery', 'Out for delivery', destination),
  ].map((one) => ({ ...one, at: Math.floor(one.at) }))
  return [...arrived, ...endOf(kind, last, step, { origin, destination })]
}

type Stepping = (at: number, status: TrackerStatus, detail: string, message: string, place: TrackingLocation) => Step

function endOf(kind: JourneyKind, last: number, step: Stepping, { origin, destination }: Pick<Route, 'origin' | 'destination'>): Step[] {
  const missed = step(last + 5 * hour, 'failure', 'recipient_unavailable', 'Delivery attempted, nobody was there', destination)
  switch (kind) {
    case 'delivered':
      return [step(last + 6 * hour, 'delivered', 'delivered', 'Delivered', destination)]
    case 'exception':
      return [
        missed,
        step(last + 24 * hour, 'out_for_delivery', 'out_for_delivery', 'Out for delivery again', destination),
        step(last + 29 * hour, 'delivered', 'delivered', 'Delivered', destination),
      ]
    case 'pickup':
      return [
        step(last + 6 * hour, 'available_for_pickup', 'available_for_pickup', 'Ready to be collected at the counter', destination),
        step(last + 54 * hour, 'delivered', 'delivered', 'Collected at the counter', destination),
      ]
    case 'return':
      return [
        missed,
        step(last + 30 * hour, 'return_to_sender', 'return', 'On its way back to the sender', destination),
        step(last + 96 * hour, 'return_to_sender', 'delivered_to_sender', 'Given back to the sender', origin),
      ]
    case 'lost':
      return []
  }
}
