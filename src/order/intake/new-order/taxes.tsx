import { percentOf, inLanguage, readPercent, taxesFor, type StoreTax } from '#domain/store/taxes.ts'
import type { OrderTax } from '#domain/store/tax-order.ts'
import type { Typed } from './typed.tsx'

/** What the store collects, null where that could not be read, and what day it is there. */
export type Collects = { readonly taxes: readonly StoreTax[] | null; readonly day: string }

/** One tax of the form: proposed by the store's settings or added by hand. `ratePpm` is undefined while its text is no rate. */
export type TaxRow = Omit<OrderTax, 'ratePpm'> & {
  readonly id: string
  /** the field its rate is typed in */
  readonly path: string
  readonly kind: 'proposed' | 'added'
  /** the text in that field */
  readonly rate: string
  readonly ratePpm: number | undefined
  readonly off: boolean
}

/** The most taxes on one base. */
export const mostRows = 10

/** The store's taxes for where the order ships, by the names its customer knows, as far as they were not changed; then those added by hand. */
export function taxRows(typed: Typed, { taxes, day }: Collects): readonly TaxRow[] {
  const { same, billing, shipping, buyer } = typed
  const offered = inLanguage(taxesFor(taxes ?? [], same ? billing : shipping, day), buyer.language)
  return [
    ...offered.map(({ id, name, ratePpm, onShipping, onCores }): TaxRow => {
      const { off = false, rate = percentOf(ratePpm) } = typed.proposed[id] ?? {}
      return { id, path: `proposed.${id}.rate`, kind: 'proposed', name, rate, ratePpm: readPercent(rate), onShipping, onCores, off }
    }),
    ...typed.taxes.map(({ id, name, rate, onShipping, onCores }, at): TaxRow => {
      return { id, path: `taxes.${at}.rate`, kind: 'added', name, rate, ratePpm: readPercent(rate), onShipping, onCores, off: false }
    }),
  ]
}

/** The rows an order is charged: none of a tax-exempt customer, and none that was left out. */
export function chargedRows(typed: Typed, collects: Collects): readonly TaxRow[] {
  return typed.buyer.taxExempt ? [] : taxRows(typed, collects).filter(({ off }) => !off)
}
