import type { Detail } from '../result.ts'

/** The kinds of evidence, in the order they are shown. What says the same twice stands in one group, so that its cap keeps it from counting twice. */
export const groups = [
  'order',
  'payment',
  'velocity',
  'address',
  'ip',
  'contact',
  'basket',
  'history',
  'checks',
  'network',
  'provider',
  'alarm',
] as const
export type Group = (typeof groups)[number]

/** Every observation there is, with its group, in the order they are shown. A code keeps its meaning for ever, because old scores are made again from it. */
export const groupOf = {
  amount_high: 'order',
  amount_top: 'order',
  expedited_new_buyer: 'order',
  freight_over_goods: 'order',
  avs_full: 'payment',
  avs_partial: 'payment',
  avs_none: 'payment',
  cvc_mismatch: 'payment',
  three_d_secure: 'payment',
  issuer_country: 'payment',
  prepaid: 'payment',
  declined_twice: 'velocity',
  declined_often: 'velocity',
  retry_cheaper: 'velocity',
  second_card: 'velocity',
  third_card: 'velocity',
  busy_hour: 'velocity',
  busy_day: 'velocity',
  busy_week: 'velocity',
  other_region: 'address',
  other_name_too: 'address',
  far_apart: 'address',
  post_box: 'address',
  shared_place: 'address',
  changed_after_payment: 'address',
  pickup_by_other: 'address',
  ip_country: 'ip',
  ip_hosting: 'ip',
  ip_far: 'ip',
  mail_disposable: 'contact',
  mail_relay: 'contact',
  mail_typo: 'contact',
  mail_unlike_name: 'contact',
  phone_elsewhere: 'contact',
  hot_parts: 'basket',
  beyond_one_vehicle: 'basket',
  unrelated_makes: 'basket',
  keys_without_vin: 'basket',
  no_vehicle: 'basket',
  vin_invalid: 'basket',
  vin_disagrees: 'basket',
  does_not_fit: 'basket',
  settled_before: 'history',
  chargeback_before: 'history',
  called: 'checks',
  vin_asked: 'checks',
  card_verified: 'checks',
  billing_only: 'checks',
  registry_medium: 'network',
  registry_high: 'network',
  building_frauds: 'network',
  provider_risk: 'provider',
  dispute_open: 'alarm',
  fraud_warning: 'alarm',
} as const satisfies { readonly [code: string]: Group }

/** The stable name of one observation; the browser has a sentence for each. */
export type Code = keyof typeof groupOf

/** All codes, in the order they are shown. */
export const codes = Object.keys(groupOf) as readonly Code[]

/** Is this text the code of an observation? */
export function isCode(text: string): text is Code {
  return Object.hasOwn(groupOf, text)
}

/** One observation made: `value` is what is shown beside it, `evidence` the figures of its sentence, `times` how often its weight counts (1 when left out). */
export type Finding = {
  readonly code: Code
  readonly value: string | number | boolean | null
  readonly evidence: Detail
  readonly times?: number
}

/** An observation that was made, or none: so that a check reads as one list. */
export function found(holds: boolean | null | undefined, code: Code, value: Finding['value'], evidence: Detail = {}): readonly Finding[] {
  return holds === true ? [{ code, value, evidence }] : []
}
