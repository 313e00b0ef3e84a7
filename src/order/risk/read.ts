import { chanceOf } from '#domain/risk/bands.ts'
import type { Factor } from '#domain/risk/rows.ts'
import { unavailableOf } from '#domain/risk/unavailable.ts'
import { versionOf } from '#domain/risk/version.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { Tx } from '#platform/doors.ts'
import type { At } from '../spine.ts'
import { peopleOfStore } from '../spine-rows.ts'
import type { OrderRow } from '../spine-facts.ts'
import { listTicks, readStoreForRisk } from './gather/queries.ts'
import { findNewest, findOutcome, listAppeals, listScores, type ScoreRow } from './queries.ts'
import { readFired } from './rules/read.ts'
import type { AppealView, OutcomeView, PastScore, RiskView, RowChange, ScoresView, ScoreView } from './shapes.ts'

/** The Risk of the order page. */
export async function readRisk({ tx, order, facts }: At): Promise<RiskView> {
  const [newest, ticks, edges, outcome, fired, appeals] = await Promise.all([
    findNewest(tx, order.id),
    listTicks(tx, order.id),
    readStoreForRisk(tx),
    findOutcome(tx, order.id),
    readFired(tx, order.id),
    listAppeals(tx, order.id),
  ])
  const by = order.risk_checked_by && (await peopleOfStore(tx)).find((person) => person.id === order.risk_checked_by)
  const may = mayCheck(order)
  const appeal = appealOf(appeals)
  return {
    now: newest ? scoreOf(newest) : null,
    scores: newest?.sequence ?? 0,
    edges: { medium: edges.medium, high: edges.high },
    ticks: ticks.map(({ tick, by_name, at }) => ({ tick, by: by_name, at: at.toISOString() })),
    rules: fired.rules,
    checked: order.risk_checked_at && { at: order.risk_checked_at.toISOString(), by: by ? by.name : null },
    raisedAt: facts.attention.includes('risk_raised') ? (order.risk_raised_at?.toISOString() ?? null) : null,
    outcome: outcome ? viewOfOutcome(outcome) : null,
    appeal,
    can: { check: may, tick: may, approve: may.ok ? fired.approve : may, appeal: mayAppeal(tx.actor, newest, appeal) },
  }
}

/** Reporting fraud and objecting to it are one right; there must be something to object to. */
function mayAppeal(actor: { readonly rights: readonly string[] }, newest: ScoreRow | undefined, appeal: AppealView | null): Result<null> {
  if (!actor.rights.includes('fraud')) return refuse('forbidden', { right: 'fraud' })
  if (appeal && appeal.open > 0) return refuse('appeal_open')
  const isKnown = newest?.factors.some(({ code }) => code === 'registry_medium' || code === 'registry_high')
  return isKnown ? ok(null) : refuse('nothing_known')
}

function appealOf(rows: Awaited<ReturnType<typeof listAppeals>>): AppealView | null {
  const [newest] = rows
  if (!newest) return null
  const count = (outcome: string | null) => rows.filter((row) => row.outcome === outcome).length
  return {
    at: newest.opened_at.toISOString(),
    by: newest.by_name,
    open: count(null),
    upheld: count('upheld'),
    overturned: count('overturned'),
  }
}

/** A cancelled order needs no looking at. */
export function mayCheck(order: { readonly status: string }): Result<null, 'order_cancelled'> {
  return order.status === 'cancelled' ? refuse('order_cancelled') : ok(null)
}

/** Every score of an order, newest first, each with what changed since the one before. */
export async function readScores(tx: Tx, order: OrderRow): Promise<ScoresView> {
  const rows = await listScores(tx, order.id)
  return { scores: rows.map((row, at) => pastOf(row, rows[at + 1])) }
}

function viewOfOutcome({ outcome, because, at }: NonNullable<Awaited<ReturnType<typeof findOutcome>>>): OutcomeView {
  const since = at.toISOString()
  return outcome === 'good' || because === 'quiet' ? { outcome: 'good', because: 'quiet', at: since } : { outcome, because, at: since }
}

function scoreOf(row: ScoreRow): ScoreView {
  const fitted = versionOf(row.version)?.fitted ?? false
  return {
    score: row.score,
    level: row.level,
    version: row.version,
    fitted,
    oneIn: chanceOf(row.score, { fitted })?.oneIn ?? null,
    at: row.scored_at.toISOString(),
    factors: row.factors,
    unavailable: unavailableOf(row.facts),
  }
}

function pastOf(row: ScoreRow, before: ScoreRow | undefined): PastScore {
  const { sequence, score, level, version } = row
  return {
    sequence,
    score,
    level,
    version,
    at: row.scored_at.toISOString(),
    changes: before ? changesBetween(before.factors, row.factors) : [],
  }
}

/** The rows whose points are others, or that came or went; the base and the limits follow from these and are left out. */
function changesBetween(before: readonly Factor[], after: readonly Factor[]): readonly RowChange[] {
  const keyOf = ({ code, group, value }: Factor) => (code === 'rule' ? `rule ${String(value)}` : `${group} ${code}`)
  const [from, to] = [before, after].map((rows) => new Map(rows.map((row) => [keyOf(row), row])))
  const keys = new Set([...(from?.keys() ?? []), ...(to?.keys() ?? [])])
  return [...keys].flatMap((key): readonly RowChange[] => {
    const [old, now] = [from?.get(key), to?.get(key)]
    const shown = now ?? old
    if (!shown || shown.group === 'base' || shown.group === 'limit' || old?.points === now?.points) return []
    return [{ code: shown.code, group: shown.group, from: old?.points ?? null, to: now?.points ?? null }]
  })
}
