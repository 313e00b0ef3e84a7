import { z } from 'zod'
import { unknownVariables } from '#domain/mail/canned-variables.ts'
import { isStorable } from '#domain/storable.ts'

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine(isStorable, 'holds a character that cannot be kept')
    .refine((value) => unknownVariables(value).length === 0, 'unknown_variable')

const Words = z.strictObject({ subject: text(200), body: text(10_000) })

/** A message in one language; with both texts empty the store does not write it in that language. */
export type Words = z.infer<typeof Words>

/** A message to pick in the composer, in English, French or both. */
export const CannedAsk = z
  .strictObject({
    name: z.string().trim().min(1).max(80).refine(isStorable, 'holds a character that cannot be kept'),
    en: Words,
    fr: Words,
  })
  .superRefine(({ en, fr }, context) => {
    for (const [language, words] of [['en', en] as const, ['fr', fr] as const]) {
      const alone = words.subject === '' ? 'subject' : 'body'
      if ((words.subject === '') !== (words.body === ''))
        context.addIssue({ code: 'custom', path: [language, alone], message: 'only_half_written' })
    }
    if (en.body === '' && fr.body === '' && en.subject === '' && fr.subject === '')
      context.addIssue({ code: 'custom', path: ['en', 'body'], message: 'no_language' })
  })
export type CannedAsk = z.infer<typeof CannedAsk>

/** A message as settings show it. */
export type CannedView = CannedAsk & { readonly id: string }

/** The store's messages by name; `ready`: there are some of ours it does not have. */
export type CannedListView = { readonly messages: readonly CannedView[]; readonly ready: number }
