import { ok, refuse, type Result } from '../result.ts'

/** For how long a store lets an author put a note right or take it back. */
export const noteEdits = ['never', 'hour', 'day', 'always'] as const
export type NoteEdits = (typeof noteEdits)[number]

const hour = 3_600_000
const lasts: { readonly [rule in NoteEdits]: number } = { never: 0, hour, day: 24 * hour, always: Infinity }

/** May this person put the note right, or take it back? Its author alone, and only as long as the store's rule says; what others wrote stays as it is. */
export function mayEditNote(
  note: { readonly author: string; readonly at: Date },
  who: { readonly person: string | null; readonly rule: NoteEdits; readonly now: Date },
): Result<null, 'not_the_author' | 'note_stands'> {
  if (note.author !== who.person) return refuse('not_the_author')
  return who.now.getTime() - note.at.getTime() < lasts[who.rule] ? ok(null) : refuse('note_stands')
}

/** A note's words whose places count its own mentions, with places that count the note's whole list: who was named before keeps their place, others come behind. */
export function placeAmong(
  body: string,
  mentions: readonly string[],
  known: readonly string[],
): { readonly body: string; readonly added: readonly string[] } {
  const added = mentions.filter((person) => !known.includes(person))
  const all = [...known, ...added]
  // A place that names nobody is words, and must not come to mean somebody.
  const placed = body.replaceAll(/@\{(\d{1,2})\}/g, (place, nth: string) => {
    const person = mentions[Number(nth)]
    return person === undefined ? place.replace('{', '(').replace('}', ')') : `@{${all.indexOf(person)}}`
  })
  return { body: placed, added }
}
