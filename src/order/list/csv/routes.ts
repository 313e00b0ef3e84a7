import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import type { App } from '#platform/app.ts'
import { may, query, type InStore } from '#platform/http.ts'
import type { Told } from '../told.ts'
import { CsvAsk } from '../shapes.ts'
import { openCsv } from './write-csv.ts'

/** The list as a file, for who may export orders and within their reach. */
export function csvRoutes(app: App, told: Told) {
  return new Hono<InStore>().get('/orders.csv', may('orders'), may('orders.export'), query(CsvAsk), async (c) => {
    const { name, pieces } = await openCsv(app, c.var.actor, c.req.valid('query'), filtersOf(c.req.url), told)
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', `attachment; filename="${name}"`)
    return stream(c, async (out) => {
      for await (const piece of pieces) {
        await out.write(piece)
        if (out.aborted) break
      }
    })
  })
}

/** The list as it was asked for, without what is about the file alone. */
function filtersOf(url: string): string {
  const asked = new URL(url).searchParams
  for (const name of ['columns', 'language', 'after', 'before']) asked.delete(name)
  return String(asked)
}
