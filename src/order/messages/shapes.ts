import { z } from 'zod'
import type { LetterKind, LetterState } from '#domain/letters.ts'
import type { Refusal } from '#domain/result.ts'
import { hasCardNumber } from '#domain/card-number.ts'

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !hasCardNumber(value), 'This holds a card number. Card numbers may not be sent or kept: take it out.')

/** What a person typed in the composer; plain text, line breaks kept. */
export const EmailAsk = z.object({ subject: text(200), body: text(20_000) })
export type EmailAsk = z.infer<typeof EmailAsk>

/** One mail of the order: what was sent stands here as it was sent. Times ISO 8601. */
export type LetterView = {
  readonly id: string
  readonly kind: LetterKind
  readonly state: LetterState
  readonly why: string | null
  readonly toName: string
  readonly toAddress: string
  readonly subject: string | null
  readonly text: string | null
  readonly createdAt: string
  readonly sentAt: string | null
  readonly by: string | null
}

export type MessagesView = {
  readonly letters: readonly LetterView[]
  /** to whom Email Customer writes; null when the buyer gave no address */
  readonly to: { readonly name: string; readonly address: string; readonly language: 'en' | 'fr' } | null
  readonly can: { readonly email: { readonly ok: true } | Refusal<'no_address'> }
}
