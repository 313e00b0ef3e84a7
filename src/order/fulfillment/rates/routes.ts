import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import type { App } from '#platform/app.ts'
import { answer, body, found, may, numberOf, type InStore } from '#platform/http.ts'
import { readOrder } from '../../spine.ts'
import { proposeBoxes } from '../boxes/propose.ts'
import { beginRates, streamRates } from './ask-rates.ts'
import { checkShipTo } from './check-address.ts'
import { BoxesAsk, RatesAsk } from './shapes.ts'

/** Boxes proposed for what is picked, rates of every account as they come, and what a carrier says of the address. */
export function ratesRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/orders/:number/fulfillment')
    .post('/boxes', may('orders'), body(BoxesAsk), async (c) => {
      const { lines } = c.req.valid('json')
      const proposed = await readOrder(app, c.var.actor, numberOf(c), (at) => proposeBoxes(at, lines))
      return proposed ? answer(c, proposed) : found(c, undefined)
    })
    .post('/rates', may('labels'), body(RatesAsk), async (c) => {
      const { actor } = c.var
      const asking = await beginRates(app, actor, numberOf(c), c.req.valid('json'))
      if (!asking) return found(c, undefined)
      if (!asking.ok) return answer(c, asking)
      c.header('content-type', 'application/x-ndjson')
      // Each answer goes out as it comes: nothing in between may wait for more.
      c.header('x-accel-buffering', 'no')
      return stream(c, async (out) => {
        for await (const line of streamRates(app, actor, asking.value)) await out.write(`${JSON.stringify(line)}\n`)
      })
    })
    .post('/address-check', may('labels'), async (c) => {
      const checked = await checkShipTo(app, c.var.actor, numberOf(c))
      return checked ? answer(c, checked) : found(c, undefined)
    })
}
