import { Hono } from 'hono'
import type { Wire } from '../listen.ts'
import { cards } from '../gateway/cards.ts'
import { cardPage } from './page.ts'
import { cardScript } from './script.ts'
import { cardStyle } from './style.ts'

/** `parents`: may a page of this origin hold the field? `gatewayPort`: where the field sends cards, on the host name the browser used. */
type CardFieldOptions = { readonly parents: (origin: string) => boolean; readonly gatewayPort: () => number }

/**
 * The card field: a page for an iframe, on an origin of its own, so that the page around it never sees a card.
 * Address: `/?parent=<origin of the page around it>&key=pk_test_…&lang=en|fr`.
 * Messages from the parent: `{type: 'card:create', billing?: {name, email, phone, address: {line1, line2, city, state, postal_code, country}}}`.
 * Messages to the parent, always to exactly that origin: `{type: 'card:ready', height}`, `{type: 'card:height', height}`, `{type: 'card:invalid', message}`
 * and `{type: 'card:created', id, brand, last4, exp}`.
 */
export function cardFieldApp({ parents, gatewayPort }: CardFieldOptions) {
  return new Hono<Wire>()
    .get('/', (c) => {
      const parent = originOf(c.req.query('parent'))
      const key = c.req.query('key') ?? ''
      if (!parent || !parents(parent)) return c.text('The card field may not be shown inside this page.', 403)
      if (!/^pk_test_[A-Za-z0-9_]{1,200}$/.test(key)) return c.text('The card field needs a publishable test key.', 400)
      const gateway = `http://${new URL(c.req.url).hostname}:${gatewayPort()}`
      const language = c.req.query('lang') === 'fr' ? 'fr' : 'en'
      const policy = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        `connect-src ${gateway}`,
        `frame-ancestors ${parent}`,
        "form-action 'none'",
        "base-uri 'none'",
      ]
      return c.html(cardPage({ parent, key, gateway, language }), 200, {
        'content-security-policy': policy.join('; '),
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
    })
    .get('/field.js', (c) =>
      c.body(cardScript(cards.map(({ number }) => number)), 200, {
        'content-type': 'text/javascript; charset=utf-8',
        'x-content-type-options': 'nosniff',
      }),
    )
    .get('/field.css', (c) => c.body(cardStyle, 200, { 'content-type': 'text/css; charset=utf-8', 'x-content-type-options': 'nosniff' }))
}

/** The value if it is an origin and nothing more; it goes into a security policy, so nothing else may pass. */
function originOf(value: string | undefined): string | undefined {
  const url = value ? URL.parse(value) : null
  return url && (url.protocol === 'http:' || url.protocol === 'https:') && url.origin === value ? value : undefined
}
