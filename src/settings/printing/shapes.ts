import { z } from 'zod'
import { mostCopies, slipPapers, type PrinterAddress, type PrintSettings } from '#domain/shipping/printing.ts'
import { isStorable } from '#domain/storable.ts'

const target = z.enum(['browser', 'printer'])
const printer = z.strictObject({ host: z.string().min(1).max(253), port: z.int().min(1).max(65_535) }).nullable()

/** How this person prints at one workstation, by the name they know it under. */
export const PrintingAsk = z.strictObject({
  name: z.string().trim().min(1).max(80).refine(isStorable, 'holds a character that cannot be kept'),
  settings: z.strictObject({
    label: z.strictObject({
      target,
      format: z.enum(['pdf', 'zpl']),
      dpi: z.literal([203, 300]),
      printer,
      copies: z.int().min(1).max(mostCopies),
    }),
    slip: z.strictObject({ target, paper: z.enum(slipPapers), printer }),
  }),
})
export type PrintingAsk = z.infer<typeof PrintingAsk>

/** What the page gets. `name` null: nothing was chosen for this workstation yet, and `settings` are what it has until then. `others`: the person's other workstations. */
export type PrintingView = {
  readonly name: string | null
  readonly settings: PrintSettings
  readonly printers: readonly PrinterAddress[]
  readonly others: readonly { readonly workstation: string; readonly name: string; readonly updatedAt: string }[]
}
