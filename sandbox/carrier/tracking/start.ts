import type { Account } from '../account.ts'
import { newId, iso } from '../ids.ts'
import { shipDay } from '../rating/days.ts'
import type { Address } from '../records/address.ts'
import type { Shipment } from '../records/shipment.ts'
import { wireTracker, type Tracker } from '../records/tracker.ts'
import { journeyKinds, planOf, routeBetween, type Journey, type JourneyKind } from './journey.ts'

/** What a tracker is made of. */
type Made = {
  readonly code: string
  readonly carrier: string
  readonly from: Address | null
  readonly to: Address | null
  readonly journey: Journey
  readonly shipment?: Shipment
}

/** Follows a parcel that was just bought. A printed line or the second line of the street may name how its trip goes: `sandbox: return`. */
export function startTracker(account: Account, shipment: Shipment): Tracker {
  const { options, selected_rate, from_address, to_address } = shipment
  const kind = kindIn([options.print_custom_1, options.print_custom_2, options.print_custom_3, to_address.street2, options.memo])
  const saturday = options.saturday_delivery === true
  // Nothing is handed over before its label was bought, whatever day stands on it.
  const journey = { from: Math.max(account.now, shipDay(account.now, options)), days: selected_rate?.delivery_days ?? 3, saturday, kind }
  const made = {
    code: shipment.tracking_code ?? '',
    carrier: selected_rate?.carrier ?? '',
    from: from_address,
    to: to_address,
    journey,
    shipment,
  }
  return makeTracker(account, made)
}

function kindIn(texts: readonly unknown[]): JourneyKind {
  const named = /\bsandbox:? ?(\w+)/i.exec(texts.filter((text) => typeof text === 'string').join(' '))?.[1]?.toLowerCase()
  return journeyKinds.find((kind) => kind === named) ?? 'delivered'
}

/** Makes a tracker, with all that lies before its parcel, and tells of it. */
export function makeTracker(account: Account, { code, carrier, from, to, journey, shipment }: Made): Tracker {
  const id = newId('trk')
  const route = routeBetween(from, to)
  const plan = planOf(route, journey)
  const arrival = plan.find(({ status }) => status === 'delivered')?.at
  const asksSignature =
    /SIGNATURE/.test(shipment?.options.delivery_confirmation ?? '') && !/NO_/.test(shipment?.options.delivery_confirmation ?? '')
  const tracker: Tracker = {
    id,
    route,
    plan,
    signer: asksSignature ? (to?.name ?? to?.company ?? 'RECIPIENT') : null,
    wire: {
      id,
      object: 'Tracker',
      mode: 'test',
      tracking_code: code,
      status: 'unknown',
      status_detail: 'unknown',
      created_at: account.at,
      updated_at: account.at,
      signed_by: null,
      weight: shipment?.parcel.weight ?? null,
      est_delivery_date: arrival === undefined ? null : iso(arrival),
      shipment_id: shipment?.id ?? null,
      carrier,
      tracking_details: [],
      fees: [],
      carrier_detail: detailOf(shipment?.selected_rate?.service ?? null, route),
      finalized: false,
      is_return: shipment?.is_return ?? false,
      public_url: `${account.origin}/track/${code}`,
    },
  }
  account.put('tracker', tracker, { parent: shipment?.id ?? null, tag: code })
  account.schedule(plan[0]?.at ?? account.now, id, 'move')
  account.emit('tracker.created', wireTracker(tracker))
  return tracker
}

function detailOf(service: string | null, { origin, destination }: Tracker['route']) {
  const words = ({ city, state, zip }: Tracker['route']['origin']) => (city ? `${city} ${state}, ${zip}` : null)
  return {
    object: 'CarrierDetail',
    service,
    container_type: null,
    est_delivery_date_local: null,
    est_delivery_time_local: null,
    origin_location: words(origin),
    origin_tracking_location: origin,
    destination_location: words(destination),
    destination_tracking_location: destination,
    guaranteed_delivery_date: null,
    alternate_identifier: null,
    initial_delivery_attempt: null,
  }
}
