import { z } from 'zod'
import { columnKeys, ListAsk } from '../shapes.ts'

/** What a file of orders can hold besides the columns of the list, for those who see costs: what the parts cost, and what is earned on them. */
export const costColumns = ['part_cost', 'part_profit'] as const

export const csvColumns = [...columnKeys, ...costColumns] as const
export type CsvColumn = (typeof csvColumns)[number]

/** A list, the columns wanted (comma-separated, in the file's own order) and the reader's language. */
export const CsvAsk = ListAsk.extend({
  columns: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(csvColumns)).min(1).max(30)),
  language: z.enum(['en', 'fr']).default('en'),
})
export type CsvAsk = z.output<typeof CsvAsk>
