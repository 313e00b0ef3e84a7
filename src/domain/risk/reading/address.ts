import { isPostBox, samePlace, type Address } from '../../address.ts'
import { searchKey, searchWords } from '../../search-key.ts'
import type { AddressFacts, PlaceFacts } from '../facts.ts'
import { regionCode } from './regions.ts'

/** What two typed addresses tell by themselves; case, spacing, accents and the spelling of a state do not matter. */
export function readAddresses(
  billing: Address,
  shipping: Address,
): Pick<AddressFacts, 'samePlace' | 'sameName' | 'billing' | 'shipping' | 'postBox'> {
  return {
    samePlace: samePlace(billing, shipping),
    sameName: haveSameName(billing.name, shipping.name),
    billing: placeOf(billing),
    shipping: placeOf(shipping),
    postBox: isPostBox(shipping),
  }
}

/** Country and region as codes; a region nobody can place is kept as its search key, so that two spellings of one place still agree. */
export function placeOf({ country, region }: Pick<Address, 'country' | 'region'>): PlaceFacts {
  const code = country.trim().toUpperCase()
  return { country: code === '' ? null : code, region: regionCode(code, region ?? '') }
}

/** Do two names belong together: one word in common, so that a family is one name, or the same letters? Null when either is empty. */
export function haveSameName(a: string, b: string): boolean | null {
  const [one, other] = [searchKey(a), searchKey(b)]
  if (one === '' || other === '') return null
  const words = new Set(searchWords(a).filter(isWord))
  return one === other || searchWords(b).some((word) => isWord(word) && words.has(word))
}

/** An initial in common says nothing. */
function isWord(word: string): boolean {
  return [...word].length > 1
}
