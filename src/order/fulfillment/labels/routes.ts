import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, found, may, numberOf, type InStore } from '#platform/http.ts'
import { readOrder } from '../../spine.ts'
import { printAgain, retryPrint } from '../printing/queue.ts'
import { PrintAsk, PurchaseActAsk, PutBackAsk, ReprintAsk } from '../shapes.ts'
import { lookNow } from '../tracking/hear.ts'
import { actOnPurchase } from './job.ts'
import { labelsOf } from './keep.ts'
import { labelSheet } from './label-sheet.ts'
import { voidLabels } from './void.ts'

/** Labels: as a file to print, given back, printed again, and purchases nobody has an answer for. */
export function labelRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/orders/:number')
    .get('/shipments/:shipment/labels.pdf', may('orders'), async (c) => {
      const shipment = c.req.param('shipment')
      const mine = await readOrder(app, c.var.actor, numberOf(c), async ({ sources }) =>
        sources.shipments.some(({ id }) => id === shipment),
      )
      if (!mine) return found(c, undefined)
      const labels = await labelsOf(app, c.var.actor, shipment, 'pdf', 203)
      if (!labels.ok) return answer(c, labels)
      const { bytes } = await labelSheet(labels.value)
      const name = `labels-${numberOf(c)}.pdf`
      return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"` })
    })
    .post('/fulfillment/void', may('labels'), body(PutBackAsk), async (c) =>
      answer(c, await voidLabels(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/fulfillment/track', may('orders'), body(ReprintAsk), async (c) =>
      answer(c, await lookNow(app, c.var.actor, numberOf(c), c.req.valid('json').shipment)),
    )
    .post('/fulfillment/print', may('orders'), body(PrintAsk), async (c) =>
      answer(c, await printAgain(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/print-jobs/:job/retry', may('orders'), async (c) =>
      answer(c, await retryPrint(app, c.var.actor, numberOf(c), c.req.param('job'), commandOf(c, {}))),
    )
    .post('/label-purchases/:purchase', may('labels'), body(PurchaseActAsk), async (c) => {
      const { act } = c.req.valid('json')
      const command = commandOf(c, c.req.valid('json'))
      return answer(c, await actOnPurchase(app, c.var.actor, numberOf(c), c.req.param('purchase'), act, command))
    })
}
