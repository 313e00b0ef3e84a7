import type { Clock } from '#platform/clock.ts'
import type { Doing, HereView, Present } from './shapes.ts'

type Tab = { readonly person: string; readonly name: string; readonly order: number; readonly doing: Doing | null; readonly at: number }

/** Who has which order open, by what their tabs said of late. It lives in this process alone and is forgotten with it: it warns, and never decides. */
export type Presence = {
  /** A tab is at an order now, or at none. Answers every order of which this changes what others see. */
  readonly be: (
    store: string,
    tab: string,
    at: { readonly person: string; readonly name: string; readonly order: number; readonly doing: Doing | null } | null,
  ) => readonly HereView[]
  readonly at: (store: string, order: number) => HereView
}

/** Tabs say where they are every 20 s; one that was not heard of for longer than two of those is gone. */
const forgetMs = 45_000
/** A store's people do not have more tabs than this; what is beyond forgets the oldest. */
const mostTabs = 2_000

/** Nobody is anywhere yet. */
export function openPresence(clock: Clock): Presence {
  const stores = new Map<string, Map<string, Tab>>()
  const tabsOf = (store: string) => stores.get(store) ?? stores.set(store, new Map()).get(store) ?? new Map<string, Tab>()
  const at = (store: string, order: number): HereView => {
    const since = clock.now().getTime() - forgetMs
    const here = [...tabsOf(store).values()].filter((tab) => tab.order === order && tab.at >= since)
    return { order, people: eachOnce(here) }
  }
  return {
    at,
    be: (store, tab, next) => {
      const tabs = tabsOf(store)
      const before = tabs.get(tab)
      tabs.delete(tab)
      if (next) tabs.set(tab, { ...next, at: clock.now().getTime() })
      if (tabs.size > mostTabs) tabs.delete(tabs.keys().next().value ?? '')
      if (before?.order === next?.order && before?.doing === next?.doing) return []
      return [...new Set([before?.order, next?.order])].flatMap((order) => (order === undefined ? [] : [at(store, order)]))
    },
  }
}

/** A person with several tabs is one; what any of them does counts. */
function eachOnce(tabs: readonly Tab[]): readonly Present[] {
  return [...Map.groupBy(tabs, ({ person }) => person)].flatMap(([person, theirs]) => {
    const [first] = theirs
    return first ? [{ person, name: first.name, doing: theirs.find(({ doing }) => doing !== null)?.doing ?? null }] : []
  })
}
