import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { App } from '#platform/app.ts'
import type { Asked } from '#platform/http.ts'
import { hearCarrier } from './hear.ts'

/** Where carriers tell us things by themselves: a secret address for each account, over the raw body, signed. */
export function carrierWebhookRoutes(app: App) {
  return new Hono<Asked>().post('/carriers/:token', bodyLimit({ maxSize: 512 * 1024 }), async (c) => {
    const heard = await hearCarrier(app, c.req.param('token'), new Uint8Array(await c.req.arrayBuffer()), c.req.raw.headers)
    if (heard.ok) return c.json({ heard: true })
    return c.json({ code: heard.code }, heard.code === 'not_found' ? 404 : 400)
  })
}
