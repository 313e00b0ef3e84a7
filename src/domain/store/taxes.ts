import { share } from '../money.ts'
import { regionCode } from '../risk/reading/regions.ts'
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

/**
 * The taxes that count for a shipping address on a day (2026-01-31), in the store's order. A region may be typed by its code or its name. Of several under one
 * name in one place the newest counts: so a rate changes from a day on.
 */
export function taxesFor(
  taxes: readonly StoreTax[],
  to: { readonly country: string; readonly region?: string | null | undefined },
  day: string,
): readonly StoreTax[] {
  const region = regionCode(to.country, to.region ?? '')
  const here = taxes.filter(
    (tax) => tax.from <= day && tax.country === to.country && (tax.region === null || regionCode(tax.country, tax.region) === region),
  )
  const isOver = (tax: StoreTax) => here.some((other) => other.from > tax.from && placeOf(other) === placeOf(tax))
  return here.filter((tax) => !isOver(tax))
}

/** The taxes under the name a reader of this language knows. */
export function inLanguage(taxes: readonly StoreTax[], language: 'en' | 'fr'): readonly StoreTax[] {
  return taxes.map((tax) => ({ ...tax, name: language === 'fr' ? (tax.nameFr ?? tax.name) : tax.name, nameFr: null }))
}

/** The taxes on one base, minor units: each rounded half up by itself, none on another. Its name is its jurisdiction; the store remits. */
export function chargedOn(taxes: readonly Pick<StoreTax, 'name' | 'ratePpm'>[], base: number): readonly Tax[] {
  return taxes.map(({ ratePpm, name }) => ({ ratePpm, amount: share(base, ratePpm), jurisdiction: name, remittedBy: 'store' }))
}

/** A rate as people read it, exactly: 99 750 millionths is "9.975". */
export function percentOf(ratePpm: number): string {
  const part = String(ratePpm % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return [String(Math.floor(ratePpm / 10_000)), part].filter(Boolean).join('.')
}

/** Reads a rate typed in percent, with a point or a comma and at most four decimals, to millionths; undefined for what is none from 0 to 100. */
export function readPercent(typed: string): number | undefined {
  const [, whole = '', part = ''] = /^\s*(\d{1,3})(?:[.,](\d{1,4}))?\s*%?\s*$/.exec(typed) ?? []
  const ppm = whole === '' ? Number.NaN : Number(whole) * 10_000 + Number(part.padEnd(4, '0'))
  return ppm <= 1_000_000 ? ppm : undefined
}

function placeOf({ name, country, region }: StoreTax): string {
  return [name.trim().toLowerCase(), country, region === null ? '' : regionCode(country, region)].join(' ')
}
