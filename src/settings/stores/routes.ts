import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, may, type InStore } from '#platform/http.ts'
import { readSettings } from './read.ts'
import { saveSettings } from './save-settings.ts'
import { StoreSettings } from './shapes.ts'

/** The store's own settings: read, and save whole. A save names the `updatedAt` it was made on (If-Match); a stale one answers with what stands now. */
export function storeSettingsRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings')
    .get('/', may('settings'), async (c) => c.json(await readSettings(app, c.var.actor)))
    .put('/', may('settings'), body(StoreSettings), async (c) => {
      const seen = c.req.header('if-match')?.replaceAll('"', '')
      if (!seen) return c.json({ code: 'if_match_missing', detail: {} }, 428)
      const saved = await saveSettings(app, c.var.actor, c.req.valid('json'), seen)
      if (saved.ok || saved.code !== 'stale') return answer(c, saved)
      return c.json({ code: saved.code, detail: saved.detail, ...saved.detail, current: await readSettings(app, c.var.actor) }, 412)
    })
}
