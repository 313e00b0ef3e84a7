import { ok, refuse, type Result } from '#domain/result.ts'
import type { Rule } from '#domain/risk/rule.ts'
import { ruleChanges, versionRules, type RuleChange } from '#domain/risk/rule-set.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { lockSettings, logChanges, type Change } from '../../queries.ts'
import { listOpen } from '../queries.ts'
import { findVersion, insertVersion, listNewestForms, listVersions } from './queries.ts'
import { listAssignable, viewRules } from './read.ts'
import type { RulesView } from './shapes.ts'

type Saved<C extends string = never> = Result<RulesView, C | 'stale' | 'rule_person_gone'>

/**
 * Saves a store's rules whole as the next version, with a log entry for each that changed; its open orders are then scored anew, one by one. `seen` is the version
 * the person was looking at: when somebody saved since, nothing is written (`stale`, with who and when), unless all is already as asked.
 */
export async function saveRules(app: App, actor: Actor, asked: readonly Rule[], seen: number): Promise<Saved> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    return save(app, tx, asked, seen)
  })
}

/** Makes the rules of an older version the next one; version 0 had none. */
export async function restoreRules(app: App, actor: Actor, version: number, seen: number): Promise<Saved<'not_found'>> {
  return inStore<Saved<'not_found'>>(app, actor, async (tx) => {
    await lockSettings(tx)
    const row = version === 0 ? { rules: [] } : await findVersion(tx, version)
    return row ? save(app, tx, row.rules, seen) : refuse('not_found')
  })
}

async function save(app: App, tx: Tx, asked: readonly Rule[], seen: number): Promise<Saved> {
  const now = app.clock.now()
  const [newest] = await listVersions(tx, 1)
  const rules = versionRules(asked, await listNewestForms(tx))
  const changes = ruleChanges(newest?.rules ?? [], rules)
  if (changes.length === 0) return ok(await viewRules(tx, now))
  if ((newest?.version ?? 0) !== seen) return refuse('stale', { who: newest?.saved_name, at: newest?.saved_at.toISOString() })
  const gone = await findGone(tx, changes)
  if (gone) return refuse('rule_person_gone', { rule: gone.name, id: gone.id })
  await insertVersion(tx, seen + 1, rules, now)
  await logChanges(tx, now, changes.map(logged))
  for (const order of await listOpen(tx)) await app.jobs.put(tx, 'score', order)
  return ok(await viewRules(tx, now))
}

/** A changed rule that gives orders to somebody who does not work them here. Of rules nobody touched nothing is asked: they do nothing until somebody names another. */
async function findGone(tx: Tx, changes: readonly RuleChange[]): Promise<Rule | undefined> {
  const people = await listAssignable(tx)
  const changed = changes.flatMap(({ after }) => after ?? [])
  return changed.find(({ on, effects }) => on && effects.assign !== null && !people.some(({ id }) => id === effects.assign))
}

function logged({ before, after }: RuleChange): Change {
  return { what: 'risk_rule', subject: after?.name ?? before?.name, before, after }
}
