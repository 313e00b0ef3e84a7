import { isDeepStrictEqual } from 'node:util'
import type { Reach } from '#domain/rights.ts'
import type { App } from '#platform/app.ts'
import { heardSince, placesOf, type Places } from './presence.ts'
import { readChanges, type Changes } from './queries.ts'
import type { LiveEvent } from './shapes.ts'

/** Who listens, and how they are told; `id` is where they would go on after the event. `end`: they come again, with the rights they have then. */
export type Listener = {
  readonly person: string
  readonly reach: Reach
  readonly send: (event: LiveEvent, id: string | null) => void
  readonly end: () => void
}

/** The open streams of this process. */
export type Streams = {
  /** Lets somebody listen to a store, from `after` on (null: from now on); answers how to stop. */
  readonly join: (store: string, listener: Listener, after: string | null) => Promise<() => void>
  /** How many streams a person has open. */
  readonly countOf: (person: string) => number
}

/** Somebody hears of a change without being told at the latest after this. */
const lookMs = 2000
/** A transaction that was still running is looked for again after this. */
const soonMs = 40

type Followed = { readonly listeners: Set<Listener>; readonly cursor: () => string; readonly stop: () => void }

/** Follows a store's log once, however many listen to it. */
export function openStreams(app: App): Streams {
  const stores = new Map<string, Followed>()
  const follow = async (store: string): Promise<Followed> => {
    const known = stores.get(store)
    if (known) return known
    const { upto } = await readChanges(app, store, null, heardSince(app))
    const raced = stores.get(store)
    if (raced) return raced
    const made = followStore(app, store, upto)
    stores.set(store, made)
    return made
  }
  return {
    join: async (store, listener, after) => {
      const at = await follow(store)
      at.listeners.add(listener)
      if (after !== null) {
        // Whatever became of rights meanwhile, they were read anew for this stream.
        pass(listener, { ...(await readChanges(app, store, after, heardSince(app))), powers: false })
      } else listener.send({ event: 'changed', data: { orders: [] } }, at.cursor())
      return () => {
        at.listeners.delete(listener)
        if (at.listeners.size > 0 || stores.get(store) !== at) return
        stores.delete(store)
        at.stop()
      }
    },
    countOf: (person) => [...stores.values()].flatMap(({ listeners }) => [...listeners]).filter((one) => one.person === person).length,
  }
}

/** Reads what was committed in a store from `from` on, when it is woken and now and then by itself, and passes it on. */
function followStore(app: App, store: string, from: string): Followed {
  const listeners = new Set<Listener>()
  let [cursor, reading, again, stopped] = [from, false, false, false]
  let places: Places = new Map()
  let timer: NodeJS.Timeout | undefined

  const look = (): void => {
    again = true
    if (!reading) void read()
  }
  const read = async (): Promise<void> => {
    reading = true
    clearTimeout(timer)
    let next = lookMs
    while (again) {
      again = false
      try {
        const changes = await readChanges(app, store, cursor, heardSince(app))
        cursor = changes.upto
        next = changes.open ? soonMs : lookMs
        const before = places
        places = placesOf(changes.tabs)
        for (const listener of listeners) {
          pass(listener, changes)
          tellHere(listener, before, places)
        }
      } catch (error) {
        app.log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'live changes could not be read')
      }
    }
    reading = false
    if (!stopped) timer = setTimeout(look, next).unref()
  }
  const leave = app.wake.hear(store, look)
  timer = setTimeout(look, lookMs).unref()
  return {
    listeners,
    cursor: () => cursor,
    stop: () => {
      stopped = true
      again = false
      clearTimeout(timer)
      leave()
    },
  }
}

/** Who sees only their own orders hears only of those, and once that one is theirs no longer. Where rights changed, the stream ends, and whoever comes again hears the rest with those of now. */
function pass({ person, reach, send, end }: Listener, { changes, upto, powers }: Changes): void {
  if (powers) return end()
  const own = (change: { readonly assignee: string | null }) => reach === 'all' || change.assignee === person
  const seen = (changes ?? []).filter((change) => own(change) || change.taken.includes(person))
  if (changes === null) send({ event: 'reset', data: null }, upto)
  else if (seen.length > 0) {
    const orders = seen.map(({ number, version, by, ...rest }) => ({
      number,
      version,
      ...(own(rest) ? { by } : { by: null, gone: true as const }),
    }))
    send({ event: 'changed', data: { orders } }, upto)
  }
}

/** Tells those who are at an order who came, left, or does something else there. */
function tellHere({ person, reach, send }: Listener, before: Places, after: Places): void {
  for (const [order, { assignee, people }] of after) {
    if (!people.some((one) => one.person === person) || (reach === 'own' && assignee !== person)) continue
    if (!isDeepStrictEqual(people, before.get(order)?.people)) send({ event: 'here', data: { order, people } }, null)
  }
}
