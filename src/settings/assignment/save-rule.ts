import { isDeepStrictEqual } from 'node:util'
import { ok, refuse, type Result } from '#domain/result.ts'
import { peopleOfStore } from '#order/spine-rows.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { insertRule, listRules, moveRuleTo, updateRule, type RuleRow } from './queries.ts'
import type { MoveAsk, RuleAsk } from './shapes.ts'

type Saved<C extends string = never> = Result<{ readonly id: string }, C>

/** Adds a rule behind the others, under the command's id: the command again adds no second one. Who is named must work orders here. */
export async function addRule(app: App, actor: Actor, ask: RuleAsk, id: string): Promise<Saved<'rule_name_taken' | 'not_of_store'>> {
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const rules = await listRules(tx)
    if (rules.some((row) => row.id === id)) return ok({ id })
    if (rules.some((row) => row.name === ask.name)) return refuse('rule_name_taken')
    if (!(await workHere(tx, ask.to))) return refuse('not_of_store')
    await insertRule(tx, id, keptOf(ask), (rules.at(-1)?.position ?? 0) + 1, at)
    await logChanges(tx, at, [{ what: 'assignment_rule', subject: ask.name, before: null, after: await told(tx, keptOf(ask).rule) }])
    return ok({ id })
  })
}

/** Writes a rule anew. Orders it has given keep who has them. */
export async function changeRule(
  app: App,
  actor: Actor,
  id: string,
  ask: RuleAsk,
): Promise<Saved<'not_found' | 'rule_name_taken' | 'not_of_store'>> {
  return withRule(app, actor, id, async (tx, row, rules) => {
    if (rules.some((one) => one.id !== id && one.name === ask.name)) return refuse('rule_name_taken')
    const { name, rule } = keptOf(ask)
    if (row.name === name && isDeepStrictEqual(row.rule, rule)) return ok({ id })
    const added = rule.to.filter((person) => !row.rule.to.includes(person))
    if (!(await workHere(tx, added))) return refuse('not_of_store')
    await updateRule(tx, id, { name, rule })
    await logChanges(tx, app.clock.now(), [
      { what: 'assignment_rule', subject: name, before: await told(tx, row.rule), after: await told(tx, rule) },
    ])
    return ok({ id })
  })
}

/** Takes a rule away. Orders it has given keep who has them. */
export async function removeRule(app: App, actor: Actor, id: string): Promise<Saved<'not_found'>> {
  const at = app.clock.now()
  return withRule(app, actor, id, async (tx, row) => {
    await moveRuleTo(tx, id, { removed_at: at })
    await logChanges(tx, at, [{ what: 'assignment_removed', subject: row.name, before: await told(tx, row.rule), after: null }])
    return ok({ id })
  })
}

/** Changes a rule's place with its neighbour's; the first stays first and the last last. */
export async function moveRule(app: App, actor: Actor, id: string, { to }: MoveAsk): Promise<Saved<'not_found'>> {
  return withRule(app, actor, id, async (tx, row, rules) => {
    const place = rules.indexOf(row)
    const other = rules[to === 'up' ? place - 1 : place + 1]
    if (!other) return ok({ id })
    await moveRuleTo(tx, id, { position: other.position })
    await moveRuleTo(tx, other.id, { position: row.position })
    const names = rules.map(({ name }) => name)
    const after = names.with(place, other.name).with(rules.indexOf(other), row.name)
    await logChanges(tx, app.clock.now(), [{ what: 'assignment_order', before: names, after }])
    return ok({ id })
  })
}

function withRule<C extends string>(
  app: App,
  actor: Actor,
  id: string,
  work: (tx: Tx, row: RuleRow, rules: readonly RuleRow[]) => Promise<Saved<C>>,
): Promise<Saved<C | 'not_found'>> {
  return inStore<Saved<C | 'not_found'>>(app, actor, async (tx) => {
    await lockSettings(tx)
    const rules = await listRules(tx)
    const row = rules.find((one) => one.id === id)
    return row ? work(tx, row, rules) : refuse('not_found')
  })
}

async function workHere(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const workers = (await peopleOfStore(tx)).filter(({ rights }) => rights.includes('orders')).map(({ id }) => id)
  return ids.every((id) => workers.includes(id))
}

/** A rule as the log keeps it: people by the names they had then. */
async function told(tx: Tx, { to, ...rule }: RuleRow['rule']) {
  const people = await peopleOfStore(tx)
  return { ...rule, to: to.map((id) => people.find((one) => one.id === id)?.name ?? '') }
}

function keptOf({ name, ...rule }: RuleAsk) {
  return { name, rule: { ...rule, to: [...new Set(rule.to)] } }
}
