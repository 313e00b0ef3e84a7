import type { Address } from '../../address.ts'
import { searchKey } from '../../search-key.ts'
import { identifier, type Identifier } from '../kinds.ts'
import { areaOf, postOf } from './area.ts'
import { readStreet, skeletonOf } from './street.ts'

/**
 * Where goods go: the door itself with its unit, the building without it (context only), and, for streets with house numbers, what a misspelt street still shares
 * with the right one. Names, companies and cities count for nothing. The store's own places, counters and lockers where parcels wait make none.
 */
export function placeIdentifiers(shipTo: Address, own: readonly Address[]): readonly Identifier[] {
  const place = read(shipTo)
  if (place === null || isCollectionPoint(shipTo)) return []
  if (place.base !== '' && own.some((address) => read(address)?.base === place.base)) return []
  const bare = place.unit === '' ? ({ bare: true } as const) : {}
  return [
    { ...identifier('ship_to', `${place.base}|${place.unit}`), ...bare },
    ...(place.street === '' ? [] : [identifier('ship_to_base', place.base)]),
    ...(place.fuzzy === null ? [] : [{ ...identifier('ship_to_fuzzy', `${place.fuzzy}|${place.unit}`), ...bare }]),
  ]
}

type Place = { readonly base: string; readonly street: string; readonly unit: string; readonly fuzzy: string | null }

function read(address: Address): Place | null {
  const { country, post } = postOf(address.country)
  const area = areaOf(address, post)
  if (area === '') return null
  if (post === 'other') {
    const street = searchKey(`${readable(address.line1)} ${readable(address.line2 ?? '')}`)
    return street === '' ? null : { base: `${country}|${area}|${street}`, street, unit: '', fuzzy: null }
  }
  const { number, words, unit } = readStreet([address.line1, address.line2 ?? ''].map(readable), searchKey(address.postalCode ?? ''), post)
  // The words stand together, so that "Oak Ridge" is "Oakridge"; the number apart, so that 1 23rd Street is not 12 3rd Street.
  const street = [number, words.join('')].filter((part) => part !== '').join(' ')
  // "Main Street" alone is no door.
  if (!/\d/.test(number + words.join('') + unit)) return null
  const skeleton = skeletonOf(words)
  const fuzzy = number !== '' && skeleton !== '' ? `${country}|${area}|${number}|${skeleton}` : null
  return { base: `${country}|${area}|${street}`, street, unit, fuzzy }
}

/** No address is longer; reading text without end would keep everybody waiting. */
function readable(line: string): string {
  return line.slice(0, 200)
}

const counters =
  /\b(?:access point|(?:amazon|parcel|ups|fedex|usps) ?(?:hub )?lockers?|hold (?:at|for) \w+|will call|general delivery|poste restante|general post office)\b/i

function isCollectionPoint({ line1, line2, company }: Address): boolean {
  return counters.test([company ?? '', line1, line2 ?? ''].map(readable).join(' '))
}
