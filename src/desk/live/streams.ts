import type { Reach } from '#domain/rights.ts'
import type { App } from '#platform/app.ts'
import { readChanges, type Change } from './read-changes.ts'
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

type Followed = {
  readonly listeners: Set<Listener>
  readonly leave: () => void
  cursor: string
  reading: Promise<void> | undefined
  again: boolean
  timer: NodeJS.Timeout | undefined
}

/** Follows a store's log once, however many listen to it. */
export function openStreams(app: App): Streams {
  const stores = new Map<string, Followed>()

  const look = (store: string): void => {
    const at = stores.get(store)
    if (!at) return
    if (at.reading) at.again = true
    else at.reading = read(store, at).finally(() => (at.reading = undefined))
  }
  const read = async (store: string, at: Followed): Promise<void> => {
    do {
      at.again = false
      clearTimeout(at.timer)
      let next = lookMs
      try {
        const { upto, open, changes } = await readChanges(app, store, at.cursor)
        at.cursor = upto
        if (open) next = soonMs
        for (const listener of at.listeners) pass(listener, changes, upto)
      } catch (error) {
        app.log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'live changes could not be read')
      }
      if (stores.get(store) === at) at.timer = setTimeout(() => look(store), next).unref()
    } while (at.again)
  }
  const follow = async (store: string): Promise<Followed> => {
    const known = stores.get(store)
    if (known) return known
    const { upto } = await readChanges(app, store, null)
    const raced = stores.get(store)
    if (raced) return raced
    const made: Followed = {
      listeners: new Set(),
      leave: app.wake.hear(store, () => look(store)),
      cursor: upto,
      reading: undefined,
      again: false,
      timer: undefined,
    }
    stores.set(store, made)
    made.timer = setTimeout(() => look(store), lookMs).unref()
    return made
  }
  return {
    join: async (store, listener, after) => {
      const at = await follow(store)
      at.listeners.add(listener)
      if (after !== null) {
        const missed = await readChanges(app, store, after)
        pass(listener, missed.changes, missed.upto)
      } else listener.send({ event: 'changed', data: { orders: [] } }, at.cursor)
      return () => {
        at.listeners.delete(listener)
        if (at.listeners.size > 0 || stores.get(store) !== at) return
        stores.delete(store)
        clearTimeout(at.timer)
        at.leave()
      }
    },
    tell: (store, people, event) => {
      for (const listener of stores.get(store)?.listeners ?? []) if (people.has(listener.person)) listener.send(event, null)
    },
    countOf: (person) => [...stores.values()].flatMap(({ listeners }) => [...listeners]).filter((one) => one.person === person).length,
  }
}

/** Who sees only their own orders hears only of those. */
function pass({ person, reach, send }: Listener, changes: readonly Change[] | null, upto: string): void {
  if (changes === null) return send({ event: 'reset', data: null }, upto)
  const seen = changes.filter(({ assignee }) => reach === 'all' || assignee === person)
  if (seen.length === 0) return
  send({ event: 'changed', data: { orders: seen.map(({ number, version, by }) => ({ number, version, by })) } }, upto)
}
