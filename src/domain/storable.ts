/** Can PostgreSQL keep this text as it is? It takes neither the NUL character nor half a surrogate pair (in JSON: `\u0000`, a lone `\ud800`). */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** Where in a JSON value texts stand that cannot be kept, as dotted paths; keys are not looked at. */
export function unstorablePaths(value: unknown, path: readonly (string | number)[] = []): readonly string[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [path.join('.')]
  if (Array.isArray(value)) return value.flatMap((item: unknown, at) => unstorablePaths(item, [...path, at]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => unstorablePaths(item, [...path, key]))
}
