import { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, type InStore } from '#platform/http.ts'
import { uuidOf } from '../uuid-of.ts'
import { readBoxes } from './read.ts'
import { addBox, changeThis, moveBox, removeBox } from './save-box.ts'
import { BoxAsk, MoveAsk } from './shapes.ts'

/** The boxes on a store's shelf: the list, one more, one changed, its place in the list, the end of one. */
export function boxesRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/boxes')
    .get('/', may('settings'), async (c) => c.json(await readBoxes(app, c.var.actor)))
    .post('/', may('settings'), body(BoxAsk), async (c) =>
      answer(c, await addBox(app, c.var.actor, c.req.valid('json'), commandOf(c, null).id ?? uuidv7())),
    )
    .put('/:box', may('settings'), body(BoxAsk), async (c) =>
      answer(c, await changeThis(app, c.var.actor, uuidOf(c, 'box'), c.req.valid('json'))),
    )
    .post('/:box/move', may('settings'), body(MoveAsk), async (c) =>
      answer(c, await moveBox(app, c.var.actor, uuidOf(c, 'box'), c.req.valid('json'))),
    )
    .post('/:box/remove', may('settings'), async (c) => answer(c, await removeBox(app, c.var.actor, uuidOf(c, 'box'))))
}
