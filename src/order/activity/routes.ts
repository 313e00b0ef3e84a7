import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { found, may, numberOf, type InStore } from '#platform/http.ts'
import { readOrder } from '../spine.ts'
import { readWholeActivity } from './read.ts'

/** The whole log of an order, when the newest entries on the page are not enough. */
export function activityRoutes(app: App) {
  return new Hono<InStore>().get('/orders/:number/activity', may('orders'), async (c) =>
    found(c, await readOrder(app, c.var.actor, numberOf(c), readWholeActivity)),
  )
}
