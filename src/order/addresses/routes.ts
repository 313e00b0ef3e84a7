import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, numberOf, type InStore } from '#platform/http.ts'
import { editAddress } from './edit-address.ts'
import { editBuyer } from './edit-buyer.ts'
import { AddressAsk, BuyerAsk } from './shapes.ts'

/** Billing and Shipping: both addresses and the buyer's own facts. */
export function addressesRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/orders/:number/addresses')
    .post('/billing', may('orders'), body(AddressAsk), async (c) =>
      answer(c, await editAddress(app, c.var.actor, numberOf(c), 'billing', c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/shipping', may('orders'), body(AddressAsk), async (c) =>
      answer(c, await editAddress(app, c.var.actor, numberOf(c), 'shipping', c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/buyer', may('orders'), body(BuyerAsk), async (c) =>
      answer(c, await editBuyer(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
}
