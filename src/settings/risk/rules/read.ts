import { ruleChanges } from '#domain/risk/rule-set.ts'
import { peopleOfStore } from '#order/spine-rows.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { countFired, listChannels, listVersions } from './queries.ts'
import type { RulesView, VersionsView } from './shapes.ts'

/** Rules are tried on and counted over this many days. */
export const days = 90

/** The moment `days` ago. */
export function sinceOf(now: Date): Date {
  return new Date(now.getTime() - days * 86_400_000)
}

const onThePage = 30

/** The store's rules as they stand, how often each held, and what the editor offers. */
export async function readRules(app: App, actor: Actor): Promise<RulesView> {
  return inStore(app, actor, (tx) => viewRules(tx, app.clock.now()))
}

/** The same inside a transaction. */
export async function viewRules(tx: Tx, now: Date): Promise<RulesView> {
  const [[newest], fired, people, channels] = await Promise.all([
    listVersions(tx, 1),
    countFired(tx, sinceOf(now)),
    listAssignable(tx),
    listChannels(tx),
  ])
  return {
    version: newest?.version ?? 0,
    rules: newest?.rules ?? [],
    saved: newest ? { by: newest.saved_name, at: newest.saved_at.toISOString() } : null,
    fired: Object.fromEntries(fired.map(({ rule, orders }) => [rule, orders])),
    days,
    people,
    channels,
  }
}

/** Who an order may be given to: people of the store who work orders. */
export async function listAssignable(tx: Tx): Promise<RulesView['people']> {
  return (await peopleOfStore(tx)).filter(({ rights }) => rights.includes('orders')).map(({ id, name }) => ({ id, name }))
}

/** The newest versions, each with what it changed. */
export async function readVersions(app: App, actor: Actor): Promise<VersionsView> {
  const rows = await inStore(app, actor, (tx) => listVersions(tx, onThePage + 1))
  return {
    all: rows[0]?.version ?? 0,
    versions: rows.slice(0, onThePage).map(({ version, rules, saved_name, saved_at }, at) => ({
      version,
      by: saved_name,
      at: saved_at.toISOString(),
      changes: ruleChanges(rows[at + 1]?.rules ?? [], rules),
    })),
  }
}
