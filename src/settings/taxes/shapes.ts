import { z } from 'zod'
import { isStorable } from '#domain/storable.ts'
import { mostTaxes, type StoreTax } from '#domain/store/taxes.ts'

const text = (max: number) => z.string().trim().max(max).refine(isStorable, 'holds a character that cannot be kept')
const empty = (max: number) =>
  text(max)
    .nullable()
    .transform((value) => value || null)

/** A tax the store collects; `ratePpm` in millionths, `from` a day as 2026-01-31. */
const Tax = z.strictObject({
  id: z.uuid(),
  name: text(40).min(1),
  nameFr: empty(40),
  country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters, as US or CA'),
  region: empty(80),
  ratePpm: z.int('not_a_rate').min(0).max(1_000_000),
  onShipping: z.boolean(),
  onCores: z.boolean(),
  from: z.iso.date('not_a_day'),
})

/** All taxes of a store, sent whole, in the order they are shown. */
export const TaxesAsk = z
  .strictObject({ taxes: z.array(Tax).max(mostTaxes) })
  .refine(({ taxes }) => new Set(taxes.map(({ id }) => id)).size === taxes.length, 'a tax twice')
export type TaxesAsk = z.infer<typeof TaxesAsk>

/** The page; `seen` is what a save sends as If-Match, `day` what day it is in the store. */
export type TaxesView = { readonly taxes: readonly StoreTax[]; readonly seen: string; readonly day: string }
