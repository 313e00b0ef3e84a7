import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { may, query, type InStore } from '#platform/http.ts'
import { readCounts, readList } from './read.ts'
import { ListAsk } from './shapes.ts'

/** The orders list and the counts of its status menu. */
export function listRoutes(app: App) {
  return new Hono<InStore>()
    .get('/orders', may('orders'), query(ListAsk), async (c) => c.json(await readList(app, c.var.actor, c.req.valid('query')), 200))
    .get('/order-counts', may('orders'), async (c) => c.json(await readCounts(app, c.var.actor), 200))
}
