import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { body, may, query, type InStore } from '#platform/http.ts'
import { csvRoutes } from './csv/routes.ts'
import { hideColumns, readCounts, readList, readMatches } from './read.ts'
import { scanRoutes } from './scan/routes.ts'
import { HiddenAsk, ListAsk } from './shapes.ts'
import type { Told } from './told.ts'
import { viewsRoutes } from './views/routes.ts'

/** The orders list, the counts of its status menu, lists under a name, the list as a file, and what a scan leads to. `told`: how the settings' log is written. */
export function listRoutes(app: App, told: Told) {
  return new Hono<InStore>()
    .get('/orders', may('orders'), query(ListAsk), async (c) => c.json(await readList(app, c.var.actor, c.req.valid('query')), 200))
    .get('/order-counts', may('orders'), async (c) => c.json(await readCounts(app, c.var.actor), 200))
    .get('/order-matches', may('orders'), query(ListAsk), async (c) =>
      c.json(await readMatches(app, c.var.actor, c.req.valid('query')), 200),
    )
    .put('/list-columns', may('orders'), body(HiddenAsk), async (c) =>
      c.json(await hideColumns(app, c.var.actor, c.req.valid('json')), 200),
    )
    .route('/', viewsRoutes(app, told))
    .route('/', csvRoutes(app, told))
    .route('/', scanRoutes(app))
}
