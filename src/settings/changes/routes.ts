import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { may, query, type InStore } from '#platform/http.ts'
import { readChanges } from './read.ts'
import { ChangesAsk } from './shapes.ts'
import { writeCsv } from './write-csv.ts'

/** All changes of the store's settings: a page at a time, and as a file. */
export function changesRoutes(app: App) {
  return new Hono<InStore>()
    .get('/settings/all-changes', may('settings'), query(ChangesAsk), async (c) =>
      c.json(await readChanges(app, c.var.actor, c.req.valid('query'))),
    )
    .get('/settings/all-changes.csv', may('settings'), query(ChangesAsk), async (c) => {
      const { name, text } = await writeCsv(app, c.var.actor, c.req.valid('query'))
      c.header('content-type', 'text/csv; charset=utf-8')
      c.header('content-disposition', `attachment; filename="${name}"`)
      return c.body(text)
    })
}
