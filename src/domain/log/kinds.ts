import type { Activity } from '../activity.ts'

/** By what an order's log is filtered. */
export const activityKinds = ['notes', 'messages', 'payments', 'shipments', 'risk', 'changes'] as const
export type ActivityKind = (typeof activityKinds)[number]

const kinds: { readonly [type in Activity['type']]: ActivityKind } = {
  order_received: 'changes',
  order_typed_in: 'changes',
  status_changed: 'changes',
  assigned: 'changes',
  dms_number_set: 'changes',
  buyer_changed: 'changes',
  address_changed: 'changes',
  vehicle_changed: 'changes',
  line_added: 'changes',
  line_changed: 'changes',
  line_state_changed: 'changes',
  line_cancelled: 'changes',
  fitment_signed: 'changes',
  fitment_withdrawn: 'changes',
  discount_added: 'changes',
  discount_removed: 'changes',
  tax_overridden: 'changes',
  total_changed: 'changes',
  checked: 'changes',
  risk_scored: 'risk',
  risk_ticked: 'risk',
  risk_raised: 'risk',

  approval_asked: 'risk',
  approved: 'risk',
  fraud_marked: 'risk',
  fraud_appealed: 'risk',
  buyer_erased: 'changes',
  guard_overridden: 'shipments',
  order_cancelled: 'changes',
  payment_confirmed: 'payments',
  payment_not_confirmed: 'payments',
  transaction: 'payments',
  card_verification: 'payments',
  pay_link_made: 'payments',
  pay_link_revoked: 'payments',
  pay_link_paid: 'payments',
  dispute: 'payments',
  note_added: 'notes',
  note_edited: 'notes',
  note_pinned: 'notes',
  note_taken_back: 'notes',
  letter_queued: 'messages',
  letter_left_out: 'messages',
  letter_sent: 'messages',
  letter_withdrawn: 'messages',
  letter_failed: 'messages',
  mail_received: 'messages',
  mail_filed: 'messages',
  hold_ending: 'payments',
  shipment_ready: 'shipments',
  shipment_left: 'shipments',
  shipment_cancelled: 'shipments',
  packing_slip_made: 'shipments',
  label_bought: 'shipments',
  label_refused: 'shipments',
  label_unanswered: 'shipments',
  label_asked_again: 'shipments',
  label_given_up: 'shipments',
  label_voided: 'shipments',
  label_cost_changed: 'shipments',
  label_doubtful: 'shipments',
  label_printed: 'shipments',
  parcel_moved: 'shipments',
  gateway_told: 'shipments',
}

/** Under which filter an entry is found. An event this page does not know yet (the server is newer) is a change. */
export function kindOf(event: Activity): ActivityKind {
  const known: { readonly [type: string]: ActivityKind } = kinds
  return known[event.type] ?? 'changes'
}

/** The types of entries a filter shows. */
export function typesOf(kind: ActivityKind): readonly Activity['type'][] {
  return (Object.keys(kinds) as Activity['type'][]).filter((type) => kinds[type] === kind)
}
