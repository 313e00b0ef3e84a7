import { searchKey, searchWords } from '../search-key.ts'
import { isNew } from './checks/order.ts'
import { avsOf } from './checks/payment.ts'
import { mostDeclinesInAnHour } from './checks/velocity.ts'
import { isCode } from './codes.ts'
import type { BasketLine, RiskFacts } from './facts.ts'
import type { Condition, FlagFact, NumberFact, WordFact } from './rule.ts'
import type { Scored } from './score.ts'

/** An order as a condition sees it: its facts, its score without rules, and the currency the rule's amounts are in. */
export type Subject = { readonly facts: RiskFacts; readonly scored: Scored; readonly currency: string }

/** Does a condition hold for an order? An empty "all" or "any" holds for none. */
export function holdsFor(condition: Condition, subject: Subject): boolean {
  if ('all' in condition) return condition.all.length > 0 && condition.all.every((one) => holdsFor(one, subject))
  if ('any' in condition) return condition.any.some((one) => holdsFor(one, subject))
  if ('value' in condition) return compares(numberOf(condition.fact, subject), condition.is, condition.value)
  if ('values' in condition) return matches(condition.fact, condition.is, condition.values, subject)
  return flagOf(condition.fact, subject.facts) === condition.is
}

function compares(known: number | null, is: 'at_least' | 'at_most', value: number): boolean {
  if (known === null) return false
  return is === 'at_least' ? known >= value : known <= value
}

function numberOf(fact: NumberFact, { facts, scored, currency }: Subject): number | null {
  const { order, basket, addresses, ip } = facts
  switch (fact) {
    case 'amount':
      return order.currency === currency ? order.total : null
    case 'score':
      return scored.score
    case 'quantity':
      return basket.reduce<number | null>((most, { quantity }) => Math.max(most ?? 0, quantity), null)
    case 'pieces':
      return basket.length === 0 ? null : basket.reduce((sum, { quantity }) => sum + quantity, 0)
    case 'distance':
      return addresses?.distance ?? null
    case 'ip_distance':
      return ip?.distance ?? null
    case 'hour':
      return order.hour
    case 'declines':
      return mostDeclinesInAnHour(facts.attempts)
  }
}

function matches(fact: WordFact, is: 'any_of' | 'none_of', values: readonly string[], { facts, scored }: Subject): boolean {
  const wanted = is === 'any_of'
  if (fact === 'part') return facts.basket.length > 0 && facts.basket.some((line) => values.some((words) => isPart(line, words))) === wanted
  const known = wordsOf(fact, facts, scored)
  if (known === null) return false
  const asked = new Set(values.map(searchKey))
  return known.some((one) => asked.has(searchKey(one))) === wanted
}

function wordsOf(
  fact: Exclude<WordFact, 'part'>,
  { order, addresses, basket, issuer }: RiskFacts,
  scored: Scored,
): readonly string[] | null {
  switch (fact) {
    case 'level':
      return [scored.level]
    case 'country':
      return listed(addresses?.shipping.country)
    case 'region':
      return listed(addresses?.shipping.region)
    case 'billing_country':
      return listed(addresses?.billing.country)
    case 'channel':
      return listed(order.channel)
    case 'make': {
      const makes = basket.flatMap(({ make }) => make ?? [])
      return makes.length === 0 ? null : makes
    }
    case 'avs':
      return [avsOf(issuer)]
    case 'factor':
      return scored.factors.map(({ code }) => code).filter(isCode)
  }
}

function listed(known: string | null | undefined): readonly string[] | null {
  return known == null ? null : [known]
}

/** Every word of the phrase stands in the part's name, or it is the part's number. */
function isPart({ name, partNumber }: BasketLine, phrase: string): boolean {
  const [words, key] = [searchWords(phrase), searchKey(phrase)]
  if (words.length === 0) return false
  const inName = searchWords(name)
  return words.every((word) => inName.includes(word)) || searchKey(partNumber) === key
}

function flagOf(fact: FlagFact, { order, history, addresses, vehicle }: RiskFacts): boolean | null {
  switch (fact) {
    case 'expedited':
      return order.expedited
    case 'new_buyer':
      return isNew(history)
    case 'same_place':
      return addresses?.samePlace ?? null
    case 'post_box':
      return addresses?.postBox ?? null
    case 'has_vin':
      return vehicle && vehicle.vin === 'valid'
  }
}
