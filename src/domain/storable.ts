/** Can PostgreSQL keep this text as it is? It takes neither the NUL character nor half a surrogate pair (in JSON: `\u0000`, a lone `\ud800`). */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
