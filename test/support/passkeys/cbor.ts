/** A value written as CBOR (RFC 8949). */
export type Cbor = Buffer

/** A byte string. */
export function bytes(value: Buffer): Cbor {
  return Buffer.concat([head(2, value.length), value])
}

/** A map of small integers or text to integers, text or what is written already. */
export function map(entries: readonly (readonly [number | string, number | string | Cbor])[]): Cbor {
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, value]) => [plain(key), plain(value)])])
}

function plain(value: number | string | Cbor): Cbor {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  return typeof value === 'string' ? Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]) : value
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  return length < 256 ? Buffer.from([(major << 5) | 24, length]) : Buffer.from([(major << 5) | 25, length >> 8, length & 255])
}
