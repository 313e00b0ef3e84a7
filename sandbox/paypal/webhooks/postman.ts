import type { Clock } from '../../clock.ts'
import type { Database, Row } from '../../database.ts'
import { iso } from '../records/links.ts'
import type { PayPalEvent, Webhook } from '../records/webhook.ts'
import { bodyOf } from '../store.ts'
import type { Signer } from './sign.ts'

/** One try to hand an event over; `status` is what the store answered, 0 when nothing did. */
export type Carried = { readonly event: string; readonly type: string; readonly webhook: string; readonly status: number }

/** Carries events to the stores that want them, at least once. */
export type Postman = {
  /** Carries everything that is due, and with `all` also what was held back behind a later event. */
  readonly pump: (all?: boolean) => Promise<Carried[]>
  readonly wake: () => void
  readonly close: () => Promise<void>
}

type World = { readonly db: Database; readonly clock: Clock; readonly signer: Signer; readonly origin: () => string }

const maxTries = 25

/** Starts the postman. Unless told to wait for `pump`, he goes by himself whenever something happened, and again every few seconds. */
export function startPostman(world: World): Postman {
  const stopping = new AbortController()
  let round = Promise.resolve<Carried[]>([])
  const pump = (all = false) => {
    round = round.catch(() => []).then(() => carryAll(world, all, stopping.signal))
    return round
  }
  const wake = () => {
    if (isAutomatic(world.db)) void pump().catch((fault: unknown) => console.error(fault))
  }
  const timer = setInterval(wake, 3000)
  return {
    pump,
    wake,
    close: async () => {
      clearInterval(timer)
      stopping.abort()
      await round.catch(() => [])
    },
  }
}

/** Does the postman go by himself? */
export function isAutomatic(db: Database): boolean {
  return db.get('select automatic from post')?.['automatic'] !== 0
}

/** Lets the postman go by himself, or only when he is sent. */
export function setAutomatic(db: Database, automatic: boolean) {
  db.run('insert into post (id, automatic) values (1, ?) on conflict (id) do update set automatic = excluded.automatic', automatic ? 1 : 0)
}

/** Every delivery made, lost or waiting, oldest first. */
export function deliveriesOf(db: Database): { event: string; webhook: string; state: string; tries: number; status: number | null }[] {
  return db.all('select * from deliveries order by seq').map((row) => ({
    event: String(row['event']),
    webhook: String(row['webhook']),
    state: String(row['state']),
    tries: Number(row['tries']),
    status: row['status'] === null ? null : Number(row['status']),
  }))
}

async function carryAll(world: World, all: boolean, stopping: AbortSignal): Promise<Carried[]> {
  const carried: Carried[] = []
  const tried = new Set<number>()
  while (!stopping.aborted) {
    const row = nextOf(world, all, tried)
    if (!row) return carried
    tried.add(Number(row['seq']))
    carried.push(...(await carry(world, row, stopping)))
  }
  return carried
}

/** The next delivery that is due and was not tried in this round. One that is held back goes once a later one to the same webhook has gone. */
function nextOf({ db, clock }: World, all: boolean, tried: ReadonlySet<number>): Row | undefined {
  const due = db.all(
    `select * from deliveries d where state = 'waiting' and due <= ? and (? or behind = 0 or exists
       (select 1 from deliveries later where later.webhook = d.webhook and later.seq > d.seq and later.event <> d.event and later.state = 'delivered'))
     order by seq`,
    clock.now(),
    all ? 1 : 0,
  )
  return due.find((row) => !tried.has(Number(row['seq'])))
}

async function carry(world: World, row: Row, stopping: AbortSignal): Promise<Carried[]> {
  const { db, clock } = world
  const seq = Number(row['seq'])
  const webhook = bodyOf<Webhook>(db.get("select body from objects where kind = 'webhook' and id = ?", String(row['webhook'])))
  const event = bodyOf<PayPalEvent>(db.get("select body from objects where kind = 'event' and id = ?", String(row['event'])))
  if (!webhook || !event) {
    db.run("update deliveries set state = 'lost' where seq = ?", seq)
    return []
  }
  const status = await handOver(
    world,
    { url: webhook.url, webhook: webhook.id, transmission: String(row['transmission']), event },
    stopping,
  )
  const tries = Number(row['tries']) + 1
  const state = status >= 200 && status < 300 ? 'delivered' : tries >= maxTries ? 'failed' : 'waiting'
  const wait = Math.min(4 * 3600, 60 * 2 ** tries)
  db.run('update deliveries set state = ?, tries = ?, status = ?, due = ? where seq = ?', state, tries, status, clock.now() + wait, seq)
  return [{ event: event.id, type: event.wire.event_type, webhook: webhook.id, status }]
}

/** What is handed over, to where, and under which transmission. */
export type Parcel = { readonly url: string; readonly webhook: string; readonly transmission: string; readonly event: PayPalEvent }

/** Posts one signed event and says what was answered; 0 when nothing was. Redirects are not followed, so it stays on this machine. */
export async function handOver(world: World, { url, webhook, transmission, event }: Parcel, stopping?: AbortSignal): Promise<number> {
  const body = JSON.stringify(event.wire)
  const time = iso(world.clock.now())
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'paypal-transmission-id': transmission,
        'paypal-transmission-time': time,
        'paypal-transmission-sig': world.signer.sign({ transmission, time, webhook, body }),
        'paypal-auth-algo': 'SHA256withRSA',
        'paypal-cert-url': `${world.origin()}/v1/notifications/certs/${world.signer.certificate().name}`,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(10_000), ...(stopping ? [stopping] : [])]),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    // Nobody listens there, or not in time: tried again later.
    return 0
  }
}
