import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, numberOf, type InStore } from '#platform/http.ts'
import { editBilling } from './edit-address.ts'
import { editBuyer } from './edit-buyer.ts'
import { AddressAsk, BuyerAsk } from './shapes.ts'

/** Billing and Shipping: the billing address and the buyer's own facts. The shipping address touches labels too and is a flow's. */
export function addressesRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/orders/:number/addresses')
    .post('/billing', may('orders'), body(AddressAsk), async (c) =>
      answer(c, await editBilling(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/buyer', may('orders'), body(BuyerAsk), async (c) =>
      answer(c, await editBuyer(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
}
