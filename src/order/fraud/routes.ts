import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, numberOf, type InStore } from '#platform/http.ts'
import { mark } from './mark.ts'
import { MarkAsk, WithdrawalAsk } from './shapes.ts'
import { withdraw } from './withdraw.ts'

/** Reporting fraud and taking a report back. */
export function fraudRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/orders/:number/fraud')
    .post('/marks', may('fraud'), body(MarkAsk), async (c) =>
      answer(c, await mark(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/withdrawal', may('fraud'), body(WithdrawalAsk), async (c) =>
      answer(c, await withdraw(app, c.var.actor, numberOf(c), commandOf(c, c.req.valid('json')))),
    )
}
