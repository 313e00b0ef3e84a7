/** A text in pieces: words, a variable as `{{order.number}}`, or braces that are no variable. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'broken'; readonly text: string }

/** What is wrong with a text: a variable nobody knows here, or braces that do not close. `text` as it was typed. */
export type Problem = { readonly code: 'unknown_variable' | 'broken_variable'; readonly text: string }

/** Cuts a text into words and variables. There is nothing else: no conditions, no loops, no HTML. */
export function parse(text: string): readonly Piece[] {
  return text
    .split(/(\{\{[^{}\n]*\}\}|\{\{|\}\})/)
    .filter(Boolean)
    .map((part): Piece => {
      const name = /^\{\{\s*([A-Za-z]+(?:\.[A-Za-z]+)?)\s*\}\}$/.exec(part)?.[1]
      if (name !== undefined) return { kind: 'variable', name }
      return part.startsWith('{{') || part === '}}' ? { kind: 'broken', text: part } : { kind: 'words', text: part }
    })
}

/** Everything wrong with a text where only the `known` variables may stand, each once. */
export function check(text: string, known: readonly string[]): readonly Problem[] {
  const problems = parse(text).flatMap((piece): readonly Problem[] => {
    if (piece.kind === 'broken') return [{ code: 'broken_variable', text: piece.text }]
    return piece.kind === 'variable' && !known.includes(piece.name) ? [{ code: 'unknown_variable', text: `{{${piece.name}}}` }] : []
  })
  return problems.filter(({ text: one }, at) => problems.findIndex((other) => other.text === one) === at)
}

/**
 * Puts the values in, once: braces inside a value stay braces. A value is one line whatever it holds, because it may end in a header. A line of the text with a
 * variable that has no value (null) is left out whole.
 */
export function fill(text: string, values: { readonly [name: string]: string | null }): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const pieces = parse(line).map((piece) => (piece.kind === 'variable' ? oneLine(valueOf(values, piece.name)) : piece.text))
      return pieces.every((piece) => piece !== null) ? [pieces.join('')] : []
    })
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

function valueOf(values: { readonly [name: string]: string | null }, name: string): string | null {
  return Object.hasOwn(values, name) ? (values[name] ?? null) : null
}

function oneLine(value: string | null): string | null {
  return value === null ? null : value.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
