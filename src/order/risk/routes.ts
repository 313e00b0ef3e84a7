import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, found, may, numberOf, type InStore } from '#platform/http.ts'
import { seeOrder } from '../spine.ts'
import { check } from './check.ts'
import { readScores } from './read.ts'
import { approve } from './rules/approve.ts'
import { ApproveAsk, CheckedAsk, TickAsk } from './shapes.ts'
import { tick } from './tick.ts'

/** "Looked at", for the addresses and for the risk; the checklist; every score there was; the approval a rule asks for. */
export function riskRoutes(app: App) {
  return new Hono<InStore>()
    .post('/orders/:number/checked', may('orders'), body(CheckedAsk), async (c) =>
      answer(c, await check(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .get('/orders/:number/risk/scores', may('orders'), async (c) => found(c, await seeOrder(app, c.var.actor, numberOf(c), readScores)))
    .post('/orders/:number/risk/ticks', may('orders'), body(TickAsk), async (c) =>
      answer(c, await tick(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/orders/:number/risk/approvals', may('orders'), body(ApproveAsk), async (c) =>
      answer(c, await approve(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
}
