/** Where a page ends: the sorted column's value and the order's id. */
export type Cursor = { readonly value: string; readonly id: string }

/** A cursor as it stands in the address bar. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id])).toString('base64url')
}

/** Reads a cursor back; null for anything that is not one, which shows the first page. */
export function readCursor(text: string | undefined, numeric: boolean): Cursor | null {
  if (!text) return null
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(parsed)) return null
    const [value, id] = parsed as readonly unknown[]
    if (typeof value !== 'string' || typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) return null
    const sound = numeric ? /^-?\d{1,15}$/.test(value) : !Number.isNaN(Date.parse(value))
    return sound ? { value, id } : null
  } catch {
    return null
  }
}
