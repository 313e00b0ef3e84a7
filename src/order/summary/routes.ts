import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, numberOf, type InStore } from '#platform/http.ts'
import { assign } from './assign.ts'
import { setDmsNumber } from './set-dms-number.ts'
import { setStatus } from './set-status.ts'
import { AssigneeAsk, DmsNumberAsk, StatusAsk } from './shapes.ts'

/** What the Summary changes: status, assignee, dealer invoice number. */
export function summaryRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/orders/:number/summary')
    .post('/status', may('orders'), body(StatusAsk), async (c) =>
      answer(c, await setStatus(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/assignee', may('orders'), body(AssigneeAsk), async (c) =>
      answer(c, await assign(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/dms-number', may('orders'), body(DmsNumberAsk), async (c) =>
      answer(c, await setDmsNumber(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
}
