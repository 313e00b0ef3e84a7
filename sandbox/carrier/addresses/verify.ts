import { createHash } from 'node:crypto'
import { placeOf, type Place } from '../rating/places.ts'
import type { Address } from '../records/address.ts'
import { ApiError } from '../wire/errors.ts'

/**
 * What can be proven of an address without asking anyone: whether its ZIP code exists and belongs to its state, and whether its street names a door. What is
 * proven is written in capitals, with the four digits after the ZIP code. Strictly, what cannot be proven is an error.
 */
export function verified(address: Address, strict: boolean): Address {
  if (address.country !== 'US') return { ...inCapitals(address), verifications: { delivery: { success: true, errors: [], details: null } } }
  const place = placeOf(address.zip)
  const wrong = problemOf(address, place)
  if (!wrong && place) return corrected(address, place)
  const errors = [{ code: 'E.ADDRESS.NOT_FOUND', field: 'address', message: wrong ?? 'Address not found', suggestion: null }]
  if (strict) throw new ApiError('ADDRESS.VERIFY.FAILURE', errors)
  return {
    ...address,
    verifications: { zip4: { success: false, errors, details: null }, delivery: { success: false, errors, details: {} } },
  }
}

function problemOf({ street1, city, state }: Address, place: Place | undefined): string | undefined {
  if (!place || !city || !street1 || !place.states.includes(state?.toUpperCase() ?? '')) return 'Address not found'
  if (/^0+\b/.test(street1) || /\bunknown\b/i.test(street1)) return 'Address not found'
  if (!/\d/.test(street1)) return 'House number is missing'
  return undefined
}

/** Words of a street as they are written on mail. */
const shortened: readonly (readonly [RegExp, string])[] = [
  [/\bSTREET\b/, 'ST'],
  [/\bAVENUE\b/, 'AVE'],
  [/\bROAD\b/, 'RD'],
  [/\bDRIVE\b/, 'DR'],
  [/\bLANE\b/, 'LN'],
  [/\bBOULEVARD\b/, 'BLVD'],
  [/\bSUITE\b/, 'STE'],
  [/\bAPARTMENT\b/, 'APT'],
]

function inCapitals(address: Address): Address {
  const capitals = (text: string | null) => text && shortened.reduce((so, [long, short]) => so.replace(long, short), text.toUpperCase())
  return {
    ...address,
    name: address.name?.toUpperCase() ?? null,
    company: address.company?.toUpperCase() ?? null,
    street1: capitals(address.street1),
    street2: capitals(address.street2),
    city: capitals(address.city),
    state: capitals(address.state),
    zip: address.zip?.toUpperCase() ?? null,
  }
}

function corrected(address: Address, place: Place): Address {
  const printed = inCapitals(address)
  const details = { latitude: round(place.latitude), longitude: round(place.longitude), time_zone: zoneOf(place) }
  return {
    ...printed,
    zip: `${address.zip?.slice(0, 5)}-${plusFour(printed.street1 ?? '')}`,
    residential: address.residential ?? !address.company,
    verifications: { zip4: { success: true, errors: [], details: null }, delivery: { success: true, errors: [], details } },
  }
}

/** Four digits that are always the same for the same street. */
function plusFour(street: string): string {
  return String((createHash('sha256').update(street).digest().readUInt16BE() % 9000) + 1000)
}

function round(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000
}

function zoneOf({ state, longitude }: Place): string {
  if (state === 'HI') return 'Pacific/Honolulu'
  if (state === 'AK') return 'America/Anchorage'
  if (longitude > -86) return 'America/New_York'
  if (longitude > -101.5) return 'America/Chicago'
  return longitude > -114.5 ? 'America/Denver' : 'America/Los_Angeles'
}
