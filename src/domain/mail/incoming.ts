import { searchKey } from '../search-key.ts'
import { readNumber, type NumberFormat } from '../store/order-number.ts'

/** What a mail that came in is: a person's words, a machine's answer (absent, received), or a mail server's word that ours did not arrive. */
export type MailNature = 'personal' | 'auto' | 'bounce'

/** How a mail found its order: by the order's own address, by the mail it answers, by sender and number, or by a person's hand. */
export type MatchedBy = 'address' | 'thread' | 'number' | 'person'

/** Whom an address of the desk's own means: an order by its secret, or a store by its short name. */
export type Recipient = { readonly kind: 'reply'; readonly token: string } | { readonly kind: 'store'; readonly slug: string }

/** The most a mail may weigh with all its attachments, in bytes: 25 MB, what Gmail takes (support.google.com/mail/answer/6584). */
export const mailLimit = 25 * 1024 * 1024

/** Reads an address at the desk's domain: `reply+<secret>@` is one order's, `<store>@` and `<store>+anything@` a store's. Undefined for every other. */
export function recipientOf(address: string, domain: string): Recipient | undefined {
  const at = address.lastIndexOf('@')
  if (at < 1 || address.slice(at + 1).toLowerCase() !== domain.toLowerCase()) return undefined
  const [name = '', tag = ''] = address.slice(0, at).toLowerCase().split('+', 2)
  if (name === 'reply') return /^[\da-f]{40}$/.test(tag) ? { kind: 'reply', token: tag } : undefined
  return /^[a-z\d][a-z\d-]{0,62}$/.test(name) ? { kind: 'store', slug: name } : undefined
}

/** The numbers a subject may mean an order by, as the store writes them or plain, at most five; a number stands by itself, `RE: Order #1042` and not `ABC1042X`. */
export function orderNumbersIn(subject: string, format: NumberFormat): readonly number[] {
  const words = subject.match(/(?<![\w-])[\w-]+/g) ?? []
  return words
    .map((word) => (/^\d+$/.test(word) || startsWithPrefix(word, format) ? readNumber(word, format) : null))
    .filter((number) => number !== null)
    .slice(0, 5)
}

function startsWithPrefix(word: string, { prefix }: NumberFormat): boolean {
  return prefix !== '' && searchKey(word).startsWith(searchKey(prefix))
}

/** Are these the same mailbox? Case does not matter: nobody keeps two that differ by it alone. */
export function sameMailbox(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.trim() !== '' && one.trim().toLowerCase() === other.trim().toLowerCase()
}
