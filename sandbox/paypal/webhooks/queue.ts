import { randomUUID } from 'node:crypto'
import type { Database } from '../../database.ts'
import type { PayPalEvent, Webhook } from '../records/webhook.ts'
import { bodyOf } from '../store.ts'

/** What can befall the delivery of an event: it comes twice, after the next one, never, or late. */
export const weatherKinds = ['duplicate', 'reorder', 'lose', 'late'] as const
export type Weather = { readonly kind: (typeof weatherKinds)[number]; readonly times: number; readonly seconds: number }

/** Hands an event to every webhook of the account that wants it, each at the mercy of the weather. */
export function queue(db: Database, account: string, event: PayPalEvent, now: number) {
  const wanting = webhooksOf(db, account).filter(({ types }) => types.includes('*') || types.includes(event.wire.event_type))
  if (wanting.length === 0) return
  const weather = takeWeather(db)
  for (const webhook of wanting) {
    const row = { account, webhook: webhook.id, event: event.id, due: now + (weather?.kind === 'late' ? weather.seconds : 0) }
    enqueue(db, { ...row, state: weather?.kind === 'lose' ? 'lost' : 'waiting', behind: weather?.kind === 'reorder' })
    if (weather?.kind === 'duplicate') enqueue(db, { ...row, state: 'waiting', behind: false })
  }
}

/** Lets the next `times` events be delivered badly. */
export function addWeather(db: Database, { kind, times, seconds }: Weather) {
  db.run('insert into weather (kind, times, seconds) values (?, ?, ?)', kind, times, seconds)
}

/** The weather that still waits for events. */
export function weatherAhead(db: Database): Weather[] {
  return db
    .all('select * from weather where times > 0 order by seq')
    .map((row) => ({ kind: row['kind'] as Weather['kind'], times: Number(row['times']), seconds: Number(row['seconds']) }))
}

/** One delivery to make: of an event to a webhook. `behind`: not before a later one has gone. */
export function enqueue(
  db: Database,
  row: { account: string; webhook: string; event: string; due: number; state: 'waiting' | 'lost'; behind: boolean },
) {
  db.run(
    'insert into deliveries (account, webhook, event, transmission, state, due, behind) values (?, ?, ?, ?, ?, ?, ?)',
    row.account,
    row.webhook,
    row.event,
    randomUUID(),
    row.state,
    row.due,
    row.behind ? 1 : 0,
  )
}

function webhooksOf(db: Database, account: string): Webhook[] {
  return db
    .all("select body from objects where account = ? and kind = 'webhook' order by seq", account)
    .flatMap((row) => bodyOf<Webhook>(row) ?? [])
}

function takeWeather(db: Database): Weather | undefined {
  const row = db.get('select * from weather where times > 0 order by seq limit 1')
  if (!row) return undefined
  db.run('update weather set times = times - 1 where seq = ?', Number(row['seq']))
  return { kind: row['kind'] as Weather['kind'], times: 1, seconds: Number(row['seconds']) }
}
