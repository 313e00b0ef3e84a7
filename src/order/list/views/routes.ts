import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, may, type InStore } from '#platform/http.ts'
import type { Told } from '../told.ts'
import { readViews } from './read.ts'
import { moveView, removeView, saveView } from './save-view.ts'
import { MoveAsk, ViewAsk } from './shapes.ts'

const id = ':view{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}'

/** Lists under a name: one's own, and the store's with the right to settings. */
export function viewsRoutes(app: App, told: Told) {
  return new Hono<InStore>()
    .basePath('/list-views')
    .get('/', may('orders'), async (c) => c.json(await readViews(app, c.var.actor), 200))
    .put(`/${id}`, may('orders'), body(ViewAsk), async (c) =>
      answer(c, await saveView(app, c.var.actor, c.req.param('view'), c.req.valid('json'), told)),
    )
    .post(`/${id}/move`, may('orders'), body(MoveAsk), async (c) =>
      answer(c, await moveView(app, c.var.actor, c.req.param('view'), c.req.valid('json'))),
    )
    .delete(`/${id}`, may('orders'), async (c) => answer(c, await removeView(app, c.var.actor, c.req.param('view'), told)))
}
