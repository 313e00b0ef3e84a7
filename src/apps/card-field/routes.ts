import { Hono, type Env } from 'hono'
import { readFile } from 'node:fs/promises'
import { stripePage } from './stripe-page.ts'

/**
 * Stripe's card field as a document of its own, for a frame in our pages: only there may Stripe's script run, and nothing of ours but this field with it. It
 * speaks the messages of sandbox/card-field/app.ts; its script is stripe.tsx, built with the panel. Address: `/card-field/stripe?key=pk_…&lang=en|fr`. No page
 * but ours may hold it; the rest of the policy is what Stripe asks for (docs.stripe.com/security/guide).
 */
export function cardFieldRoutes<E extends Env>() {
  const style = readFile(new URL('stripe.css', import.meta.url), 'utf8')
  return new Hono<E>()
    .get('/stripe', (c) => {
      const key = c.req.query('key') ?? ''
      if (!/^pk_(?:test|live)_[A-Za-z0-9_]{1,200}$/.test(key)) return c.text('The card field needs a publishable key.', 400)
      return c.html(stripePage({ key, language: c.req.query('lang') === 'fr' ? 'fr' : 'en' }), 200, {
        'content-security-policy': policy,
        'cache-control': 'no-store',
      })
    })
    .get('/stripe.css', async (c) =>
      c.body(await style, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }),
    )
}

const policy = [
  `default-src 'none'`,
  `script-src 'self' https://js.stripe.com https://*.js.stripe.com`,
  `style-src 'self'`,
  `frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com`,
  `connect-src https://api.stripe.com`,
  `form-action 'none'`,
  `base-uri 'none'`,
  `frame-ancestors 'self'`,
].join('; ')
