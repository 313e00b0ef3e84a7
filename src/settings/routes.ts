import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { may, type InStore } from '#platform/http.ts'
import { listChanges } from './queries.ts'
import type { About } from '#domain/store/changes.ts'
import type { TrailView } from './shapes.ts'

const onThePage = 50

/** What was changed in the settings, for the foot of each page. */
export function trailRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/changes')
    .get('/store', may('settings'), async (c) => c.json(await readTrail(app, c.var.actor, 'store')))
    .get('/keys', may('settings'), async (c) => c.json(await readTrail(app, c.var.actor, 'keys')))
    .get('/gateway', may('settings'), async (c) => c.json(await readTrail(app, c.var.actor, 'gateway')))
    .get('/carriers', may('settings'), async (c) => c.json(await readTrail(app, c.var.actor, 'carriers')))
    .get('/places', may('settings'), async (c) => c.json(await readTrail(app, c.var.actor, 'places')))
    .get('/boxes', may('settings'), async (c) => c.json(await readTrail(app, c.var.actor, 'boxes')))
    .get('/mail', may('settings'), async (c) => c.json(await readTrail(app, c.var.actor, 'mail')))
    .get('/canned', may('settings'), async (c) => c.json(await readTrail(app, c.var.actor, 'canned')))
    .get('/assignment', may('settings'), async (c) => c.json(await readTrail(app, c.var.actor, 'assignment')))
    .get('/risk', may('settings'), async (c) => c.json(await readTrail(app, c.var.actor, 'risk')))
    .get('/templates', may('settings'), async (c) => c.json(await readTrail(app, c.var.actor, 'templates')))
    .get('/orders', may('settings'), async (c) => c.json(await readTrail(app, c.var.actor, 'orders')))
    .get('/taxes', may('settings'), async (c) => c.json(await readTrail(app, c.var.actor, 'taxes')))
    .get('/privacy', may('settings'), async (c) => c.json(await readTrail(app, c.var.actor, 'privacy')))
    .get('/people', may('people'), async (c) => c.json(await readTrail(app, c.var.actor, 'people')))
}

async function readTrail(app: App, actor: Actor, about: About): Promise<TrailView> {
  const rows = await inStore(app, actor, (tx) => listChanges(tx, about, onThePage))
  return {
    all: rows[0]?.all ?? 0,
    changes: rows.map(({ id, at, person_name, what, subject, before, after }) => ({
      id,
      at: at.toISOString(),
      who: person_name,
      what,
      subject,
      before,
      after,
    })),
  }
}
