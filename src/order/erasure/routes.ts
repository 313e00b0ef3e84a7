import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, found, may, numberOf, type InStore } from '#platform/http.ts'
import { readOrder } from '../spine.ts'
import { eraseBuyer } from './erase.ts'
import { asCsv, handOut } from './hand-out.ts'
import { readErasure } from './read.ts'
import { EraseAsk, ExportAsk } from './shapes.ts'
import type { TellSettings } from './told.ts'

/** What an order knows of its buyer: shown, handed out to them as a file, and forgotten. For who may change the settings of a store. */
export function erasureRoutes(app: App, told: TellSettings) {
  return new Hono<InStore>()
    .basePath('/orders/:number/buyer')
    .get('/', may('orders'), may('settings'), async (c) => found(c, await readOrder(app, c.var.actor, numberOf(c), readErasure)))
    .post('/export', may('orders'), may('settings'), body(ExportAsk), async (c) => {
      const [number, { as }] = [numberOf(c), c.req.valid('json')]
      const data = await readOrder(app, c.var.actor, number, async (at) => {
        await told(at.tx, at.now, [{ what: 'buyer_exported', subject: String(number), before: null, after: as }])
        return handOut(at)
      })
      return found(c, data && { name: `buyer-${number}.${as}`, text: as === 'csv' ? asCsv(data) : JSON.stringify(data, null, 2) })
    })
    .post('/erasure', may('orders'), may('settings'), body(EraseAsk), async (c) => {
      const ask = c.req.valid('json')
      return answer(c, await eraseBuyer(app, c.var.actor, numberOf(c), ask, commandOf(c, ask), told))
    })
}
