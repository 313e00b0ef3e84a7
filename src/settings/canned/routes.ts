import { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, type InStore } from '#platform/http.ts'
import { uuidOf } from '../uuid-of.ts'
import { readCanned } from './read.ts'
import { addCanned, addReady, changeCanned, removeCanned } from './save-canned.ts'
import { CannedAsk } from './shapes.ts'

/** A store's canned messages: the list, one more, one changed, the end of one, and the ready ones it does not have. */
export function cannedRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/canned')
    .get('/', may('settings'), async (c) => c.json(await readCanned(app, c.var.actor)))
    .post('/', may('settings'), body(CannedAsk), async (c) =>
      answer(c, await addCanned(app, c.var.actor, c.req.valid('json'), commandOf(c, null).id ?? uuidv7())),
    )
    .post('/ready', may('settings'), async (c) => answer(c, await addReady(app, c.var.actor)))
    .put('/:message', may('settings'), body(CannedAsk), async (c) =>
      answer(c, await changeCanned(app, c.var.actor, uuidOf(c, 'message'), c.req.valid('json'))),
    )
    .post('/:message/remove', may('settings'), async (c) => answer(c, await removeCanned(app, c.var.actor, uuidOf(c, 'message'))))
}
