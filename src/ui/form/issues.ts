import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'

/** What zod says of a field, ours or the server's. */
export type RawIssue = {
  readonly code?: string
  readonly message: string
  readonly format?: string
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly input?: unknown
}

/** Said wherever somebody typed one. */
export const cardNumber = msg`This looks like a card number. Card numbers must never be written here: leave it out.`

const own = new Map<string, MessageDescriptor>()

/** Adds the sentences of a section's own issues, by the message its shape gives them; call it once at the top of its .tsx. */
export function addIssues(words: { readonly [message: string]: MessageDescriptor }): void {
  for (const [message, sentence] of Object.entries(words)) own.set(message, sentence)
}

/** One plain sentence for an issue; what has none keeps the words it came with. */
export function sentenceOfIssue(issue: RawIssue): MessageDescriptor | string {
  const known = own.get(issue.message)
  if (known) return known
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === '' || issue.input === null
        ? msg`Fill this in.`
        : msg`This is not of the right kind.`
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return issue.origin === 'string' ? msg`At most ${Number(issue.maximum)} characters.` : msg`At most ${Number(issue.maximum)}.`
    case 'invalid_format':
      return issue.format === 'email' ? msg`Write an e-mail address, as name@example.com.` : issue.message
    case 'invalid_value':
      return msg`Choose one of the list.`
    default:
      return issue.message === 'card_number' ? cardNumber : issue.message
  }
}

function tooSmall({ origin, minimum }: RawIssue): MessageDescriptor {
  if (origin === 'number' || origin === 'int' || origin === 'bigint') return msg`At least ${Number(minimum)}.`
  return Number(minimum ?? 1) <= 1 ? msg`Fill this in.` : msg`At least ${Number(minimum)} characters.`
}
