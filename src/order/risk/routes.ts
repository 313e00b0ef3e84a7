import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, numberOf, type InStore } from '#platform/http.ts'
import { check } from './check.ts'
import { CheckedAsk } from './shapes.ts'

/** "Looked at", for the addresses and for the risk. */
export function riskRoutes(app: App) {
  return new Hono<InStore>().post('/orders/:number/checked', may('orders'), body(CheckedAsk), async (c) =>
    answer(c, await check(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
  )
}
