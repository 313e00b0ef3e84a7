import type { Activity } from './activity.ts'

/** The parts of an order page that are edited apart from each other: two people in different parts do not disturb one another. */
export type Part =
  | 'summary'
  | 'status'
  | 'assignee'
  | 'addresses'
  | 'vehicle'
  | 'lines'
  | 'fraud'
  | 'fraud_and_status'
  | 'payment'
  | 'shipments'
  | 'append'

const types: { readonly [part in Part]: readonly Activity['type'][] } = {
  summary: ['dms_number_set', 'buyer_changed'],
  status: ['status_changed'],
  assignee: ['assigned'],
  addresses: ['address_changed'],
  vehicle: ['vehicle_changed'],
  lines: ['line_added', 'line_changed', 'line_state_changed', 'line_cancelled', 'discount_added', 'discount_removed', 'tax_overridden'],
  fraud: ['fraud_marked'],
  fraud_and_status: ['fraud_marked', 'status_changed'],
  payment: ['transaction', 'payment_confirmed', 'total_changed'],
  shipments: ['shipment_ready', 'shipment_left', 'shipment_cancelled', 'line_cancelled'],
  append: [],
}

/** The log entries that mean "this part was changed": a command that saw an older version of its own part is stale, others are not. */
export function partsOf(part: Part): readonly Activity['type'][] {
  return types[part]
}
