import { sha256 } from './secrets.ts'

/**
 * What came with a write besides its body: the id the browser minted when the dialog opened (the same again is answered as before, nothing is done
 * twice), the order's version the person was looking at, and the body itself, which the id is bound to.
 */
export type Command = { readonly id: string | null; readonly seen: number | null; readonly body?: unknown }

/** An id made of words: the same for the same words, so that a program's call done again is the same command. In the form of a UUID. */
export function commandId(...words: readonly (string | number)[]): string {
  const hex = sha256(words.join(' ')).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}

/** The command of a program: repeated work is kept from doing harm by its own rows, not by an id. */
export const noCommand: Command = { id: null, seen: null }
