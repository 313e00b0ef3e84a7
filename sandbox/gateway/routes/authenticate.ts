import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Wire } from '../../listen.ts'
import { chargeCard, needsAuthentication } from '../intents/charge-card.ts'
import type { PaymentIntent } from '../objects/payment-intent.ts'
import type { Gateway } from '../operation.ts'
import { accountIn, bodyOf } from '../store.ts'

/** The page of the buyer's bank: confirm or refuse a payment that waits for its card holder. */
export function authenticateRoutes(gateway: Gateway) {
  return new Hono<Wire>()
    .get('/authenticate/:secret', (c) => {
      const found = waiting(gateway, c.req.param('secret'))
      return found ? c.html(page(found.intent)) : c.text('This payment is not waiting for you.', 404)
    })
    .post('/authenticate/:secret', async (c) => {
      const found = waiting(gateway, c.req.param('secret'))
      if (!found) return c.text('This payment is not waiting for you.', 404)
      const form = await c.req.parseBody()
      const passed = form['outcome'] === 'complete'
      const paid = gateway.db.atomic(() => answer(gateway, found, passed, new URL(c.req.url).origin))
      const back = found.intent.next_action?.redirect_to_url.return_url
      if (!back) return c.text('Thank you. You may close this page.')
      const url = new URL(back)
      url.searchParams.set('payment_intent', found.intent.id)
      url.searchParams.set('payment_intent_client_secret', found.intent.client_secret)
      url.searchParams.set('redirect_status', paid ? 'succeeded' : 'failed')
      return c.redirect(url.href, 303)
    })
}

type Waiting = { readonly account: string; readonly intent: PaymentIntent }

function waiting(gateway: Gateway, secret: string): Waiting | undefined {
  const row = gateway.db.get(
    "select account, body from objects where kind = 'payment_intent' and id = ?",
    secret.split('_secret_')[0] ?? '',
  )
  const intent = bodyOf<PaymentIntent>(row)
  return intent?.client_secret === secret && intent.status === 'requires_action' ? { account: String(row?.['account']), intent } : undefined
}

function answer(gateway: Gateway, { account: name, intent }: Waiting, passed: boolean, origin: string): boolean {
  const account = accountIn(gateway.db, name, gateway.clock.now(), { id: null, idempotency_key: null })
  const method = account.need('payment_method', intent.payment_method ?? '')
  const after = passed
    ? chargeCard(account, intent, method, { offSession: false, moto: false, origin })
    : needsAuthentication(account, intent, method, true)
  return !('reply' in after)
}

function page(intent: PaymentIntent) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Confirm your payment</title>
      </head>
      <body style="font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 3rem auto; padding: 0 1rem">
        <main>
          <h1>Test bank</h1>
          <p>Is it you who pays ${(intent.amount / 100).toFixed(2)} ${intent.currency.toUpperCase()}?</p>
          <form method="post">
            <button name="outcome" value="complete">Yes, confirm</button>
            <button name="outcome" value="fail">No, refuse</button>
          </form>
        </main>
      </body>
    </html>`
}
