import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, numberOf, type InStore } from '#platform/http.ts'
import { emailCustomer } from './email-customer.ts'
import { EmailAsk } from './shapes.ts'

/** Email Customer. */
export function messagesRoutes(app: App) {
  return new Hono<InStore>().basePath('/orders/:number/messages').post('/', may('orders'), body(EmailAsk), async (c) => {
    const ask = c.req.valid('json')
    return answer(c, await emailCustomer(app, c.var.actor, numberOf(c), ask, commandOf(c, ask)))
  })
}
