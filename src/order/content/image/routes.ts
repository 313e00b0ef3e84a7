import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { inStore } from '#platform/doors.ts'
import { may, type InStore } from '#platform/http.ts'
import { findImage } from './queries.ts'

/** Our copies of the parts' pictures. One never changes under its id, so the browser may keep it. */
export function imageRoutes(app: App) {
  return new Hono<InStore>().get('/images/:id', may('orders'), async (c) => {
    const id = c.req.param('id')
    const image = /^[0-9a-f-]{36}$/.test(id) ? await inStore(app, c.var.actor, (tx) => findImage(tx, id)) : undefined
    if (!image?.bytes) return c.json({ code: 'not_found', detail: {} }, 404)
    return c.body(new Uint8Array(image.bytes), 200, {
      'content-type': image.media_type ?? 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
    })
  })
}
