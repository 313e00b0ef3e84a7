import { Hono } from 'hono'
import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, numberOf, type InStore } from '#platform/http.ts'
import { emailCustomer } from './email-customer.ts'
import { sendAgain, withdraw } from './outbox.ts'
import { EmailAsk } from './shapes.ts'

/** Email Customer, and what can be done with a mail that has not left or did not arrive. */
export function messagesRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/orders/:number/messages')
    .post('/', may('orders'), body(EmailAsk), async (c) => {
      const ask = c.req.valid('json')
      return answer(c, await emailCustomer(app, c.var.actor, numberOf(c), ask, commandOf(c, ask)))
    })
    .post('/:letter/withdraw', may('orders'), async (c) =>
      answer(c, await withdraw(app, c.var.actor, numberOf(c), letterOf(c.req.param('letter')), commandOf(c, {}))),
    )
    .post('/:letter/again', may('orders'), async (c) =>
      answer(c, await sendAgain(app, c.var.actor, numberOf(c), letterOf(c.req.param('letter')), commandOf(c, {}))),
    )
}

/** An id of the path; the nil UUID, which nothing has, when it is not one. */
function letterOf(text: string): string {
  return z.uuid().safeParse(text).data ?? '00000000-0000-0000-0000-000000000000'
}
