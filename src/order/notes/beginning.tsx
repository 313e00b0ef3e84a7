import type { MentionableView } from './shapes.ts'

/** A mention that is being typed: where its @ stands, where it ends, and whom it may mean. */
export type Beginning = { readonly at: number; readonly end: number; readonly matches: (label: string) => boolean }

/** The mention before the caret: an @ at the beginning of a word, and no more than two words behind it. */
export function beginningAt(text: string, caret: number): Beginning | null {
  const begun = /(?:^|[\s(])@([^\s@]*(?: [^\s@]*)?)$/.exec(text.slice(0, caret))
  if (!begun) return null
  const typed = fold(begun[1] ?? '')
  return {
    at: caret - (begun[1]?.length ?? 0) - 1,
    end: caret,
    matches: (label) =>
      fold(label).startsWith(typed) ||
      fold(label)
        .split(/\s+/)
        .some((word) => word.startsWith(typed)),
  }
}

/** People as they are written behind an @: by name, and where two have the same, with their e-mail. */
export function labelsOf(
  people: MentionableView['people'],
): readonly { readonly id: string; readonly name: string; readonly label: string }[] {
  return people.map(({ id, name, email }) => ({
    id,
    name,
    label: people.filter((one) => one.name === name).length > 1 ? `${name} (${email})` : name,
  }))
}

/** Without accents and capitals. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
