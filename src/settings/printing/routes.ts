import { Hono } from 'hono'
import { ok, type Result } from '#domain/result.ts'
import { checkPrintSettings, firstPrintSettings } from '#domain/shipping/printing.ts'
import type { App } from '#platform/app.ts'
import { printersOf } from '#platform/config.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { answer, body, may, type InStore } from '#platform/http.ts'
import { uuidOf } from '../uuid-of.ts'
import { listWorkstations, saveWorkstation } from './queries.ts'
import { PrintingAsk, type PrintingView } from './shapes.ts'

/** How the person who asks prints at one workstation. Each has settings of their own, so no right but to work orders is asked for. */
export function printingRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/printing/:workstation')
    .get('/', may('orders'), async (c) => c.json(await readPrinting(app, c.var.actor, c.var.signedIn.person.id, uuidOf(c, 'workstation'))))
    .put('/', may('orders'), body(PrintingAsk), async (c) =>
      answer(c, await savePrinting(app, c.var.actor, c.var.signedIn.person.id, uuidOf(c, 'workstation'), c.req.valid('json'))),
    )
}

async function readPrinting(app: App, actor: Actor, person: string, workstation: string): Promise<PrintingView> {
  const rows = await inStore(app, actor, (tx) => listWorkstations(tx, person))
  const own = rows.find((row) => row.workstation === workstation)
  const others = rows.filter((row) => row !== own)
  return {
    name: own?.name ?? null,
    settings: own?.settings ?? firstPrintSettings,
    printers: printersOf(app.config),
    others: others.map((row) => ({ workstation: row.workstation, name: row.name, updatedAt: row.updated_at.toISOString() })),
  }
}

async function savePrinting(app: App, actor: Actor, person: string, workstation: string, ask: PrintingAsk): Promise<Result<PrintingAsk>> {
  const checked = checkPrintSettings(ask.settings, printersOf(app.config))
  if (!checked.ok) return checked
  await inStore(app, actor, (tx) => saveWorkstation(tx, person, workstation, ask, app.clock.now()))
  return ok(ask)
}
