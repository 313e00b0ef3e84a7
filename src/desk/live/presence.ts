import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { widenReach } from '#order/spine-facts.ts'
import { dropOld, dropTab, findOrder, keepTab, readTabs, type Tab } from './queries.ts'
import type { HereAsk, HereView, Present } from './shapes.ts'

/** Tabs say where they are every 20 s; one that was not heard of for longer than two of those is gone. */
const forgetMs = 45_000
/** A person does not have more tabs than this; what is beyond forgets the oldest. */
const mostTabs = 50

/** Tabs that were not heard of since then are gone. */
export function heardSince(app: App): Date {
  return new Date(app.clock.now().getTime() - forgetMs)
}

/**
 * Keeps at which order a person's tab is, or that it is at none any more, and answers who is there; undefined when there is no such order within their reach: then the
 * tab is nowhere. It is kept in the database, so that every web server of the store knows it, and it warns and never decides.
 */
export async function beHere(app: App, actor: Actor, { tab, order, doing }: HereAsk): Promise<HereView | undefined> {
  const { person, name } = actor
  if (person === null) return undefined
  return inStore(app, actor, async (tx) => {
    const id = order === null ? undefined : await findOrder(tx, order)
    // The tab itself may still stand at an order that was taken from them.
    if (actor.reach === 'own') await widenReach(tx)
    if (order === null || id === undefined) {
      if (await dropTab(tx, person, tab)) tx.wakeScreens()
      return order === null ? { order: 0, people: [] } : undefined
    }
    const since = heardSince(app)
    if (await keepTab(tx, { person, tab, name, order: id, doing }, app.clock.now(), since)) tx.wakeScreens()
    await dropOld(tx, person, since, mostTabs)
    return { order, people: eachOnce(await readTabs(tx, id, since)) }
  })
}

/** Who is at each order of a store. */
export type Places = ReadonlyMap<number, { readonly assignee: string | null; readonly people: readonly Present[] }>

/** The same of all tabs of a store. */
export function placesOf(tabs: readonly Tab[]): Places {
  return new Map(
    [...Map.groupBy(tabs, ({ order }) => order)].map(([order, at]) => [order, { assignee: at[0]?.assignee ?? null, people: eachOnce(at) }]),
  )
}

/** A person with several tabs is one; what any of them does counts. */
function eachOnce(tabs: readonly Present[]): readonly Present[] {
  return [...Map.groupBy(tabs, ({ person }) => person)].flatMap(([person, theirs]) => {
    const [first] = theirs
    return first ? [{ person, name: first.name, doing: theirs.find(({ doing }) => doing !== null)?.doing ?? null }] : []
  })
}
