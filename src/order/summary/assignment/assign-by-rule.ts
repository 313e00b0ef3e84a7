import { firstMatch, incomingOf } from '#domain/assignment/rules.ts'
import { change, record, type Held } from '../../spine.ts'
import { peopleOfStore } from '../../spine-rows.ts'
import { findScored, listAway, listRules, takeTurn } from './queries.ts'

/**
 * Gives an order that was just scored for the first time to whom the store's first matching rule names, under the rule's name. An order somebody has already,
 * by a person's hand or by a risk rule that fired in the same transaction, is left to them. Where nobody the rule names is there, the order stays with nobody.
 */
export async function assignByRule(held: Held): Promise<void> {
  const { tx, order, now } = held
  if (order.assignee_id !== null || order.status === 'cancelled' || order.status === 'completed') return
  const rules = await listRules(tx)
  if (rules.length === 0) return
  const scored = await findScored(tx, order.id)
  if (!scored) return
  const incoming = incomingOf(scored.facts, scored.level, { region: scored.region, postalCode: scored.postal_code })
  const found = firstMatch(
    rules.map(({ name, rule }) => ({ name, ...rule })),
    incoming,
  )
  if (!found) return
  const [people, away] = [await peopleOfStore(tx), await listAway(tx, now)]
  const there = people.filter(({ id, rights }) => found.to.includes(id) && rights.includes('orders') && !away.has(id))
  const next = await takeTurn(
    tx,
    found.to.filter((id) => there.some((one) => one.id === id)),
  )
  const person = there.find(({ id }) => id === next)
  if (!person) return
  record(
    held,
    { type: 'assigned', from: null, to: person.id, rule: found.name },
    { before: { assignee: null }, after: { assignee: person.name } },
  )
  change(held, { assignee_id: person.id })
}
