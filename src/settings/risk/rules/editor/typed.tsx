import {
  flagFacts,
  numberFacts,
  wordFacts,
  type Condition,
  type FlagFact,
  type NumberFact,
  type Rule,
  type WordFact,
} from '#domain/risk/rule.ts'
import { fromMinor, toMinor } from '#ui/form/MoneyInput.tsx'

/** A condition as its fields hold it: numbers in the person's own units, empty while nothing is typed. */
export type TypedCondition = TypedGroup | TypedOne
export type TypedGroup = { readonly all: readonly TypedCondition[] } | { readonly any: readonly TypedCondition[] }
export type TypedOne =
  | { readonly fact: NumberFact; readonly is: 'at_least' | 'at_most'; readonly value: number | string }
  | { readonly fact: WordFact; readonly is: 'any_of' | 'none_of'; readonly values: readonly string[] }
  | { readonly fact: FlagFact; readonly is: boolean }

/** A rule as the form holds it; '' is nobody, no level, no hold. */
export type TypedRule = {
  readonly name: string
  readonly when: TypedCondition
  readonly effects: {
    readonly points: number | string
    readonly level: string
    readonly assign: string
    readonly hold: string
    readonly approval: boolean
  }
}

/** What the form's numbers are in. */
export type Units = { readonly currency: string; readonly imperial: boolean }

const kilometresInMile = 1.609344

/** The form of a rule, or of a new one. A single condition stands in a group, so that another can join it. */
export function typedOf(rule: Rule | null, units: Units): TypedRule {
  if (!rule) return { name: '', when: { all: [first] }, effects: { points: '', level: '', assign: '', hold: '', approval: false } }
  const { points, level, assign, hold, approval } = rule.effects
  const when = typedCondition(rule.when, units)
  return {
    name: rule.name,
    when: isGroup(when) ? when : { all: [when] },
    effects: { points: points === 0 ? '' : points, level: level ?? '', assign: assign ?? '', hold: hold ?? '', approval },
  }
}

/** The rule as it is sent; `readRule` says what of it cannot be kept. */
export function bodyOf({ name, when, effects }: TypedRule, rule: Pick<Rule, 'id' | 'on' | 'version'>, units: Units): unknown {
  const { points, level, assign, hold, approval } = effects
  return {
    id: rule.id,
    version: rule.version,
    name: name.trim(),
    on: rule.on,
    currency: units.currency,
    when: bodyCondition(when, units),
    effects: {
      points: points === '' ? 0 : Number(points),
      level: level || null,
      assign: assign || null,
      hold: hold.trim() || null,
      approval,
    },
  }
}

/** A fact with its first answer. */
export function emptyOf(fact: TypedOne['fact']): TypedOne {
  if (isNumber(fact)) return { fact, is: 'at_least', value: fact === 'hour' ? 22 : '' }
  return isWord(fact) ? { fact, is: 'any_of', values: [] } : { fact, is: true }
}

const first = emptyOf('amount')

export function isGroup(condition: TypedCondition): condition is TypedGroup {
  return 'all' in condition || 'any' in condition
}

/** What stands in a group. */
export function partsOf(group: TypedGroup): readonly TypedCondition[] {
  return 'all' in group ? group.all : group.any
}

/** The name of a fact, read from a list's value; undefined for no fact. */
export function factOf(value: string): TypedOne['fact'] | undefined {
  return [...numberFacts, ...wordFacts, ...flagFacts].find((fact) => fact === value)
}

function typedCondition(condition: Condition, units: Units): TypedCondition {
  if ('all' in condition) return { all: condition.all.map((one) => typedCondition(one, units)) }
  if ('any' in condition) return { any: condition.any.map((one) => typedCondition(one, units)) }
  return 'value' in condition ? { ...condition, value: shownValue(condition.fact, condition.value, units) } : condition
}

function bodyCondition(condition: TypedCondition, units: Units): unknown {
  if ('all' in condition) return { all: condition.all.map((one) => bodyCondition(one, units)) }
  if ('any' in condition) return { any: condition.any.map((one) => bodyCondition(one, units)) }
  return 'value' in condition ? { ...condition, value: sentValue(condition.fact, condition.value, units) } : condition
}

function shownValue(fact: NumberFact, value: number, { currency, imperial }: Units): number | string {
  if (fact === 'amount') return fromMinor(value, currency)
  return isDistance(fact) && imperial ? Math.round(value / kilometresInMile) : value
}

/** Null where nothing is typed, which is no number. */
function sentValue(fact: NumberFact, value: number | string, { currency, imperial }: Units): number | null {
  if (value === '') return null
  if (fact === 'amount') return toMinor(value, currency)
  return isDistance(fact) && imperial ? Math.round(Number(value) * kilometresInMile * 1000) / 1000 : Number(value)
}

function isDistance(fact: NumberFact): boolean {
  return fact === 'distance' || fact === 'ip_distance'
}

function isNumber(fact: string): fact is NumberFact {
  return numberFacts.some((one) => one === fact)
}

function isWord(fact: string): fact is WordFact {
  return wordFacts.some((one) => one === fact)
}
