import { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { intakeRoutes } from '#order/intake/routes.ts'
import { payRoutes } from '#order/payment/link/pay-routes.ts'
import { carrierWebhookRoutes } from '#order/fulfillment/tracking/routes.ts'
import { webhookRoutes } from '#order/payment/news/routes.ts'
import { fileLimit } from '#domain/mail/outgoing-files.ts'
import type { App } from '#platform/app.ts'
import { requestIds, type Asked } from '#platform/http.ts'
import { clientAddress } from '#platform/throttle/address-of.ts'
import { apiPage } from './api-page.ts'
import { cardFieldRoutes } from './card-field/routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { lastPolicy, safeHeaders } from './http/headers.ts'
import { noteRefusals, safePath } from './http/note-refusals.ts'
import { serveWeb } from './serve-web.ts'

/** The whole HTTP server: the storefronts' API under /api/v1, the panel's under /desk, the gateways' and carriers' webhooks under /hooks, and the panel itself. */
export function buildServer(app: App) {
  const server = new OpenAPIHono<Asked>()
  server.use(requestIds())
  server.use(clientAddress(app.config), noteRefusals(app.log), safeHeaders(app.config), lastPolicy())
  server.use(atMost(2 * 1024 * 1024, fileLimit))
  server.get('/healthz', async (c) => {
    await app.pool.query('select 1')
    return c.json({ ok: true }, 200, { 'cache-control': 'no-store' })
  })
  server.use('/desk/*', noStore, csrf({ origin: new URL(app.config.publicUrl).origin }), sameSiteOnly)
  server.route('/desk', deskRoutes(app))
  server.route('/pay', payRoutes(app))
  const api = intakeRoutes(app)
  server.route('/api/v1', api)
  server.route('/api', apiPage(app.config, api))
  server.route('/card-field', cardFieldRoutes())
  server.route('/hooks', webhookRoutes(app))
  server.route('/hooks', carrierWebhookRoutes(app))
  serveWeb(app, server)
  server.notFound((c) => c.json({ code: 'not_found', detail: {} }, 404))
  server.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) {
      const malformed =
        error.status === 400
          ? { code: 'invalid', issues: [{ path: '', message: 'The body is not JSON', code: 'malformed' }] }
          : { code: 'refused', detail: {} }
      return c.json(malformed, error.status)
    }
    app.log.error(
      { requestId: c.var.requestId, method: c.req.method, path: safePath(c), error: { message: error.message, stack: error.stack } },
      'fault',
    )
    return c.json({ code: 'fault', requestId: c.var.requestId }, 500)
  })
  return server
}

/** Limits what comes in: files put to a mail may weigh more than anything else. In bytes. */
function atMost(usual: number, files: number): MiddlewareHandler<Asked> {
  const [text, bytes] = [usual, files].map((maxSize) =>
    bodyLimit({ maxSize, onError: (c) => c.json({ code: 'too_large', detail: { bytes: maxSize } }, 413) }),
  ) as [MiddlewareHandler, MiddlewareHandler]
  return (c, next) => (/^\/desk\/stores\/[^/]+\/orders\/\d+\/messages\/uploads$/.test(c.req.path) ? bytes : text)(c, next)
}

// Orders and people are nobody's cache's business.
const noStore: MiddlewareHandler<Asked> = async (c, next) => {
  await next()
  c.header('cache-control', 'no-store')
}

// A form of another site cannot set a header: together with the cookie's SameSite and the origin check this stops forged writes.
const sameSiteOnly: MiddlewareHandler<Asked> = async (c, next) => {
  if (c.req.method !== 'GET' && c.req.header('x-partsdesk') !== '1') return c.json({ code: 'forged', detail: {} }, 403)
  await next()
}
