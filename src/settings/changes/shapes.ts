import { z } from 'zod'

const day = z.iso.date().optional()

/** Changes as they are asked for: of one page, by a person's name, of some days (the store's), with words in them, behind one of them. */
export const ChangesAsk = z.strictObject({
  about: z.string().max(40).optional(),
  by: z.string().max(200).optional(),
  from: day,
  to: day,
  find: z.string().max(200).optional(),
  after: z.uuid().optional(),
  language: z.enum(['en', 'fr']).default('en'),
})
export type ChangesAsk = z.infer<typeof ChangesAsk>
