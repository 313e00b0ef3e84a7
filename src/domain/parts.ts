import type { Activity } from './activity.ts'
import type { Status } from './order.ts'

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
  | 'leaving'
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
  leaving: [
    'address_changed',
    'line_added',
    'line_changed',
    'line_cancelled',
    'shipment_ready',
    'shipment_left',
    'shipment_cancelled',
    'status_changed',
    'order_cancelled',
  ],
  append: [],
}

/** Statuses in which nothing should leave, or out of which somebody has just let it. */
const still: readonly Status[] = ['on_hold', 'backordered', 'completed', 'cancelled']

/**
 * Does an entry of a part's types concern it? Where goods leave, a billing address and the way from New to Processing do not, and what the person did themselves they know:
 * the page they ship from has the ways to put an address right and to take a shipment back.
 */
export function concerns(part: Part, event: Activity, own: boolean): boolean {
  if (part !== 'leaving') return true
  if (own) return false
  if (event.type === 'address_changed') return event.kind === 'shipping'
  return event.type !== 'status_changed' || still.includes(event.to) || still.includes(event.from)
}

/** The log entries that mean "this part was changed": a command that saw an older version of its own part is stale, others are not. */
export function partsOf(part: Part): readonly Activity['type'][] {
  return types[part]
}
