import { z } from 'zod'
import { isStorable } from '#domain/storable.ts'

const text = (least: number, most: number) =>
  z.string().trim().min(least).max(most).refine(isStorable, 'holds a character that cannot be kept')

/** A freight forwarder's address: the building is what counts, so no unit or customer number need be told. The comment says whose it is or how one knows. */
export const ForwarderAsk = z.strictObject({
  line1: text(1, 200),
  city: text(1, 100),
  region: text(0, 100),
  postalCode: text(0, 20),
  country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters'),
  comment: text(0, 300),
})
export type ForwarderAsk = z.infer<typeof ForwarderAsk>

/** One address on the operator's list. */
export type ForwarderView = ForwarderAsk & { readonly id: string; readonly addedBy: string; readonly addedAt: string }
