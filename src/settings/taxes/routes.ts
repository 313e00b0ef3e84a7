import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { body, may, type InStore } from '#platform/http.ts'
import { saveSeen } from '../seen.ts'
import { readTaxes, saveTaxes } from './save-taxes.ts'
import { TaxesAsk } from './shapes.ts'

/** The taxes a store collects: read, and save whole on what was seen of them (If-Match). */
export function taxesRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/taxes')
    .get('/', may('settings'), async (c) => c.json(await readTaxes(app, c.var.actor)))
    .put('/', may('settings'), body(TaxesAsk), async (c) => saveSeen(c, (seen) => saveTaxes(app, c.var.actor, c.req.valid('json'), seen)))
}
