import { z } from 'zod'

/** What a barcode scanner read. */
export const ScanAsk = z.object({ text: z.string().trim().min(1).max(200) })
export type ScanAsk = z.output<typeof ScanAsk>

/** The one order whose number or tracking number was scanned, else null; `found`: some orders hold the text all the same, as a part number or a VIN. */
export type ScanView = { readonly order: number | null; readonly found: boolean }
