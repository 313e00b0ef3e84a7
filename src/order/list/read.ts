import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { peopleOfStore } from '../spine-rows.ts'
import { readCursor, writeCursor } from './cursor.ts'
import {
  countAttention,
  countUnfiled,
  countStatuses,
  pageSize,
  readChannels,
  readTimeZone,
  searchOrders,
  selectPage,
  startOfDay,
} from './queries.ts'
import type { CountsView, ListAsk, ListRow, ListView } from './shapes.ts'

type Row = Awaited<ReturnType<typeof selectPage>>[number]

/** A page of the list as the address bar asks for it. */
export async function readList(app: App, actor: Actor, ask: ListAsk): Promise<ListView> {
  return inStore(app, actor, async (tx) => {
    const backwards = !ask.after && Boolean(ask.before)
    const cursor = readCursor(ask.after ?? ask.before, ask.sort === 'total')
    const found = ask.q ? await searchOrders(tx, ask.q) : null
    const days = await daysOf(tx, ask, app.clock.now())
    const [read, people] = await Promise.all([selectPage(tx, { ask, cursor, backwards, found, ...days }), peopleOfStore(tx)])
    const rows = backwards ? read.slice(0, pageSize).toReversed() : read.slice(0, pageSize)
    const more = read.length > pageSize
    return {
      rows: rows.map(toRow),
      next: (backwards ? cursor !== null : more) ? ending(rows.at(-1), ask) : null,
      previous: (backwards ? more : cursor !== null) ? ending(rows.at(0), ask) : null,
      people: people.map(({ id, name }) => ({ id, name })),
    }
  })
}

/** The status menu's counts. */
export async function readCounts(app: App, actor: Actor): Promise<CountsView> {
  return inStore(app, actor, async (tx) => {
    const [counts, channels, attention, unfiled] = await Promise.all([
      countStatuses(tx),
      readChannels(tx),
      countAttention(tx),
      actor.reach === 'all' ? countUnfiled(tx) : 0,
    ])
    const last = channels.map((row) => row.last).toSorted((a, b) => b.getTime() - a.getTime())[0]
    return { counts, attention, unfiled, channels: channels.map((row) => row.channel), lastReceived: last?.toISOString() ?? null }
  })
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
  if (!row) return null
  const value = ask.sort === 'total' ? String(row.total) : (ask.sort === 'ship_by' ? row.ship_by : row.placed_at).toISOString()
  return writeCursor({ value, id: row.order_id })
}

function toRow(row: Row): ListRow {
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
