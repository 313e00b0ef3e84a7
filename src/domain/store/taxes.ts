import { share } from '../money.ts'
import type { Tax } from '../totals.ts'

/**
 * One tax the store collects on orders that ship to a place: a country, or one region of it. `ratePpm` is in millionths (99 750 = 9.975 %), `from` the first
 * day it counts (2026-01-31, in the store's time). None is charged on another.
 */
export type StoreTax = {
  readonly id: string
  readonly name: string
  /** its name in French; null: the same */
  readonly nameFr: string | null
  /** ISO 3166-1, two letters */
  readonly country: string
  /** as addresses have it, QC or RI; null for the whole country */
  readonly region: string | null
  readonly ratePpm: number
  readonly onShipping: boolean
  readonly onCores: boolean
  readonly from: string
}

/** The most taxes a store keeps, past ones with them. */
export const mostTaxes = 60

/** The taxes that count for a shipping address on a day (2026-01-31), in the store's order. Case and spaces of the region do not matter. Of one name in one place the newest counts. */
export function taxesFor(
  taxes: readonly StoreTax[],
  to: { readonly country: string; readonly region: string | null },
  day: string,
): readonly StoreTax[] {
  const here = taxes.filter(
    ({ country, region, from }) => from <= day && same(country, to.country) && (region === null || same(region, to.region ?? '')),
  )
  const later = (tax: StoreTax) => here.some((other) => other.from > tax.from && placeOf(other) === placeOf(tax))
  return here.filter((tax) => !later(tax))
}

/** A rate as people read it, exactly: 99 750 millionths is "9.975". */
export function percentOf(ratePpm: number): string {
  const [whole, part] = [
    Math.floor(ratePpm / 10_000),
    String(ratePpm % 10_000)
      .padStart(4, '0')
      .replace(/0+$/, ''),
  ]
  return part === '' ? String(whole) : `${whole}.${part}`
}

/** Reads a rate typed in percent, with a point or a comma and at most four decimals, to millionths; null for what is none between 0 and 100. */
export function readPercent(typed: string): number | null {
  const [, whole = '', part = ''] = /^\s*(\d{1,3})(?:[.,](\d{0,4}))?\s*%?\s*$/.exec(typed) ?? []
  if (whole === '') return null
  const ppm = Number(whole) * 10_000 + Number(part.padEnd(4, '0'))
  return ppm <= 1_000_000 ? ppm : null
}

/** The taxes on one base, each rounded half up by itself; the jurisdiction names them. */
export function chargedOn(taxes: readonly StoreTax[], base: number, language: 'en' | 'fr'): readonly Tax[] {
  return taxes.map((tax) => ({
    ratePpm: tax.ratePpm,
    amount: share(base, tax.ratePpm),
    jurisdiction: nameOf(tax, language),
    remittedBy: 'store',
  }))
}

/** A tax by its name in a language. */
export function nameOf({ name, nameFr }: StoreTax, language: 'en' | 'fr'): string {
  return language === 'fr' ? (nameFr ?? name) : name
}

function placeOf({ name, country, region }: StoreTax): string {
  return [name, country, region ?? ''].join('\n').toLowerCase()
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
