import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { may, query, type InStore } from '#platform/http.ts'
import { readScan } from './read.ts'
import { ScanAsk } from './shapes.ts'

/** What a scanned barcode leads to. */
export function scanRoutes(app: App) {
  return new Hono<InStore>().get('/scan', may('orders'), query(ScanAsk), async (c) =>
    c.json(await readScan(app, c.var.actor, c.req.valid('query').text), 200),
  )
}
