import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { listPlaces, readStore, type PlaceRow } from './queries.ts'
import type { PlaceAsk, PlacesView } from './shapes.ts'

/** The store's places, and what its own settings suggest for the first. */
export async function readPlaces(app: App, actor: Actor): Promise<PlacesView> {
  return inStore(app, actor, async (tx) => {
    const [rows, store] = [await listPlaces(tx), await readStore(tx)]
    const { name = '', line1 = '', city = '', country = 'US', line2, region, postalCode } = store.address ?? {}
    const address = {
      name,
      company: null,
      line1,
      line2: line2 ?? null,
      city,
      region: region ?? null,
      postalCode: postalCode ?? null,
      country,
    }
    return {
      places: rows.map((row) => ({ ...placeOf(row), id: row.id, preferred: row.preferred })),
      first: {
        name: '',
        address: { ...address, phone: store.phone },
        timeZone: store.time_zone,
        cutoff: store.cutoff,
        weekdays: [1, 2, 3, 4, 5],
        closed: [],
      },
    }
  })
}

/** A row in the shape a place is sent in. */
export function placeOf({ name, address, time_zone, cutoff, weekdays, closed }: PlaceRow): PlaceAsk {
  return {
    name,
    address: {
      name: address.name,
      company: address.company ?? null,
      line1: address.line1,
      line2: address.line2 ?? null,
      city: address.city,
      region: address.region ?? null,
      postalCode: address.postalCode ?? null,
      country: address.country,
      phone: address.phone ?? null,
    },
    timeZone: time_zone,
    cutoff,
    weekdays,
    closed,
  }
}
