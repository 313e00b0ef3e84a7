import { z } from 'zod'
import { longest, variablesOf, type LetterTexts, type TemplateKind } from '#domain/mail/templates.ts'
import { check } from '#domain/mail/variables.ts'
import { isStorable } from '#domain/storable.ts'

const text = (max: number) =>
  z
    .string()
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(max).refine(isStorable, 'holds a character that cannot be kept'))

/** A letter's words in one language, whatever variables they hold. */
const AnyText = z.strictObject({
  subject: text(longest.subject).pipe(
    z
      .string()
      .min(1)
      .regex(/^[^\n]*$/, 'one_line'),
  ),
  before: text(longest.before),
  after: text(longest.after),
})

/** The words of a letter in both languages. A variable the letter does not know, or braces that do not close, is an issue of its field. */
export function textsShape(kind: TemplateKind) {
  const Text = AnyText.superRefine((typed, context) => {
    for (const field of ['subject', 'before', 'after'] as const)
      for (const { code } of check(typed[field], variablesOf(kind, field)).slice(0, 1))
        context.addIssue({ code: 'custom', path: [field], message: code })
  })
  return z.strictObject({ texts: z.strictObject({ en: Text, fr: Text }) })
}

/** The same before it is known which letter it is. */
export const TextsAsk = z.strictObject({ texts: z.strictObject({ en: AnyText, fr: AnyText }) })

/** On which version words are changed: another one since is told, not written over. */
export const RestoreAsk = z.strictObject({ version: z.int().min(1) })
export const SwitchAsk = z.strictObject({ on: z.boolean() })

/** A test to whoever asks, with the words as they are typed. */
export const TestAsk = z.strictObject({ language: z.enum(['en', 'fr']), order: z.int().min(1), text: AnyText })
export type TestAsk = z.infer<typeof TestAsk>

/** The same for a preview, whose words stand in the address as base64url of JSON: a frame can only be given an address. */
export const PreviewQuery = z.object({
  language: z.enum(['en', 'fr']),
  order: z.coerce.number().int().min(1),
  text: z.string().max(40_000),
})

export type PreviewQuery = z.infer<typeof PreviewQuery>

/** Reads the words of a preview; undefined when they are none. */
export function readWords(words: string): z.infer<typeof AnyText> | undefined {
  try {
    const bytes = Uint8Array.from(atob(words.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
    return AnyText.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
  } catch {
    return undefined
  }
}

/** One letter in the list. `version` 0: it was never changed. `off`: the store does not send it; null: it cannot be switched off. */
export type TemplateRow = {
  readonly kind: TemplateKind
  readonly own: boolean
  readonly off: boolean | null
  readonly version: number
  readonly changedAt: string | null
  readonly changedBy: string | null
}

/** One earlier state of a letter's words; `original`: the desk's own. */
export type VersionView = {
  readonly version: number
  readonly at: string
  readonly who: string
  readonly original: boolean
  readonly restored: number | null
}

/** A letter's words as they stand, the desk's own, what they were before, and orders to look at it with. */
export type TemplateView = {
  readonly kind: TemplateKind
  readonly version: number
  readonly own: boolean
  readonly texts: LetterTexts
  readonly original: LetterTexts
  readonly versions: readonly VersionView[]
  readonly orders: readonly { readonly number: number; readonly customer: string }[]
}

export type PreviewView = { readonly subject: string; readonly text: string; readonly from: string }

/** The newest test a person sent themselves of a letter. */
export type TestView = {
  readonly test: {
    readonly to: string
    readonly at: string
    readonly state: 'queued' | 'sent' | 'failed'
    readonly why: string | null
  } | null
}
