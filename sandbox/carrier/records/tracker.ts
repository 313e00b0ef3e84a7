/** Where a parcel is, in EasyPost's words. */
export const trackerStatuses = [
  'unknown',
  'pre_transit',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'available_for_pickup',
  'return_to_sender',
  'failure',
  'cancelled',
  'error',
] as const
export type TrackerStatus = (typeof trackerStatuses)[number]

export type TrackingLocation = {
  readonly object: 'TrackingLocation'
  readonly city: string | null
  readonly state: string | null
  readonly country: string | null
  readonly zip: string | null
}

/** One thing that was seen to happen to a parcel. */
export type TrackingDetail = {
  readonly object: 'TrackingDetail'
  readonly message: string
  readonly description: string | null
  readonly status: TrackerStatus
  readonly status_detail: string
  readonly datetime: string
  readonly source: string
  readonly carrier_code: string | null
  readonly tracking_location: TrackingLocation
  readonly est_delivery_date: string | null
}

/** What will happen next, unless someone sees to it: `at` in seconds of the twin's time. */
export type Step = {
  readonly at: number
  readonly status: TrackerStatus
  readonly detail: string
  readonly message: string
  readonly place: TrackingLocation
}

/** The towns a parcel passes: where it began, one on the way when it is far, where it goes. */
export type Route = {
  readonly origin: TrackingLocation
  readonly middle: TrackingLocation | null
  readonly destination: TrackingLocation
}

/** A parcel as it is followed: what is told of it, and the steps that lie before it. */
export type Tracker = {
  readonly id: string
  readonly wire: {
    readonly id: string
    readonly object: 'Tracker'
    readonly mode: 'test'
    readonly tracking_code: string
    readonly status: TrackerStatus
    readonly status_detail: string
    readonly created_at: string
    readonly updated_at: string
    readonly signed_by: string | null
    readonly weight: number | null
    readonly est_delivery_date: string | null
    readonly shipment_id: string | null
    readonly carrier: string
    readonly tracking_details: readonly TrackingDetail[]
    readonly fees: readonly never[]
    readonly carrier_detail: object
    readonly finalized: boolean
    readonly is_return: boolean
    readonly public_url: string
  }
  readonly route: Route
  readonly plan: readonly Step[]
  /** Who will sign for it, where a signature was asked for. */
  readonly signer: string | null
}

/** A tracker as the wire has it. */
export function wireTracker({ wire }: Tracker): Tracker['wire'] {
  return wire
}
