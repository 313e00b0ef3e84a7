import type { Clock } from '../../clock.ts'
import type { Database } from '../../database.ts'
import type { CarrierEvent } from '../records/event.ts'
import type { Webhook } from '../records/webhook.ts'
import { bodyOf } from '../store.ts'
import { writeJson } from '../wire/json.ts'
import { wireEvent } from './events.ts'
import { handOver } from './hand-over.ts'
import { nextTo, settle, webhooksDue, type Delivery } from './queue.ts'

/** One try to hand an event over, and what came of it. */
type Attempt = Pick<Delivery, 'event' | 'type' | 'webhook' | 'state' | 'status'>

/** Carries events to those who want them, at least once. */
export type Postman = {
  /** Carries everything that is due and answers when it is done. */
  readonly pump: () => Promise<Attempt[]>
  readonly wake: () => void
  readonly close: () => Promise<void>
}

type World = { readonly db: Database; readonly clock: Clock; readonly catchUp: () => void }

/** Tried again after 1, 2, 4 … minutes of the twin's time, then given up. */
const maxTries = 8

/**
 * Starts the postman. Unless told to wait for `pump`, he goes by himself whenever something happened, and again every few seconds, when parcels too have moved:
 * to one webhook in order, to several at once.
 */
export function startPostman(world: World): Postman {
  const stopping = new AbortController()
  const lines = new Map<string, Promise<Attempt[]>>()
  const follow = (webhook: string) => {
    const before = lines.get(webhook) ?? Promise.resolve([])
    const next = before.catch(() => []).then(() => carryTo(world, webhook, stopping.signal))
    lines.set(webhook, next)
    return next
  }
  const pump = async () => {
    world.catchUp()
    return (await Promise.all(webhooksDue(world.db, world.clock.now()).map(follow))).flat()
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
      await Promise.allSettled(lines.values())
    },
  }
}

function isAutomatic(db: Database): boolean {
  return db.get('select automatic from post')?.['automatic'] !== 0
}

/** Lets the postman go by himself, or only when he is sent. */
export function setAutomatic(db: Database, automatic: boolean) {
  db.run('insert into post (id, automatic) values (1, ?) on conflict (id) do update set automatic = excluded.automatic', automatic ? 1 : 0)
}

async function carryTo(world: World, webhook: string, stopping: AbortSignal): Promise<Attempt[]> {
  const made: Attempt[] = []
  while (!stopping.aborted) {
    const delivery = nextTo(world.db, webhook, world.clock.now())
    if (!delivery) return made
    made.push(await attempt(world, delivery, stopping))
  }
  return made
}

async function attempt({ db, clock }: World, delivery: Delivery, stopping: AbortSignal): Promise<Attempt> {
  const { event, type, webhook } = delivery
  const to = bodyOf<Webhook>(db.get("select body from objects where kind = 'webhook' and id = ?", webhook))
  const told = bodyOf<CarrierEvent>(db.get("select body from objects where kind = 'event' and id = ?", event))
  const status = to && told ? await handOver(to, writeJson(wireEvent(db, told)), stopping) : null
  const tries = delivery.tries + 1
  const state = status === null ? 'lost' : status >= 200 && status < 300 ? 'delivered' : tries >= maxTries ? 'failed' : 'pending'
  settle(db, delivery, { state, tries, status, due: clock.now() + 60 * 2 ** (tries - 1) }, clock.now())
  return { event, type, webhook, state, status }
}
