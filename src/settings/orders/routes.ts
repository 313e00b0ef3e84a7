import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { body, may, type InStore } from '#platform/http.ts'
import { saveSeen } from '../seen.ts'
import { readOrderSettings } from './read.ts'
import { saveNumbers } from './save-numbers.ts'
import { saveStatusWords } from './save-words.ts'
import { NumbersAsk, StatusWordsAsk } from './shapes.ts'

/** How a store speaks of its orders: its status words, and how it writes their numbers. Each part is saved on what was seen of it (If-Match). */
export function orderSettingsRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/orders')
    .get('/', may('settings'), async (c) => c.json(await readOrderSettings(app, c.var.actor)))
    .put('/status-words', may('settings'), body(StatusWordsAsk), async (c) =>
      saveSeen(c, (seen) => saveStatusWords(app, c.var.actor, c.req.valid('json'), seen)),
    )
    .put('/numbers', may('settings'), body(NumbersAsk), async (c) =>
      saveSeen(c, (seen) => saveNumbers(app, c.var.actor, c.req.valid('json'), seen)),
    )
}
