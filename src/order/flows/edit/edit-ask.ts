import { z } from 'zod'
import { EditAsk } from '../../content/edit/shapes.ts'

/** An edit after which the buyer is asked for the balance: by a mail with a pay link, or one that asks them to call. */
export const EditAndAsk = z.strictObject({ edit: EditAsk, by: z.enum(['link', 'call']) })
export type EditAndAsk = z.infer<typeof EditAndAsk>
