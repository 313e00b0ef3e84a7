import type { DatabaseSync } from 'node:sqlite'

/** The middle of a postal code's area, in degrees; `region` is the state or province as on an envelope. */
export type PostalPlace = { readonly latitude: number; readonly longitude: number; readonly region: string; readonly city: string }

/**
 * Looks a postal code up in the tables of a look-up file: `US` (and its territories by their own ISO codes) by ZIP or ZIP+4, `CA` whole or by its first three
 * characters, which is as near as the tables go. Null for other countries, unknown codes and military post offices, which have no place.
 */
export function postalReader(db: DatabaseSync): (country: string, code: string) => PostalPlace | null {
  const find = db.prepare('SELECT latitude, longitude, region, city FROM places WHERE code = ?')
  return (country, code) => {
    const key = keyOf(country.trim().toUpperCase(), code.trim().toUpperCase())
    const found = key === undefined ? undefined : find.get(key)
    if (!found) return null
    return {
      latitude: Number(found['latitude']),
      longitude: Number(found['longitude']),
      region: String(found['region']),
      city: String(found['city']),
    }
  }
}

const withZips = ['US', 'PR', 'VI', 'GU', 'MP', 'AS']

/** ZIPs are digits and Canadian codes begin with a letter, so one key serves both. */
function keyOf(country: string, code: string): string | undefined {
  if (withZips.includes(country)) return /^(\d{5})(?:[- ]?\d{4})?$/.exec(code)?.[1]
  if (country === 'CA') return /^([A-Z]\d[A-Z])(?:[- ]?\d[A-Z]\d)?$/.exec(code)?.[1]
  return undefined
}
