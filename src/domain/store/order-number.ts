import { searchKey } from '../search-key.ts'

/** How a store writes its order numbers: what stands before them, and at least how many digits. */
export type NumberFormat = { readonly prefix: string; readonly digits: number }

/** Numbers as they are, of a store that has set nothing. */
export const plainNumbers: NumberFormat = { prefix: '', digits: 1 }

/** A prefix: a letter, then letters, digits and hyphens, six characters in all; or nothing. Without a letter it could not be told from the number. */
export const prefixPattern = /^(?:[A-Z][A-Z\d-]{0,5})?$/i

/** The most digits a number is filled up to. */
export const mostDigits = 8

/** An order number as the store writes it: 1042 as BF-001042 with the prefix "BF-" and six digits. */
export function showNumber(number: number, { prefix, digits }: NumberFormat): string {
  return prefix + String(number).padStart(digits, '0')
}

/**
 * Reads a number back: with or without the prefix and leading zeros, whatever its case, hyphens and spaces, and with a # before it. Null for everything
 * else, another store's prefix included.
 */
export function readNumber(text: string, { prefix }: NumberFormat): number | null {
  const key = searchKey(text)
  const own = searchKey(prefix)
  const digits = own !== '' && key.startsWith(own) ? key.slice(own.length) : key
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null
}
