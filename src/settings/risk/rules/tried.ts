import { levels, type Level } from '#domain/risk/bands.ts'
import type { Rule } from '#domain/risk/rule.ts'
import type { DryRun, Verdict } from '#domain/risk/rules.ts'
import type { Actor } from '#platform/doors.ts'
import type { ScoredRow } from './queries.ts'
import type { DryRunView, TriedOrder } from './shapes.ts'

/** Changed orders named one by one; all are counted. */
const shownAtMost = 100

/** A dry run before its first order. */
export function nothingTried(days: number): DryRunView {
  const none = { low: 0, medium: 0, high: 0 }
  const deeds = { assign: 0, hold: 0, approval: 0 }
  return { days, orders: 0, before: none, after: none, changed: 0, shown: [], unseen: 0, deeds }
}

/** What a dry run's orders are read with: the rules of both sides, those of the draft, the people orders may be given to, and who asks. */
export type TriedWith = {
  readonly rules: readonly Rule[]
  readonly to: readonly Rule[]
  readonly people: readonly string[]
  readonly actor: Pick<Actor, 'person' | 'reach'>
}

/** Adds some more orders to what was tried so far. An order out of the asker's reach counts and is not named. */
export function addUp(tried: DryRunView, rows: readonly ScoredRow[], run: DryRun, { rules, to, people, actor }: TriedWith): DryRunView {
  const rowOf = new Map(rows.map((row) => [row.order_id, row]))
  const names = new Map(rules.map((rule) => [keyOf(rule), rule.name]))
  const draft = new Map(to.map((rule) => [keyOf(rule), rule]))
  const named = (verdict: Verdict) => ({ ...verdict, rules: verdict.rules.map((key) => names.get(key) ?? key) })
  const changed = run.changed.flatMap(({ order, before, after }) => {
    const row = rowOf.get(order)
    return row ? [{ row, before, after }] : []
  })
  const seen = changed.filter(({ row }) => actor.reach === 'all' || (row.assignee_id !== null && row.assignee_id === actor.person))
  const more = seen.slice(0, shownAtMost - tried.shown.length).map(({ row, before, after }): TriedOrder => ({
    number: row.number,
    placedAt: row.placed_at.toISOString(),
    before: named(before),
    after: named(after),
  }))
  const deeds = changed.map(({ row, after }) => deedsFor(row, after, draft, people))
  const plus = (deed: keyof DryRunView['deeds']) => tried.deeds[deed] + deeds.filter((one) => one[deed]).length
  return {
    days: tried.days,
    orders: tried.orders + rows.length,
    before: sum(tried.before, run.before),
    after: sum(tried.after, run.after),
    changed: tried.changed + changed.length,
    shown: [...tried.shown, ...more],
    unseen: tried.unseen + changed.length - seen.length,
    deeds: { assign: plus('assign'), hold: plus('hold'), approval: plus('approval') },
  }
}

/** What saving would have done to an order: only open ones of which nothing has left are scored anew, and a version of a rule acts on an order once. */
function deedsFor(row: ScoredRow, { rules }: Verdict, draft: ReadonlyMap<string, Rule>, people: readonly string[]) {
  const open = row.status !== 'completed' && row.status !== 'cancelled' && row.fulfillment_state === 'open'
  const fresh = open ? rules.flatMap((key) => (row.fired?.includes(key) ? [] : (draft.get(key) ?? []))) : []
  return {
    assign: row.assignee_id === null && fresh.some(({ effects }) => effects.assign !== null && people.includes(effects.assign)),
    hold: row.status !== 'on_hold' && fresh.some(({ effects }) => effects.hold !== null),
    approval: fresh.some(({ effects }) => effects.approval),
  }
}

function sum(one: DryRunView['before'], other: DryRunView['before']): DryRunView['before'] {
  const [low, medium, high] = levels.map((level: Level) => one[level] + other[level])
  return { low: low ?? 0, medium: medium ?? 0, high: high ?? 0 }
}

function keyOf({ id, version }: Rule): string {
  return `${id}@${version}`
}
