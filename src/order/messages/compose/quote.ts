import type { LetterQuote } from '#domain/letters.ts'

/** Characters of a mail that are quoted: what an answer is about stands at its beginning. */
const mostQuoted = 10_000

/** What a mail is quoted as below an answer to it: who wrote when, in the reader's language and the store's time, and its own words. */
export function quoteOf(
  mail: { readonly from_name: string; readonly from_address: string; readonly received_at: Date; readonly body_text: string },
  language: 'en' | 'fr',
  timeZone: string,
): LetterQuote {
  const when = new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-US', { dateStyle: 'long', timeStyle: 'short', timeZone })
  const who = mail.from_name || mail.from_address
  const at = when.format(mail.received_at)
  return {
    intro: language === 'fr' ? `Le ${at}, ${who} a écrit :` : `On ${at} ${who} wrote:`,
    text: mail.body_text.slice(0, mostQuoted),
  }
}
