import { identifiersOf, type BuyerTraces, type NotABuyer } from '#domain/registry/identifiers.ts'
import { hashedText, type Identifier } from '#domain/registry/kinds.ts'
import type { Secrets } from '#platform/secrets.ts'

/** An identifier as the network keeps it: nothing but its keyed hash (16 bytes), made with the key of that number. */
export type Token = Omit<Identifier, 'value'> & { readonly token: Buffer; readonly key: number }

/**
 * The tokens of a buyer under each of the given keys, the newest key's first. The first half of an HMAC-SHA-256 is enough to find and too little to guess; the
 * key is derived from the master key and never stands in the database.
 */
export function tokensOf(secrets: Secrets, keys: readonly number[], buyer: BuyerTraces, never: NotABuyer): readonly Token[] {
  const identifiers = identifiersOf(buyer, never)
  return keys.toSorted((a, b) => b - a).flatMap((key) => identifiers.map((identifier) => tokenOf(secrets, key, identifier)))
}

/** One identifier's token under one key. */
export function tokenOf(secrets: Secrets, key: number, identifier: Identifier): Token {
  const { value: _value, ...rest } = identifier
  return { ...rest, key, token: secrets.keyedHash(`registry ${key}`, hashedText(identifier)).subarray(0, 16) }
}

/** Who it was, as far as one can tell: the mailbox, else the telephone number, else nobody but this order. */
export function buyerOf(secrets: Secrets, tokens: readonly Token[], order: string): Buffer {
  const known = tokens.find(({ kind }) => kind === 'email') ?? tokens.find(({ kind }) => kind === 'phone')
  return known?.token ?? secrets.keyedHash('registry order', order).subarray(0, 16)
}
