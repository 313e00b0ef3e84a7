import { z } from 'zod'
import type { MailNature, MatchedBy } from '#domain/mail/incoming.ts'
import type { ScanState } from '#domain/mail/scan.ts'
import type { SenderCheck } from '#domain/mail/sender-check.ts'
import type { LetterKind, LetterState } from '#domain/letters.ts'
import type { Refusal } from '#domain/result.ts'
import { mostFiles } from '#domain/mail/outgoing-files.ts'
import { openVariables } from '#domain/mail/canned-variables.ts'
import { hasCardNumber } from '#domain/card-number.ts'

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !hasCardNumber(value), 'This holds a card number. Card numbers may not be sent or kept: take it out.')

/**
 * What a person wrote in the composer. `body` is plain text, line breaks kept; with `html` (paragraphs, bold, italic, lists, links) it is made of that anew. `language`: the
 * customer's unless told; `files`: what was uploaded for it; `reply`: the mail it answers, with `quote` below.
 */
export const EmailAsk = z.object({
  subject: text(200).refine(isFilled, 'open_variable'),
  body: text(20_000).refine(isFilled, 'open_variable'),
  html: z.string().max(200_000).optional(),
  language: z.enum(['en', 'fr']).optional(),
  files: z.array(z.uuid()).max(mostFiles).optional(),
  reply: z.uuid().optional(),
  quote: z.boolean().optional(),
})
export type EmailAsk = z.infer<typeof EmailAsk>

/** What was taken back before it left, to go on with; its files are uploads again. */
export type TakenBack = Pick<EmailAsk, 'subject' | 'body' | 'html' | 'language' | 'reply' | 'quote'>

function isFilled(value: string): boolean {
  return openVariables(value).length === 0
}

/** The order an unfiled mail is to stand on, by its number. */
export const FileAsk = z.object({ number: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) })
export type FileAsk = z.infer<typeof FileAsk>

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
  readonly files: readonly FileView[]
  /** it can be looked at as it was sent */
  readonly hasHtml: boolean
  /** it has not left, and can still be taken back */
  readonly undo: boolean
  /** the mail server did not take it: it can be tried again at once */
  readonly again: boolean
}

/** An attachment; `size` in bytes, `mediaType` as its bytes say. A preview is a picture drawn anew. `virus`: what was found in it. */
export type FileView = {
  readonly position: number
  readonly name: string
  readonly size: number
  readonly mediaType: string
  readonly preview: boolean
  readonly scan: ScanState
  /** nobody may have it: it is being checked, could not be, or a virus was found */
  readonly locked: boolean
  readonly virus: string | null
}

/** One mail that came in. `text` is what its writer says, `quoted` what they quote below; `cut`: there is more of it than is shown. Times ISO 8601. */
export type IncomingView = {
  readonly id: string
  readonly nature: MailNature
  readonly fromName: string
  readonly fromAddress: string
  readonly fromCustomer: boolean
  readonly senderCheck: SenderCheck
  /** what SPF, DKIM and DMARC said; null when nobody looked */
  readonly senderResults: string | null
  readonly matchedBy: MatchedBy | null
  readonly subject: string
  readonly text: string
  readonly quoted: string | null
  readonly cut: boolean
  readonly hasHtml: boolean
  readonly files: readonly FileView[]
  readonly at: string
  readonly unread: boolean
}

/** Mails that found no order, oldest first. */
export type UnfiledView = { readonly mails: readonly IncomingView[] }

export type MessagesView = {
  readonly letters: readonly LetterView[]
  readonly incoming: readonly IncomingView[]
  /** to whom Email Customer writes; null when the buyer gave no address */
  readonly to: { readonly name: string; readonly address: string; readonly language: 'en' | 'fr' } | null
  readonly can: { readonly email: { readonly ok: true } | Refusal<'no_address'> }
}
