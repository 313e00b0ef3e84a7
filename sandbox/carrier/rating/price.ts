import type { Parcel } from '../records/parcel.ts'
import type { Options } from '../records/shipment.ts'
import type { CarrierRules, CarrierService } from './carriers.ts'
import type { Trip } from './trip.ts'

/** What a box weighs and measures, in pounds and inches, its longest side first. */
export type Size = {
  readonly pounds: number
  readonly length: number
  readonly girth: number
  readonly volume: number
  readonly cube: number
}

/** Reads the size of a box; one without sides is as small as it is light. `cube` is the volume with each side rounded up. */
export function sizeOf({ weight, length, width, height }: Parcel): Size {
  const [long = 0, middle = 0, short = 0] = [length ?? 0, width ?? 0, height ?? 0].toSorted((a, b) => b - a)
  return {
    pounds: weight / 16,
    length: long,
    girth: long + 2 * (middle + short),
    volume: long * middle * short,
    cube: Math.ceil(long) * Math.ceil(middle) * Math.ceil(short),
  }
}

/** Too big for the belts: longer than 96 inches, more than 130 around, than 17,280 cubic inches or than 110 pounds. */
export function isLarge({ pounds, length, girth, volume }: Size): boolean {
  return length > 96 || girth > 130 || volume > 17_280 || pounds > 110
}

/** The pounds that are billed: real or by volume, whichever is more, and whole ones. */
export function billedPounds(rules: CarrierRules, size: Size): number {
  const dimensional = size.cube > rules.dimensionalAbove ? size.cube / rules.divisor : 0
  const least = rules.cents.large !== null && isLarge(size) ? 90 : 0
  return Math.max(1, Math.ceil(Math.max(size.pounds, dimensional, least)))
}

/** What a service costs for a box, in cents; the same box on the same trip always costs the same. */
export function priceOf(rules: CarrierRules, service: CarrierService, size: Size, trip: Trip, options: Options): number {
  const steps = trip.zone - 2
  const carried = service.base + service.zoneBase * steps + billedPounds(rules, size) * (service.pound + service.zonePound * steps)
  return carried + extrasOf(rules, size, trip, options)
}

function extrasOf({ cents }: CarrierRules, size: Size, trip: Trip, options: Options): number {
  const charged: readonly (readonly [boolean, number | null])[] = [
    [trip.residential, cents.residential],
    [options.delivery_confirmation === 'SIGNATURE', cents.signature],
    [options.delivery_confirmation === 'ADULT_SIGNATURE', cents.adultSignature],
    [options.delivery_confirmation === 'INDIRECT_SIGNATURE', cents.indirectSignature],
    [options.saturday_delivery === true, cents.saturday],
    [options.additional_handling === true, cents.handling],
    [Boolean(options.hazmat), cents.hazmat],
    [isLarge(size), cents.large],
  ]
  return charged.reduce((sum, [applies, price]) => sum + (applies ? (price ?? 0) : 0), 0)
}
