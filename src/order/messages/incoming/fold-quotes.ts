import EmailReplyParser from 'email-reply-parser'

/** Longer texts are not looked through for quotes: they are logs and documents. In characters. */
const longestSearched = 10_000

/** Parts a mail's text into what its writer says and what they quote below it; a mail that only quotes is said whole. */
export function foldQuotes(text: string): { readonly text: string; readonly quoted: string | null } {
  // Thousands of empty lines take the search ten seconds; two say as much.
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd())
  const whole = lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  if (whole.length > longestSearched) return { text: whole, quoted: null }
  const fragments = new EmailReplyParser().read(whole).getFragments()
  const said = fragments.findLastIndex((fragment) => !fragment.isHidden())
  const toText = (from: number, to?: number) =>
    fragments
      .slice(from, to)
      .map((fragment) => fragment.getContent())
      .join('\n')
      .trim()
  const [own, quoted] = [toText(0, said + 1), toText(said + 1)]
  return own === '' || quoted === '' ? { text: whole, quoted: null } : { text: own, quoted }
}
