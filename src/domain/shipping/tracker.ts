/** Where a parcel is, in the words of every carrier alike. `voided`: its label was taken back before the carrier saw it. */
export const trackerStates = [
  'label_created',
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'delivered',
  'exception',
  'returning',
  'returned',
  'voided',
  'unknown',
] as const
export type TrackerState = (typeof trackerStates)[number]

/** One thing a carrier says happened to a parcel. `message` and `place` in the carrier's words. */
export type TrackerEvent = {
  readonly state: TrackerState
  readonly at: Date
  readonly message: string
  readonly place: string | null
}
