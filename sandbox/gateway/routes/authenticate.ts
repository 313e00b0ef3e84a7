import { Hono } from 'hono'
import type { Wire } from '../../listen.ts'
import { bankPage, bankStyle, thanksPage } from '../bank/page.ts'
import { waitingFor } from '../bank/waiting.ts'
import type { Gateway } from '../operation.ts'

/** The page of the buyer's bank: confirm or refuse a payment, or a card to be kept, that waits for its holder; then back to where they came from. */
export function authenticateRoutes(gateway: Gateway) {
  const gone = 'This payment is not waiting for you.'
  return new Hono<Wire>()
    .get('/authenticate/style.css', (c) => c.body(bankStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .get('/authenticate/:secret', (c) => {
      const waiting = waitingFor(gateway, c.req.param('secret'))
      return waiting ? c.html(bankPage(waiting.question)) : c.text(gone, 404)
    })
    .post('/authenticate/:secret', async (c) => {
      const waiting = waitingFor(gateway, c.req.param('secret'))
      if (!waiting) return c.text(gone, 404)
      const form = await c.req.parseBody()
      const succeeded = gateway.db.atomic(() => waiting.answer(form['outcome'] === 'complete', new URL(c.req.url).origin))
      gateway.wake()
      if (!waiting.back) return c.html(thanksPage(succeeded))
      const url = new URL(waiting.back)
      for (const [name, value] of Object.entries(waiting.named)) url.searchParams.set(name, value)
      url.searchParams.set('redirect_status', succeeded ? 'succeeded' : 'failed')
      return c.redirect(url.href, 303)
    })
}
