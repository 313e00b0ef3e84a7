import { createHash, randomBytes } from 'node:crypto'

/** What an id begins with, by the kind of thing. */
type Prefix =
  | 'adr'
  | 'prcl'
  | 'cstinfo'
  | 'cstitem'
  | 'shp'
  | 'order'
  | 'rate'
  | 'pl'
  | 'trk'
  | 'rfnd'
  | 'ins'
  | 'sf'
  | 'batch'
  | 'form'
  | 'hook'
  | 'evt'
  | 'shpinv'

/** A new id: the prefix EasyPost gives its kind and 32 hexadecimal digits. */
export function newId(prefix: Prefix): string {
  return `${prefix}_${randomBytes(16).toString('hex')}`
}

/** An id that is always the same for the same words: those of an account's user and of the carriers it starts with. */
export function fixedId(prefix: 'user' | 'ca', ...words: string[]): string {
  return `${prefix}_${createHash('sha256').update(words.join('/')).digest('hex').slice(0, 32)}`
}

/** A moment as most things carry it. */
export function iso(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`
}
