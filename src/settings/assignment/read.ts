import { incomingOf, firstMatch } from '#domain/assignment/rules.ts'
import { dayOf } from '#domain/shipping/promise.ts'
import { peopleOfStore } from '#order/spine-rows.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { listAway, listRules, listScored, timeZoneOf } from './queries.ts'
import type { AssignmentView, AwayView, OwnAwayView, RuleView, TriedView, TryAsk } from './shapes.ts'

/** Rules are tried on the scored orders of this many days, at most so many of them: reading them takes a second or two. */
const [days, most] = [90, 20_000]

/** The rules, who works orders and who of them is away, and what the store has sold of late for the form to offer. */
export async function readAssignment(app: App, actor: Actor): Promise<AssignmentView> {
  const now = app.clock.now()
  return inStore(app, actor, async (tx) => {
    const [rules, people, away] = [await listRules(tx), await peopleOfStore(tx), await listAway(tx)]
    const sold = await listScored(tx, sinceOf(now), 500)
    return {
      rules: rules.map(({ id, name, rule }) => ({ id, name, ...rule })),
      people: people.filter(({ rights }) => rights.includes('orders')).map(({ id, name }) => ({ id, name, ...awayOf(away, id, now) })),
      makes: counted(sold.flatMap(({ basket }) => basket.flatMap(({ make }) => make ?? []))),
      channels: counted(sold.flatMap(({ order }) => order.channel ?? [])),
    }
  })
}

/** One's own absence, by the store's calendar. */
export async function readOwnAway(app: App, actor: Actor): Promise<OwnAwayView> {
  const now = app.clock.now()
  return inStore(app, actor, async (tx) => ({
    ...awayOf(await listAway(tx), actor.person, now),
    today: dayOf(now, await timeZoneOf(tx)),
  }))
}

function awayOf(rows: Awaited<ReturnType<typeof listAway>>, person: string | null, now: Date): AwayView {
  const row = rows.find(({ person_id, until, time_zone }) => person_id === person && (until === null || until >= dayOf(now, time_zone)))
  if (!row) return { away: false, since: null, until: null }
  const coming = row.since !== null && row.since > dayOf(now, row.time_zone)
  return { away: !coming, since: coming ? row.since : null, until: row.until }
}

/** Tries the rules as they stand, or with a draft at its place, on what was sold. Nothing is given to anybody. */
export async function tryRules(app: App, actor: Actor, draft: TryAsk | null): Promise<TriedView> {
  return inStore(app, actor, async (tx) => {
    const rules = withDraft(await rulesOf(tx), draft)
    const orders = await listScored(tx, sinceOf(app.clock.now()), most)
    const taken: Record<string, number> = Object.fromEntries(rules.map(({ id }) => [id, 0]))
    for (const { order, basket, level, region, postal_code } of orders) {
      const rule = firstMatch(rules, incomingOf({ order, basket }, level, { region, postalCode: postal_code }))
      if (rule) taken[rule.id] = (taken[rule.id] ?? 0) + 1
    }
    const all = Object.values(taken).reduce((sum, each) => sum + each, 0)
    return { days, orders: orders.length, taken, left: orders.length - all }
  })
}

async function rulesOf(tx: Tx): Promise<readonly RuleView[]> {
  return (await listRules(tx)).map(({ id, name, rule }) => ({ id, name, ...rule }))
}

function withDraft(rules: readonly RuleView[], draft: TryAsk | null): readonly RuleView[] {
  if (!draft) return rules
  const place = rules.findIndex(({ id }) => id === draft.id)
  return place < 0 ? [...rules, { ...draft.rule, id: 'draft' }] : rules.with(place, { ...draft.rule, id: draft.id ?? 'draft' })
}

function sinceOf(now: Date): Date {
  return new Date(now.getTime() - days * 86_400_000)
}

/** Each word once, the most frequent first. */
function counted(words: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].toSorted(([a, one], [b, two]) => two - one || a.localeCompare(b)).map(([word]) => word)
}
