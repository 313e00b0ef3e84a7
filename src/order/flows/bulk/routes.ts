import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, found, may, type InStore } from '#platform/http.ts'
import { BulkAsk } from '../../list/bulk/shapes.ts'
import { drawSlips } from './make-slips.ts'
import { readBulk } from './read-bulk.ts'
import { cancelBulk, closeBulk, retryBulk, startBulk, undoBulk } from './start-bulk.ts'

/** One thing done to many orders: begun, looked at, stopped, tried again, taken back; each job is its person's own. */
export function bulkRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/bulk')
    .post('/', may('orders'), body(BulkAsk), async (c) =>
      answer(c, await startBulk(app, c.var.actor, c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .get('/:job', may('orders'), async (c) => found(c, await readBulk(app, c.var.actor, c.req.param('job'))))
    .post('/:job/cancel', may('orders'), async (c) => answer(c, await cancelBulk(app, c.var.actor, c.req.param('job'))))
    .post('/:job/retry', may('orders'), async (c) => answer(c, await retryBulk(app, c.var.actor, c.req.param('job'))))
    .post('/:job/undo', may('orders'), async (c) => answer(c, await undoBulk(app, c.var.actor, c.req.param('job'), commandOf(c, null))))
    .post('/:job/close', may('orders'), async (c) => answer(c, await closeBulk(app, c.var.actor, c.req.param('job'))))
    .get('/:job/packing-slips.pdf', may('orders'), async (c) => {
      const pdf = await drawSlips(app, c.var.actor, c.req.param('job'))
      if (!pdf) return found(c, undefined)
      return c.body(new Uint8Array(pdf), 200, {
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="packing-slips.pdf"',
      })
    })
}
