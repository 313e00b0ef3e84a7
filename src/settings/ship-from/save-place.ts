import { isDeepStrictEqual } from 'node:util'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { insertPlace, listPlaces, preferPlace, removePlace, updatePlace } from './queries.ts'
import { placeOf } from './read.ts'
import type { PlaceAsk } from './shapes.ts'

type Saved<C extends string> = Result<{ readonly id: string }, C>

/** Adds a place under the command's id: the command again adds no second one. The first is the preferred one. */
export async function addPlace(app: App, actor: Actor, place: PlaceAsk, id: string): Promise<Saved<'place_name_taken'>> {
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const places = await listPlaces(tx)
    if (places.some((row) => row.id === id)) return ok({ id })
    if (places.some((row) => row.name === place.name)) return refuse('place_name_taken')
    await insertPlace(tx, id, place, places.length === 0, at)
    await logChanges(tx, at, [{ what: 'place', subject: place.name, before: null, after: place }])
    return ok({ id })
  })
}

/** Writes a place anew. What was quoted and bought from it stays as it was. */
export async function changePlace(app: App, actor: Actor, id: string, place: PlaceAsk): Promise<Saved<'not_found' | 'place_name_taken'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const places = await listPlaces(tx)
    const row = places.find((one) => one.id === id)
    if (!row) return refuse('not_found')
    if (places.some((one) => one.id !== id && one.name === place.name)) return refuse('place_name_taken')
    const before = placeOf(row)
    if (isDeepStrictEqual(before, place)) return ok({ id })
    await updatePlace(tx, id, place)
    await logChanges(tx, app.clock.now(), [{ what: 'place', subject: place.name, before, after: place }])
    return ok({ id })
  })
}

/** Makes a place the one goods leave from unless somebody chooses another. */
export async function preferThis(app: App, actor: Actor, id: string): Promise<Saved<'not_found'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const places = await listPlaces(tx)
    const row = places.find((one) => one.id === id)
    if (!row) return refuse('not_found')
    if (row.preferred) return ok({ id })
    const before = places.find((one) => one.preferred)?.name ?? null
    await preferPlace(tx, id)
    await logChanges(tx, app.clock.now(), [{ what: 'place_preferred', before, after: row.name }])
    return ok({ id })
  })
}

/** Takes a place out of use. The preferred one only goes last (`place_preferred`): while there are others, one of them is made it first. */
export async function endPlace(app: App, actor: Actor, id: string): Promise<Saved<'not_found' | 'place_preferred'>> {
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const places = await listPlaces(tx)
    const row = places.find((one) => one.id === id)
    if (!row) return refuse('not_found')
    if (row.preferred && places.length > 1) return refuse('place_preferred')
    await removePlace(tx, id, at)
    await logChanges(tx, at, [{ what: 'place_removed', subject: row.name, before: placeOf(row), after: null }])
    return ok({ id })
  })
}
