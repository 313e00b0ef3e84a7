import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, may, type InStore } from '#platform/http.ts'
import { readRisk } from './read.ts'
import { saveRisk } from './save-risk.ts'
import { RiskAsk } from './shapes.ts'

/** Where a store's Medium and High begin, and whether it shares known fraud: read, and save whole. */
export function riskSettingsRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/risk')
    .get('/', may('settings'), async (c) => c.json(await readRisk(app, c.var.actor)))
    .put('/', may('settings'), body(RiskAsk), async (c) => answer(c, await saveRisk(app, c.var.actor, c.req.valid('json'))))
}
