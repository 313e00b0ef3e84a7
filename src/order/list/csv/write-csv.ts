import { linesOf, type Cell } from '#platform/csv/lines.ts'
import { shownWords } from '#domain/store/status-words.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { peopleOfStore } from '../../spine-rows.ts'
import { readTimeZone, readStoreWords } from '../../spine-store.ts'
import { selectPage, type Narrowed } from '../queries.ts'
import { cursorAt, narrow, toRow } from '../read.ts'
import type { Cursor } from '../cursor.ts'
import type { Told } from '../told.ts'
import { cellsOf, headsOf, type Source } from './cells.ts'
import { readPartCosts } from './queries.ts'
import { costColumns, type CsvAsk, type CsvColumn } from '../shapes.ts'
import { csvWords } from './words.ts'

/** Orders read at once: the next ones are read when these have gone to the reader. */
const batch = 1000

/** A file of orders on its way: its name, and its text piece by piece. */
export type CsvFile = { readonly name: string; readonly pieces: AsyncGenerator<string> }

/**
 * The orders of a list as a file (RFC 4180, UTF-8 with its mark), read in batches along the list's own order, each in a transaction of its own: a file of a hundred
 * thousand orders holds neither the memory nor a snapshot. Costs and profit are left out for those who may not see them. What was taken out, by whom and with which
 * filters is logged when it ends, also when the reader left early.
 */
export async function openCsv(app: App, actor: Actor, ask: CsvAsk, asked: string, told: Told): Promise<CsvFile> {
  const now = app.clock.now()
  const { narrowed, people, timeZone, store } = await inStore(app, actor, async (tx) => ({
    narrowed: await narrow(tx, ask, now),
    people: new Map((await peopleOfStore(tx)).map(({ id, name }) => [id, name])),
    timeZone: await readTimeZone(tx),
    store: await readStoreWords(tx),
  }))
  const columns = ask.columns.filter((column) => !isCost(column) || actor.rights.includes('cost'))
  const words = { ...csvWords[ask.language], status: shownWords(store.statusWords, ask.language) }
  const base = { words, numbers: store.numbers, now: now.getTime(), moment: momentsIn(timeZone), major: majors() }
  const heads = columns.flatMap((column) => headsOf(column, words))
  const lineOf = (source: Pick<Source, 'row' | 'costs'>) => {
    const assignee = source.row.assignee === null ? null : (people.get(source.row.assignee) ?? null)
    return columns.flatMap((column) => cellsOf(column, { ...base, ...source, assignee }))
  }
  const log = (rows: number, whole: boolean) =>
    inStore(app, actor, (tx) =>
      told(tx, app.clock.now(), [{ what: 'orders_exported', before: null, after: { rows, whole, list: asked, columns } }]),
    )
  const day = base.moment(now.toISOString()).slice(0, 10)
  return { name: `${words.file}-${day}.csv`, pieces: pieces(readBatches(app, actor, narrowed, columns.some(isCost)), heads, lineOf, log) }
}

type Batch = readonly Pick<Source, 'row' | 'costs'>[]
type Read = { readonly orders: Batch; readonly next: Cursor | null }

async function* pieces(
  batches: AsyncGenerator<Batch>,
  heads: readonly string[],
  lineOf: (source: Batch[number]) => readonly Cell[],
  log: (rows: number, whole: boolean) => Promise<void>,
): AsyncGenerator<string> {
  let [rows, whole] = [0, false]
  try {
    yield `\uFEFF${write([heads])}`
    for await (const orders of batches) {
      rows += orders.length
      yield write(orders.map(lineOf))
    }
    whole = true
  } finally {
    await log(rows, whole)
  }
}

async function* readBatches(app: App, actor: Actor, narrowed: Narrowed, costs: boolean): AsyncGenerator<Batch> {
  let cursor: Cursor | null = null
  do {
    const at: Cursor | null = cursor
    const read: Read = await inStore(app, actor, (tx) => readBatch(tx, narrowed, at, costs))
    if (read.orders.length > 0) yield read.orders
    cursor = read.next
  } while (cursor !== null)
}

async function readBatch(tx: Tx, narrowed: Narrowed, cursor: Cursor | null, costs: boolean): Promise<Read> {
  const rows = await selectPage(tx, { ...narrowed, cursor, backwards: false }, batch)
  const shown = rows.slice(0, batch)
  const known = costs
    ? await readPartCosts(
        tx,
        shown.map((row) => row.order_id),
      )
    : undefined
  const last = shown.at(-1)
  return {
    orders: shown.map((row) => ({ row: toRow(row), costs: known?.get(row.order_id) })),
    next: rows.length > batch && last ? cursorAt(last, narrowed.ask) : null,
  }
}

function write(lines: readonly (readonly Cell[])[]): string {
  return `${linesOf(lines)}\r\n`
}

function isCost(column: CsvColumn): boolean {
  return (costColumns as readonly string[]).includes(column)
}

/** Moments as a spreadsheet reads them in any language, in the store's time zone: 2026-03-04 10:00. */
function momentsIn(timeZone: string): (iso: string) => string {
  // Sweden writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return (iso) => format.format(new Date(iso))
}

function majors(): (minor: number, currency: string) => number {
  const digits = new Map<string, number>()
  return (minor, currency) => {
    const known = digits.get(currency) ?? digitsOf(currency)
    digits.set(currency, known)
    return minor / 10 ** known
  }
}

function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}
