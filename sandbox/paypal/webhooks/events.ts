import type { SQLInputValue } from 'node:sqlite'
import type { Account } from '../account.ts'
import { refused } from '../wire/errors.ts'
import type { Answer } from '../wire/call.ts'
import type { PayPalEvent } from '../records/webhook.ts'
import { momentIn } from '../wire/shapes.ts'
import { bodyOf } from '../store.ts'

/** PayPal tells of the last thirty days unless asked for other times. */
const remembered = 30 * 86_400

/** Events, newest first, between two moments, of one kind or about one thing, a page at a time. `move_to` and `index_id` stand in the links only. */
export function listEvents(account: Account, query: URLSearchParams): Answer {
  const size = Number(query.get('page_size') ?? 10)
  if (!(size >= 1 && size <= 300)) throw refused('INVALID_PARAMETER_VALUE', { field: 'page_size', location: 'query' })
  const conditions = ['account = ?', "kind = 'event'", 'created >= ?', 'created <= ?']
  const values: SQLInputValue[] = [
    account.name,
    momentIn(query, 'start_time') ?? account.now - remembered,
    momentIn(query, 'end_time') ?? account.now,
  ]
  const narrow = (condition: string, value: string | null) => {
    if (value === null) return
    conditions.push(condition)
    values.push(value)
  }
  narrow('tag = ?', query.get('event_type'))
  narrow('parent = ?', query.get('transaction_id'))
  narrow('seq < (select seq from objects where id = ?)', query.get('index_id'))
  const found = account.db
    .all(`select body from objects where ${conditions.join(' and ')} order by seq desc limit ${size + 1}`, ...values)
    .flatMap((row) => bodyOf<PayPalEvent>(row) ?? [])
  const events = found.slice(0, size)
  const last = events.at(-1)
  return {
    status: 200,
    body: {
      events: events.map(({ wire }) => wire),
      count: events.length,
      links: linksOf(account.origin, query, found.length > size ? last : undefined),
    },
  }
}

function linksOf(origin: string, query: URLSearchParams, last: PayPalEvent | undefined) {
  const base = `${origin}/v1/notifications/webhooks-events`
  const self = { href: `${base}?${query.toString()}`, rel: 'self', method: 'GET' }
  if (!last) return [self]
  const next = new URLSearchParams(query)
  next.set('move_to', 'next')
  next.set('index_time', last.wire.create_time)
  next.set('index_id', last.id)
  return [self, { href: `${base}?${next.toString()}`, rel: 'next', method: 'GET' }]
}
