/** What EasyPost tells of ("Events": "Possible event types"). */
export const eventTypes = [
  'tracker.created',
  'tracker.updated',
  'refund.successful',
  'scan_form.created',
  'scan_form.updated',
  'insurance.purchased',
  'insurance.cancelled',
  'shipment.invoice.created',
] as const
export type EventType = (typeof eventTypes)[number]

/** Something that happened: `result` is the thing as it was on the wire right after. */
export type CarrierEvent = {
  readonly id: string
  readonly description: EventType
  readonly created_at: string
  readonly user_id: string
  readonly previous_attributes: object
  readonly result: object
}
