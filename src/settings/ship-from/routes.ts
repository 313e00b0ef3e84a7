import { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, type InStore } from '#platform/http.ts'
import { uuidOf } from '../uuid-of.ts'
import { readPlaces } from './read.ts'
import { addPlace, changePlace, endPlace, preferThis } from './save-place.ts'
import { PlaceAsk } from './shapes.ts'

/** The places a store's goods leave from: the list, one more, one changed, the preferred one, the end of one. */
export function shipFromRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/ship-from')
    .get('/', may('settings'), async (c) => c.json(await readPlaces(app, c.var.actor)))
    .post('/', may('settings'), body(PlaceAsk), async (c) =>
      answer(c, await addPlace(app, c.var.actor, c.req.valid('json'), commandOf(c, null).id ?? uuidv7())),
    )
    .put('/:place', may('settings'), body(PlaceAsk), async (c) =>
      answer(c, await changePlace(app, c.var.actor, uuidOf(c, 'place'), c.req.valid('json'))),
    )
    .post('/:place/prefer', may('settings'), async (c) => answer(c, await preferThis(app, c.var.actor, uuidOf(c, 'place'))))
    .post('/:place/remove', may('settings'), async (c) => answer(c, await endPlace(app, c.var.actor, uuidOf(c, 'place'))))
}
