import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { found, may, numberOf, query, type InStore } from '#platform/http.ts'
import { readOrder } from '../spine.ts'
import { readLog } from './read-log.ts'
import { LogAsk } from './shapes.ts'
import { writeCsv, type Told } from './write-csv.ts'

/** The log of an order beyond the newest entries on the page: filtered, searched, page by page, and as a file for who may export orders. */
export function activityRoutes(app: App, told: Told) {
  return new Hono<InStore>()
    .get('/orders/:number/activity', may('orders'), query(LogAsk), async (c) =>
      found(c, await readOrder(app, c.var.actor, numberOf(c), async (at) => readLog(at, c.req.valid('query')))),
    )
    .get('/orders/:number/activity.csv', may('orders'), may('orders.export'), query(LogAsk), async (c) => {
      const file = await readOrder(app, c.var.actor, numberOf(c), async (at) => writeCsv(at, c.req.valid('query'), told))
      if (!file) return found(c, undefined)
      c.header('content-type', 'text/csv; charset=utf-8')
      c.header('content-disposition', `attachment; filename="${file.name}"`)
      return c.body(file.text)
    })
}
