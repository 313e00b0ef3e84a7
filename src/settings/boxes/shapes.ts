import { z } from 'zod'
import { isStorable } from '#domain/storable.ts'

const side = z.int('write a length, as 12 in or 30 cm').min(1).max(5_000)
const size = z.strictObject({ lengthMm: side, widthMm: side, heightMm: side })
const grams = z.int('write a weight, as 8 oz or 250 g').min(1)

/** A box on the shelf: measures inside and outside in millimetres, what it weighs empty and may weigh full in grams. */
export const BoxAsk = z
  .strictObject({
    name: z.string().trim().min(1).max(80).refine(isStorable, 'holds a character that cannot be kept'),
    inner: size,
    outer: size,
    emptyGrams: grams.max(50_000),
    mostGrams: grams.max(1_000_000),
  })
  .refine(({ inner, outer }) => sides.every((of) => inner[of] <= outer[of]), { path: ['outer'], message: 'is smaller than the inside' })
  .refine(({ emptyGrams, mostGrams }) => emptyGrams < mostGrams, { path: ['mostGrams'], message: 'is less than the box weighs empty' })
export type BoxAsk = z.infer<typeof BoxAsk>

const sides = ['lengthMm', 'widthMm', 'heightMm'] as const

/** Moves a box one place up or down the list. */
export const MoveAsk = z.strictObject({ to: z.enum(['up', 'down']) })
export type MoveAsk = z.infer<typeof MoveAsk>

/** A box as settings show it. */
export type BoxView = BoxAsk & { readonly id: string }

/** What the page gets, in the store's own order. */
export type BoxesView = { readonly boxes: readonly BoxView[] }
