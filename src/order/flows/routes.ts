import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, found, may, numberOf, type InStore } from '#platform/http.ts'
import { AddressAsk } from '../addresses/shapes.ts'
import { HandOverAsk, ShipAsk } from '../fulfillment/shapes.ts'
import { readOrder } from '../spine.ts'
import { attachSlip } from './attach-slip.ts'
import { completeOrder, readNextStep } from './complete.ts'
import { cancelOrder } from './cancel.ts'
import { RescoreAsk } from '../risk/shapes.ts'
import { editAndAsk } from './edit/edit-and-ask.ts'
import { EditAndAsk } from './edit/edit-ask.ts'
import { editShippingAddress } from './edit-shipping-address.ts'
import { appealForBuyer } from './fraud/appeal.ts'
import { markAndCancel } from './fraud/mark-and-cancel.ts'
import { previewReport } from './fraud/preview-report.ts'
import { scoreNow } from './fraud/score.ts'
import { MarkAndCancelAsk } from './fraud/mark-and-cancel-ask.ts'
import { previewCancel } from './preview-cancel.ts'
import { readFulfillmentPage } from './running/read.ts'
import { putAside, resume } from './running/resume.ts'
import { CancelAsk, ResumeAsk, SlipAsk } from './shapes.ts'
import { handOverPickup, shipAndComplete } from './ship-and-complete.ts'

/** The commands that span sections: Ship & Complete, hand over, Complete Order, Cancel Order, the shipping address, and going on with one that stopped. */
export function flowRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/orders/:number')
    .get('/fulfillment', may('orders'), async (c) => found(c, await readOrder(app, c.var.actor, numberOf(c), readFulfillmentPage)))
    .post('/fulfillment/ship-and-complete', may('orders'), body(ShipAsk), async (c) =>
      answer(c, await shipAndComplete(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/fulfillment/hand-over', may('orders'), body(HandOverAsk), async (c) =>
      answer(c, await handOverPickup(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .get('/next-step', may('orders'), async (c) => found(c, await readOrder(app, c.var.actor, numberOf(c), readNextStep)))
    .post('/complete', may('orders'), body(ResumeAsk), async (c) =>
      answer(c, await completeOrder(app, c.var.actor, numberOf(c), commandOf(c, c.req.valid('json')))),
    )
    .post('/edit-and-ask', may('orders'), body(EditAndAsk), async (c) =>
      answer(c, await editAndAsk(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/addresses/shipping', may('orders'), body(AddressAsk), async (c) =>
      answer(c, await editShippingAddress(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/risk/scores', may('orders'), body(RescoreAsk), async (c) => answer(c, await scoreNow(app, c.var.actor, numberOf(c))))
    .get('/fraud/report', may('fraud'), async (c) => found(c, await previewReport(app, c.var.actor, numberOf(c))))
    .post('/fraud/mark-and-cancel', may('fraud'), body(MarkAndCancelAsk), async (c) =>
      answer(c, await markAndCancel(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/risk/appeal', may('fraud'), body(RescoreAsk), async (c) =>
      answer(c, await appealForBuyer(app, c.var.actor, numberOf(c), commandOf(c, c.req.valid('json')))),
    )
    .post('/messages/uploads/slip', may('orders'), body(SlipAsk), async (c) =>
      answer(c, await attachSlip(app, c.var.actor, numberOf(c), c.req.valid('json').shipment)),
    )
    .get('/cancel', may('orders'), async (c) => found(c, await previewCancel(app, c.var.actor, numberOf(c))))
    .post('/cancel', may('orders'), body(CancelAsk), async (c) =>
      answer(c, await cancelOrder(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/flows/:flow/resume', may('orders'), body(ResumeAsk), async (c) =>
      answer(c, await resume(app, c.var.actor, numberOf(c), c.req.param('flow'), commandOf(c, c.req.valid('json')))),
    )
    .post('/flows/:flow/put-aside', may('orders'), body(ResumeAsk), async (c) =>
      answer(c, await putAside(app, c.var.actor, numberOf(c), c.req.param('flow'), commandOf(c, c.req.valid('json')))),
    )
}
