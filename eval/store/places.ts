import { createRequire } from 'node:module'
import { z } from 'zod'

/** State and middle of a US ZIP region; null for one the list (zipcodes, npm) does not have. */
export function placeOfZip(zip: string): { readonly region: string; readonly latitude: number; readonly longitude: number } | null {
  const known = places.get(zip)
  if (known !== undefined) return known
  const found = Place.safeParse(list.lookup(zip)).data
  const place = found ? { region: found.state, latitude: found.latitude, longitude: found.longitude } : null
  places.set(zip, place)
  return place
}

const Place = z.object({ state: z.string(), latitude: z.number(), longitude: z.number() })
const list: { readonly lookup: (zip: string) => unknown } = createRequire(import.meta.url)('zipcodes')
const places = new Map<string, ReturnType<typeof placeOfZip>>()
