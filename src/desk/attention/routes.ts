import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { may, type InStore } from '#platform/http.ts'
import { readAttention } from './read.ts'

/** Needs attention: the orders whose money, labels or risk a person has to look at. */
export function attentionRoutes(app: App) {
  return new Hono<InStore>().get('/attention', may('orders'), async (c) => c.json(await readAttention(app, c.var.actor)))
}
