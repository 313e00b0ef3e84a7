import { z } from 'zod'
import { statuses } from '#domain/order.ts'
import { isStorable } from '#domain/storable.ts'
import { mostDigits, prefixPattern, type NumberFormat } from '#domain/store/order-number.ts'
import { longestStatusWord, wordsTwice, type StatusWords } from '#domain/store/status-words.ts'

const word = z.string().trim().max(longestStatusWord).refine(isStorable, 'holds a character that cannot be kept')

/** Words by status; one left empty is the desk's own. */
const Words = z
  .partialRecord(z.enum(statuses), word)
  .transform((words): StatusWords['en'] =>
    Object.fromEntries(statuses.flatMap((status) => (words[status] ? [[status, words[status]] as const] : []))),
  )

/** The store's own words for the statuses, sent whole. No two statuses read alike in one language. */
export const StatusWordsAsk = z.strictObject({ en: Words, fr: Words }).superRefine((words, context) => {
  for (const language of ['en', 'fr'] as const)
    for (const status of wordsTwice(words, language))
      context.addIssue({ code: 'custom', path: [language, status], message: 'status_word_twice' })
})
export type StatusWordsAsk = z.infer<typeof StatusWordsAsk>

/** How order numbers are written, and the next one; null leaves the counting as it is. */
export const NumbersAsk = z.strictObject({
  prefix: z.string().trim().regex(prefixPattern, 'not_a_prefix'),
  digits: z.int().min(1).max(mostDigits),
  next: z.int().min(1).max(99_999_999).nullable(),
})
export type NumbersAsk = z.infer<typeof NumbersAsk>

/**
 * The page. `seen` is what a save of its part sends as If-Match. `highest` is the highest number an order has, `next` the one the next order gets in a store
 * that counts its own; both null while there is none.
 */
export type OrderSettingsView = {
  readonly words: { readonly own: StatusWords; readonly seen: string }
  readonly numbers: { readonly format: NumberFormat; readonly highest: number | null; readonly next: number | null; readonly seen: string }
}
