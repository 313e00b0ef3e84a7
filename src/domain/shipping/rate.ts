/** How fast a carrier's service is meant to be, slowest first. */
export const serviceClasses = ['economy', 'ground', 'three_day', 'two_day', 'overnight'] as const
export type ServiceClass = (typeof serviceClasses)[number]

/** What a part of a rate is paid for. */
export const chargeKinds = ['postage', 'fuel', 'residential', 'handling', 'insurance', 'signature', 'saturday', 'fee'] as const
export type ChargeKind = (typeof chargeKinds)[number]

/** One part of what a label costs, minor units. */
export type Charge = { readonly kind: ChargeKind; readonly amount: number }

/** Why a rate cannot be taken for these boxes and this address. */
export const bars = [
  'po_box',
  'military',
  'hazmat_by_air',
  'too_heavy',
  'too_long',
  'too_big',
  'no_signature',
  'no_insurance',
  'several_boxes',
  'other_currency',
] as const
export type Bar = (typeof bars)[number]

/** A carrier's offer for all boxes of a shipment together. */
export type Rate = {
  readonly id: string
  /** the store's account it goes through */
  readonly account: string
  /** the carrier and its service as a person reads them, and the service's own code */
  readonly carrier: string
  readonly name: string
  readonly service: string
  readonly class: ServiceClass
  readonly charges: readonly Charge[]
  readonly currency: string
  /** days of the carrier's calendar; null when it does not say */
  readonly days: number | null
  /** the day it arrives, YYYY-MM-DD where the customer is; null when nobody knows */
  readonly arrives: string | null
  readonly guaranteed: boolean
  /** null: it may be taken */
  readonly bar: Bar | null
}

/** Everything the rate costs, minor units. */
export function costOf({ charges }: Pick<Rate, 'charges'>): number {
  return charges.reduce((sum, { amount }) => sum + amount, 0)
}

/** Is a service at least as fast as the one that was paid for? */
export function isAsFast(service: ServiceClass, paid: ServiceClass): boolean {
  return serviceClasses.indexOf(service) >= serviceClasses.indexOf(paid)
}

/**
 * One service for all boxes together. `quote` is what `buy` and `readBack` take, `ref` which rate of it; both are the carrier's own words. `days` are the
 * carrier's; null when it does not say.
 */
export type QuotedRate = {
  readonly quote: string
  readonly ref: string
  readonly carrier: string
  readonly name: string
  readonly service: string
  readonly class: ServiceClass
  readonly charges: readonly Charge[]
  readonly currency: string
  readonly days: number | null
  /** YYYY-MM-DD where it arrives, when the carrier itself names a day */
  readonly arrives: string | null
  readonly guaranteed: boolean
  readonly bar: Bar | null
}
