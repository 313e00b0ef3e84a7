import { anythingGone } from '#domain/fulfillment.ts'
import type { Deed, RuleResult } from '#domain/risk/rule.ts'
import { change, currentFacts, moveOrder, record, type Held } from '../../spine.ts'
import { peopleOfStore } from '../../spine-rows.ts'
import { insertFirings, listFirings } from './queries.ts'

/**
 * Does what the rules that hold for an order ask for, and writes it down: each version of a rule once an order, in the transaction of the score. What was no longer
 * to be done then (the order was assigned, on hold, or over) is not done later; what a person undoes stays undone.
 */
export async function fireRules(held: Held, results: readonly RuleResult[]): Promise<void> {
  if (results.length === 0) return
  const known = new Set((await listFirings(held.tx, held.order.id)).map(keyOf))
  const fresh = results.filter((result) => !known.has(keyOf(result)))
  if (fresh.length === 0) return
  const assigned = await assign(held, fresh)
  const holding = await hold(held, fresh)
  const asking = askApproval(held, fresh)
  const deedsOf = (result: RuleResult): readonly Deed[] => [
    ...(result === assigned ? (['assign'] as const) : []),
    ...(holding.includes(result) ? (['hold'] as const) : []),
    ...(asking.includes(result) ? (['approval'] as const) : []),
  ]
  await insertFirings(
    held.tx,
    held.order.id,
    fresh.map((result) => ({ ...result, done: deedsOf(result) })),
    held.now,
  )
}

/** The first rule that names somebody who still works here gives them an order nobody has. */
async function assign(held: Held, fresh: readonly RuleResult[]): Promise<RuleResult | undefined> {
  if (held.order.assignee_id !== null || isOver(held) || fresh.every((one) => one.assign === null)) return undefined
  const people = (await peopleOfStore(held.tx)).filter(({ rights }) => rights.includes('orders'))
  const found = fresh.flatMap((result) => {
    const person = people.find(({ id }) => id === result.assign)
    return person ? [{ result, person }] : []
  })[0]
  if (!found) return undefined
  const { result, person } = found
  record(
    held,
    { type: 'assigned', from: null, to: person.id, rule: result.name },
    { before: { assignee: null }, after: { assignee: person.name } },
  )
  change(held, { assignee_id: person.id })
  return result
}

/** Several rules hold it once, under the words of each. A label no carrier has scanned stops nothing: its parcel is still here to be kept. */
async function hold(held: Held, fresh: readonly RuleResult[]): Promise<readonly RuleResult[]> {
  const holding = fresh.filter((one) => one.hold !== null)
  if (holding.length === 0 || held.order.status === 'on_hold' || isOver(held)) return []
  const { sources } = await currentFacts(held)
  if (anythingGone(sources.shipments)) return []
  const label = [...new Set(holding.map((one) => one.hold))].join(' · ')
  const moved = await moveOrder(held, 'on_hold', label, holding.map(({ name }) => name).join(' · '))
  if (!moved.ok) return []
  change(held, { hold_label: label })
  return holding
}

function askApproval(held: Held, fresh: readonly RuleResult[]): readonly RuleResult[] {
  if (isOver(held)) return []
  const asking = fresh.filter(({ approval }) => approval)
  for (const { name } of asking) record(held, { type: 'approval_asked', rule: name })
  return asking
}

function isOver({ order }: Held): boolean {
  return order.status === 'completed' || order.status === 'cancelled'
}

function keyOf({ rule, version }: { readonly rule: string; readonly version: number }): string {
  return `${rule}@${version}`
}
