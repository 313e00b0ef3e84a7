import { z } from 'zod'
import { isStorable } from '#domain/storable.ts'

const sides = ['lengthMm', 'widthMm', 'heightMm'] as const

const size = z
  .strictObject({ lengthMm: z.int(), widthMm: z.int(), heightMm: z.int() }, 'not_dimensions')
  .refine((box) => sides.every((side) => box[side] >= 1 && box[side] <= 5_000), 'not_dimensions')
const grams = (most: number) => z.int('not_a_weight').min(1).max(most, 'too_heavy')

/** A box on the shelf: measures inside and outside in millimetres, what it weighs empty and may weigh full in grams. */
export const BoxAsk = z
  .strictObject({
    name: z.string().trim().min(1).max(80).refine(isStorable, 'holds a character that cannot be kept'),
    inner: size,
    outer: size,
    emptyGrams: grams(50_000),
    mostGrams: grams(1_000_000),
  })
  .refine(({ inner, outer }) => sides.every((side) => inner[side] <= outer[side]), { path: ['outer'], message: 'smaller_than_inside' })
  .refine(({ emptyGrams, mostGrams }) => emptyGrams < mostGrams, { path: ['mostGrams'], message: 'less_than_empty' })
export type BoxAsk = z.infer<typeof BoxAsk>

/** Moves a box one place up or down the list. */
export const MoveAsk = z.strictObject({ to: z.enum(['up', 'down']) })
export type MoveAsk = z.infer<typeof MoveAsk>

/** A box as settings show it. */
export type BoxView = BoxAsk & { readonly id: string }

/** What the page gets, in the store's own order. */
export type BoxesView = { readonly boxes: readonly BoxView[] }
