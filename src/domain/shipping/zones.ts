import { distanceKm, type Point } from '../distance.ts'

/**
 * How far apart two ZIP regions may be for each zone, miles between their middles. Carriers' published charts begin at 150, 300, 600, 1,000, 1,400 and 1,800;
 * 20 miles more each came nearest to UPS Ground's charts of 594 origins: 94.5 % of pairs exact, all within one zone.
 */
const furthest = [170, 320, 620, 1020, 1420, 1820] as const

/** The zone between two points, 2 (near) to 8. */
export function zoneBetween(from: Point, to: Point): number {
  const miles = milesBetween(from, to)
  const at = furthest.findIndex((most) => miles <= most)
  return at < 0 ? 8 : at + 2
}

/** Great-circle miles (of 1.609344 km). */
export function milesBetween(a: Point, b: Point): number {
  return distanceKm(a, b) / 1.609344
}

/** The region a US ZIP code belongs to: its first three digits; undefined when it is none. */
export function zip3Of(postalCode: string): string | undefined {
  return /^\s*(\d{3})\d{2}(?:-?\d{4})?\s*$/.exec(postalCode)?.[1]
}
