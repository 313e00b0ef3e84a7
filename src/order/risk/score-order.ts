import stringify from 'safe-stable-stringify'
import { uuidv7 } from 'uuidv7'
import type { RiskFacts } from '#domain/risk/facts.ts'
import { scoreWithRules } from '#domain/risk/rules.ts'
import { currentVersion } from '#domain/risk/version.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { systemActor, type Actor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { holdOrder, record, seeOrder, type Held } from '../spine.ts'
import { gatherFacts } from './gather/gather-facts.ts'
import { readStoreForRisk } from './gather/queries.ts'
import { findNewest, findRules, insertScore } from './queries.ts'

/**
 * Scores an order anew and keeps the score with its version and facts. Where the facts, the rules and the version are those of the score before, it stands. An
 * order that is over is scored too: what becomes known of it later teaches.
 */
export async function scoreOrder(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  await holdOrder<null, never>(app, actor, { id }, noCommand, 'append', async (held) => {
    await keepScore(held, await gatherFacts(app, held.tx, held.order))
    return ok(null)
  })
}

/** The same at once, by a person who may see the order. */
export async function scoreNow(app: App, actor: Actor, number: number): Promise<Result<null, 'not_found'>> {
  const id = await seeOrder(app, actor, number, (_tx, order) => Promise.resolve(order.id))
  if (id === undefined) return refuse('not_found')
  await scoreOrder(app, { store: actor.store, id })
  return ok(null)
}

async function keepScore(held: Held, facts: RiskFacts): Promise<void> {
  const { tx, order, now } = held
  const [before, rules, edges] = await Promise.all([findNewest(tx, order.id), findRules(tx), readStoreForRisk(tx)])
  const { scored } = scoreWithRules(facts, currentVersion, rules.rules, edges)
  const same = before?.version === scored.version && before.rules === rules.version && before.level === scored.level
  if (same && stringify(before.facts) === stringify(facts)) return
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
}
