import stringify from 'safe-stable-stringify'
import { uuidv7 } from 'uuidv7'
import type { Verdict } from '#domain/registry/judge.ts'
import type { RiskFacts } from '#domain/risk/facts.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { scoreWithRules } from '#domain/risk/rules.ts'
import { currentVersion } from '#domain/risk/version.ts'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import { change, record, type Held } from '../spine.ts'
import type { OrderRow } from '../spine-facts.ts'
import { gatherFacts } from './gather/gather-facts.ts'
import { readStoreForRisk } from './gather/queries.ts'
import { findNewest, findRules, insertScore, keepLookup, noteAsked, type ScoreRow } from './queries.ts'
import { tellRaise } from './tell-raise.ts'

import { fireRules } from './rules/fire.ts'

/** All facts of an order, and what the registry said of its buyer. */
export type Completed = { readonly facts: RiskFacts; readonly verdict: Verdict | null }

/** How the facts that do not come from the network are had; `before` is the newest score. */
export type OwnFacts = (app: App, tx: Tx, order: OrderRow, before: ScoreRow | undefined) => Promise<RiskFacts>

/** Those of the newest score; gathered where there is none, or one of another version, which may look at more. */
export const factsOfNewest: OwnFacts = async (app, tx, order, before) =>
  before?.version === currentVersion().id ? before.facts : gatherFacts(app, tx, order)

/**
 * Scores an order anew, does what the store's rules ask for, and keeps the score with its version and facts. Where the facts, the rules and the version are those of the score before, it stands. An
 * order that is over is scored too: what becomes known of it later teaches. `own` gives what the store's own tables tell, `complete` adds what the network knows, and what
 * the registry said (null for a store that does not share), which is kept as well. `asked`: when the network was; another score that asked it later goes before,
 * and this one is refused. Answers whether it was the order's first.
 */
export async function keepScore(
  held: Held,
  asked: string,
  own: OwnFacts,
  complete: (facts: RiskFacts) => Completed,
): Promise<Result<{ readonly first: boolean }, 'overtaken'>> {
  const { app, tx, order, now } = held
  if (!(await noteAsked(tx, order.id, asked))) return refuse('overtaken')
  const [before, rules, edges] = await Promise.all([findNewest(tx, order.id), findRules(tx), readStoreForRisk(tx)])
  const { facts, verdict } = complete(await own(app, tx, order, before))
  if (verdict !== null) await keepLookup(tx, order.id, verdict, now)
  const { scored, results } = scoreWithRules(facts, currentVersion(), rules.rules, edges)
  const same = before?.version === scored.version && before.rules === rules.version && before.level === scored.level
  if (same && stringify(before.facts) === stringify(facts)) return ok({ first: false })
  await insertScore(tx, {
    id: uuidv7(),
    order: order.id,
    sequence: (before?.sequence ?? 0) + 1,
    rules: rules.version,
    facts,
    scored,
    at: now,
  })
  if (before?.score !== scored.score || before.level !== scored.level)
    record(held, { type: 'risk_scored', from: before?.score ?? null, to: scored.score, level: scored.level })
  if (before)
    await tellRaise(
      held,
      { level: before.level, verdict: before.facts.network?.verdict ?? null },
      { level: scored.level, verdict: facts.network?.verdict ?? null, score: scored.score },
    )

  // Who looked at it before it became High has not looked at what makes it so.
  if (scored.level === 'high' && before?.level !== 'high' && order.risk_checked_at !== null)
    change(held, { risk_checked_at: null, risk_checked_by: null })
  await fireRules(held, results)
  return ok({ first: !before })
}
