/** Somebody a note names: an id, and the name they had then. */
export type Mention = { readonly person: string; readonly name: string }

/** A note in pieces: words, and the people it names. */
export type Piece = string | Mention

const place = /@\{(\d{1,2})\}/g

/** Cuts a note's words at the places held for people, `@{0}` for the first. A place nobody is kept for is words. */
export function piecesOf(body: string, mentions: readonly Mention[]): readonly Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of body.matchAll(place)) {
    const mention = mentions[Number(match[1])]
    if (!mention) continue
    pieces.push(body.slice(end, match.index), mention)
    end = match.index + match[0].length
  }
  return [...pieces, body.slice(end)].filter((piece) => piece !== '')
}

/** A note as plain text, with names for the people. */
export function noteText(body: string, mentions: readonly Mention[]): string {
  return piecesOf(body, mentions)
    .map((piece) => (typeof piece === 'string' ? piece : `@${piece.name}`))
    .join('')
}

/** The people of `offered` whose name stands behind an @ in what was typed, with places in their stead; the longest name wins. */
export function holdPlaces(
  typed: string,
  offered: readonly { readonly id: string; readonly label: string }[],
): { readonly body: string; readonly mentions: readonly string[] } {
  const longest = offered.toSorted((a, b) => b.label.length - a.label.length)
  const mentions: string[] = []
  let body = ''
  for (let at = 0; at < typed.length;) {
    const named = typed[at] === '@' ? longest.find(({ label }) => typed.startsWith(label, at + 1)) : undefined
    if (named && !mentions.includes(named.id)) mentions.push(named.id)
    body += named ? `@{${mentions.indexOf(named.id)}}` : typed.charAt(at)
    at += named ? named.label.length + 1 : 1
  }
  return { body, mentions }
}
