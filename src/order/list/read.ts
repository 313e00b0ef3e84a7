import { readTimeZone } from '../spine-store.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { peopleOfStore } from '../spine-rows.ts'
import { readCursor, writeCursor, type Cursor } from './cursor.ts'
import {
  countAttention,
  countMatching,
  countUnfiled,
  countStatuses,
  findBulk,
  pageSize,
  readChannels,
  readHidden,
  saveHidden,
  searchOrders,
  selectPage,
  startOfDay,
  type Narrowed,
} from './queries.ts'
import type { CountsView, HiddenAsk, ListAsk, ListRow, ListView, MatchesView } from './shapes.ts'

type Row = Awaited<ReturnType<typeof selectPage>>[number]

/** A page of the list as the address bar asks for it. */
export async function readList(app: App, actor: Actor, ask: ListAsk): Promise<ListView> {
  return inStore(app, actor, async (tx) => {
    const backwards = !ask.after && Boolean(ask.before)
    const cursor = readCursor(ask.after ?? ask.before, ask.sort === 'total')
    const narrowed = await narrow(tx, ask, app.clock.now())
    const [read, people, hidden] = await Promise.all([
      selectPage(tx, { ...narrowed, cursor, backwards }),
      peopleOfStore(tx),
      readHidden(tx),
    ])
    const rows = backwards ? read.slice(0, pageSize).toReversed() : read.slice(0, pageSize)
    const more = read.length > pageSize
    return {
      rows: rows.map(toRow),
      next: (backwards ? cursor !== null : more) ? ending(rows.at(-1), ask) : null,
      previous: (backwards ? more : cursor !== null) ? ending(rows.at(0), ask) : null,
      people: people.map(({ id, name }) => ({ id, name })),
      hidden,
    }
  })
}

/** The status menu's counts. */
export async function readCounts(app: App, actor: Actor): Promise<CountsView> {
  return inStore(app, actor, async (tx) => {
    const [counts, channels, attention, unfiled, bulk] = await Promise.all([
      countStatuses(tx),
      readChannels(tx),
      countAttention(tx),
      actor.reach === 'all' ? countUnfiled(tx) : 0,
      findBulk(tx),
    ])
    const last = channels.map((row) => row.last).toSorted((a, b) => b.getTime() - a.getTime())[0]
    const names = channels.map((row) => row.channel)
    return { counts, attention, unfiled, bulk, channels: names, lastReceived: last?.toISOString() ?? null }
  })
}

/** At most so many orders are worked at once; one more is counted, to tell that there are more. */
export const mostAtOnce = 5000

/** How many orders a list holds. */
export async function readMatches(app: App, actor: Actor, ask: ListAsk): Promise<MatchesView> {
  return inStore(app, actor, async (tx) => ({
    count: await countMatching(tx, await narrow(tx, ask, app.clock.now()), mostAtOnce + 1),
  }))
}

/** Hides columns of the list for this person, here and wherever they sign in. */
export async function hideColumns(app: App, actor: Actor, { hidden }: HiddenAsk): Promise<HiddenAsk> {
  return inStore(app, actor, async (tx) => {
    await saveHidden(tx, hidden)
    return { hidden }
  })
}

/** What a list asks for, with its words found and its days as moments. */
export async function narrow(tx: Tx, ask: ListAsk, now: Date): Promise<Narrowed> {
  const found = ask.q ? await searchOrders(tx, ask.q) : null
  return { ask, found, ...(await daysOf(tx, ask, now)) }
}

const daysAhead = { today: 1, tomorrow: 2, week: 7 } as const

async function daysOf(tx: Tx, ask: ListAsk, now: Date) {
  if (!ask.from && !ask.to && !ask.due) return { from: null, to: null, dueBefore: null }
  const timeZone = await readTimeZone(tx)
  return {
    from: ask.from ? await startOfDay(tx, ask.from, timeZone, 0) : null,
    to: ask.to ? await startOfDay(tx, ask.to, timeZone, 1) : null,
    dueBefore: ask.due ? (ask.due === 'late' ? now : await startOfDay(tx, dayIn(now, timeZone), timeZone, daysAhead[ask.due])) : null,
  }
}

/** YYYY-MM-DD where the store is. */
function dayIn(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
}

function ending(row: Row | undefined, ask: ListAsk): string | null {
  return row ? writeCursor(cursorAt(row, ask)) : null
}

/** Where a list stands at one of its rows. */
export function cursorAt(row: Row, ask: ListAsk): Cursor {
  const value = ask.sort === 'total' ? String(row.total) : (ask.sort === 'ship_by' ? row.ship_by : row.placed_at).toISOString()
  return { value, id: row.order_id }
}

/** One row of the list as it is told. */
export function toRow(row: Row): ListRow {
  return {
    id: row.order_id,
    number: row.number,
    status: row.status,
    placedAt: row.placed_at.toISOString(),
    shipBy: row.ship_by.toISOString(),
    customer: row.customer,
    vehicle: row.vehicle,
    channel: row.channel,
    source: row.source,
    assignee: row.assignee_id,
    currency: row.currency,
    lines: row.lines,
    pieces: row.pieces,
    total: row.total,
    balance: row.balance,
    paymentState: row.payment_state,
    holdExpiresAt: row.hold_expires_at?.toISOString() ?? null,
    fulfillmentState: row.fulfillment_state,
    riskScore: row.risk_score,
    riskLevel: row.risk_level,
    fraudMark: row.fraud_mark,
    flags: row.flags as ListRow['flags'],
  }
}
