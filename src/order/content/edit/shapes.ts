import { z } from 'zod'
import { cancelWhys } from '#domain/letters.ts'
import type { TaxChange } from '#domain/store/tax-order.ts'
import type { Totals } from '#domain/totals.ts'

const minor = z.int().min(0).max(100_000_000_00)
const text = (max: number) => z.string().trim().min(1).max(max)
/** An optional text: left empty it is null, and null stays null, because a form may parse before it sends. */
const empty = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .transform((value) => value || null)
const length = z.int().min(1).max(10_000)
const quantity = z.int().min(1).max(9999)

/** A rate other than the order's own, in millionths, with the reason that stands in the log. */
const taxOverride = z.strictObject({ ratePpm: z.int().min(0).max(1_000_000), reason: text(400) })

/** A part added by hand. Amounts in minor units for one piece, grams, millimetres. */
export const NewLine = z.strictObject({
  partNumber: text(60),
  name: text(200),
  brand: empty(80).default(null),
  quantity,
  unitPrice: minor,
  listPrice: minor.nullable().default(null),
  unitCost: minor.nullable().default(null),
  coreCharge: minor.default(0),
  weightGrams: z.int().min(1).max(1_000_000).nullable().default(null),
  lengthMm: length.nullable().default(null),
  widthMm: length.nullable().default(null),
  heightMm: length.nullable().default(null),
  hazmat: z.boolean().default(false),
})

/** What may be put right on a line; what is left out stays. `discount` is for the whole line and follows the quantity unless it is given. */
export const LineChanges = z
  .strictObject({
    partNumber: text(60),
    name: text(200),
    brand: empty(80),
    quantity,
    unitPrice: minor,
    listPrice: minor.nullable(),
    unitCost: minor.nullable(),
    coreCharge: minor,
    discount: minor,
    weightGrams: z.int().min(1).max(1_000_000).nullable(),
    lengthMm: length.nullable(),
    widthMm: length.nullable(),
    heightMm: length.nullable(),
    hazmat: z.boolean(),
    supersededBy: empty(60),
  })
  .partial()

/** One change of what was sold. The same body is previewed and then saved. */
export const EditAsk = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('add_line'),
    line: NewLine,
    tax: taxOverride.optional(),
    reason: z.string().trim().max(400).optional(),
  }),
  z.strictObject({ kind: z.literal('edit_line'), id: z.uuid(), line: LineChanges, tax: taxOverride.optional() }),
  z.strictObject({
    kind: z.literal('cancel_line'),
    id: z.uuid(),
    quantity: quantity.optional(),
    reason: text(400),
    /** the buyer is mailed; `why` is what the mail says of the reason, in their language */
    notify: z.boolean().optional(),
    why: z.enum(cancelWhys).optional(),
  }),
  z.strictObject({ kind: z.literal('add_discount'), label: text(120), amount: minor.min(1) }),
  z.strictObject({ kind: z.literal('remove_discount'), index: z.int().min(0).max(100), label: z.string(), amount: minor }),
])
export type EditAsk = z.infer<typeof EditAsk>

type ProfitFigures = { readonly parts: number | null; readonly gross: number | null }

/** What a change would come to, minor units. `due` is positive to collect and negative to refund; `held` is what a live hold still secures. */
export type PreviewView = {
  readonly before: Totals
  readonly after: Totals
  readonly dueBefore: number
  readonly due: number
  readonly collected: number
  readonly held: number
  readonly taxRatePpm: number
  /** the taxes it changes, by name and rate */
  readonly taxes: readonly TaxChange[]
  /** where the buyer can be asked for it; null without an address */
  readonly buyerEmail: string | null
  /** null without the right to see profit */
  readonly profit: { readonly before: ProfitFigures; readonly after: ProfitFigures } | null
}
