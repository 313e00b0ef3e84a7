import type { Reach } from '#domain/rights.ts'
import type { App } from '#platform/app.ts'
import { readChanges, type Change } from './queries.ts'
import type { LiveEvent } from './shapes.ts'

/** Who listens, and how they are told; `id` is where they would go on after the event. */
export type Listener = {
  readonly person: string
  readonly reach: Reach
  readonly send: (event: LiveEvent, id: string | null) => void
}

/** The open streams of this process. */
export type Streams = {
  /** Lets somebody listen to a store, from `after` on (null: from now on); answers how to stop. */
  readonly join: (store: string, listener: Listener, after: string | null) => Promise<() => void>
  /** Tells some of a store's listeners something that is not in its log. */
  readonly tell: (store: string, people: ReadonlySet<string>, event: LiveEvent) => void
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
    const { upto } = await readChanges(app, store, null)
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
        const missed = await readChanges(app, store, after)
        pass(listener, missed.changes, missed.upto)
      } else listener.send({ event: 'changed', data: { orders: [] } }, at.cursor())
      return () => {
        at.listeners.delete(listener)
        if (at.listeners.size > 0 || stores.get(store) !== at) return
        stores.delete(store)
        at.stop()
      }
    },
    tell: (store, people, event) => {
      for (const listener of stores.get(store)?.listeners ?? []) if (people.has(listener.person)) listener.send(event, null)
    },
    countOf: (person) => [...stores.values()].flatMap(({ listeners }) => [...listeners]).filter((one) => one.person === person).length,
  }
}

/** Reads what was committed in a store from `from` on, when it is woken and now and then by itself, and passes it on. */
function followStore(app: App, store: string, from: string): Followed {
  const listeners = new Set<Listener>()
  let [cursor, reading, again, stopped] = [from, false, false, false]
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
        const { upto, open, changes } = await readChanges(app, store, cursor)
        cursor = upto
        next = open ? soonMs : lookMs
        for (const listener of listeners) pass(listener, changes, upto)
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

/** Who sees only their own orders hears only of those. */
function pass({ person, reach, send }: Listener, changes: readonly Change[] | null, upto: string): void {
  if (changes === null) return send({ event: 'reset', data: null }, upto)
  const seen = changes.filter(({ assignee }) => reach === 'all' || assignee === person)
  if (seen.length === 0) return
  send({ event: 'changed', data: { orders: seen.map(({ number, version, by }) => ({ number, version, by })) } }, upto)
}
