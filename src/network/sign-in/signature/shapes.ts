import { z } from 'zod'
import { isStorable } from '#domain/storable.ts'

const lines = z.string().trim().max(600).refine(isStorable, 'holds a character that cannot be kept')

/** What stands beneath a person's mails in each language; an empty one is none. */
export const SignatureAsk = z.strictObject({ en: lines, fr: lines })
export type SignatureAsk = z.infer<typeof SignatureAsk>
