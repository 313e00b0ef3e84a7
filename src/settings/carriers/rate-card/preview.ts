import { examplesOf } from '#domain/shipping/card-tables/examples.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { readLiking } from '../queries.ts'
import type { CardPreview, CardTables, WrongRow } from '../shapes.ts'
import { readTables, type CardRead } from './read-tables.ts'

const mostShown = 50

/** What a card of these tables would be: the rows that are wrong, or five shipments worked out with it. Keeps nothing. */
export async function previewCard(app: App, actor: Actor, tables: CardTables): Promise<CardPreview> {
  const liking = await inStore(app, actor, readLiking)
  const read = readTables(tables, { carrier: 'preview', currency: liking.currency })
  const wrong = wrongRows(read)
  const handover = { timeZone: liking.time_zone, cutoff: liking.cutoff }
  return {
    services: read.card.services.length,
    prices: read.card.prices.length,
    wrong: wrong.slice(0, mostShown),
    wrongRows: wrong.length,
    examples: wrong.length === 0 ? examplesOf(read.card, app.clock.now(), handover) : [],
  }
}

function wrongRows({ rows, flaws }: CardRead): readonly WrongRow[] {
  const places = new Map(flaws.map(({ table, row }) => [`${table} ${row}`, { table, row }]))
  return Array.from(places.values(), ({ table, row }) => ({
    table,
    row,
    typed: rows[table].find(({ at }) => at === row)?.cells ?? [],
    flaws: flaws.filter((flaw) => flaw.table === table && flaw.row === row).map(({ column, code, typed }) => ({ column, code, typed })),
  })).toSorted((a, b) => b.table.localeCompare(a.table) || a.row - b.row)
}
