import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { App } from '#platform/app.ts'
import type { Asked } from '#platform/http.ts'
import { hearWebhook } from './hear.ts'

/** Where gateways tell us things by themselves: a secret address for each account, over the raw body, signed. */
export function webhookRoutes(app: App) {
  return new Hono<Asked>().post('/gateways/:token', bodyLimit({ maxSize: 512 * 1024 }), async (c) => {
    const heard = await hearWebhook(app, c.req.param('token'), await c.req.text(), (name) => c.req.header(name))
    if (heard.ok) return c.json({ heard: true })
    return c.json({ code: heard.code }, heard.code === 'not_found' ? 404 : heard.code === 'not_signed' ? 400 : 503)
  })
}
