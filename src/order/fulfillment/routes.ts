import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, found, may, numberOf, type InStore } from '#platform/http.ts'
import { readOrder } from '../spine.ts'
import { putBack } from './put-back.ts'
import { makeReady } from './ready.ts'
import { PutBackAsk, ReadyAsk, ReprintAsk } from './shapes.ts'
import { drawSlip } from './slip/draw-slip.ts'
import { readSlip } from './slip/read-slip.ts'
import { reprint } from './slip/reprint.ts'

/** The pickup shelf, shipments taken back, and packing slips. What ships is a flow and has its routes there. */
export function fulfillmentRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/orders/:number')
    .post('/fulfillment/ready', may('orders'), body(ReadyAsk), async (c) =>
      answer(c, await makeReady(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/fulfillment/put-back', may('orders'), body(PutBackAsk), async (c) =>
      answer(c, await putBack(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/fulfillment/reprint', may('orders'), body(ReprintAsk), async (c) =>
      answer(c, await reprint(app, c.var.actor, numberOf(c), c.req.valid('json').shipment, commandOf(c, c.req.valid('json')))),
    )
    .get('/shipments/:shipment/packing-slip.pdf', may('orders'), async (c) => {
      const shipment = c.req.param('shipment')
      const slip = await readOrder(app, c.var.actor, numberOf(c), (at) => readSlip(at, shipment))
      if (!slip) return found(c, undefined)
      // Drawn after the transaction: a page of paper takes longer than the database should wait.
      const pdf = await drawSlip(slip)
      const name = `packing-slip-${slip.order.number}-${slip.shipment.sequence}.pdf`
      return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"` })
    })
}
