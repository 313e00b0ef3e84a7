import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { refuse } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { answer, body, may, type InStore } from '#platform/http.ts'
import type { Told } from '../told.ts'
import { readViews } from './read.ts'
import { moveView, removeView, saveView } from './save-view.ts'
import { MoveAsk, ViewAsk } from './shapes.ts'

const nil = '00000000-0000-0000-0000-000000000000'

/** Lists under a name: one's own, and the store's with the right to settings. */
export function viewsRoutes(app: App, told: Told) {
  return new Hono<InStore>()
    .basePath('/list-views')
    .get('/', may('orders'), async (c) => c.json(await readViews(app, c.var.actor), 200))
    .put('/:view', may('orders'), body(ViewAsk), async (c) =>
      answer(c, viewOf(c) === nil ? refuse('not_found') : await saveView(app, c.var.actor, viewOf(c), c.req.valid('json'), told)),
    )
    .post('/:view/move', may('orders'), body(MoveAsk), async (c) =>
      answer(c, await moveView(app, c.var.actor, viewOf(c), c.req.valid('json'))),
    )
    .delete('/:view', may('orders'), async (c) => answer(c, await removeView(app, c.var.actor, viewOf(c), told)))
}

/** The view's id of the path; the nil UUID, which none has, when it is not one. */
function viewOf(c: Context<InStore>): string {
  return z.uuid().safeParse(c.req.param('view')).data ?? nil
}
