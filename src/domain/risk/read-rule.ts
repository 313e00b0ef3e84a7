import { ok, refuse, type Refusal, type Result } from '../result.ts'
import { isStorable } from '../storable.ts'
import type { Level } from './bands.ts'
import { isCode } from './codes.ts'
import {
  flagFacts,
  numberFacts,
  wordFacts,
  type Condition,
  type Effects,
  type FlagFact,
  type NumberFact,
  type Rule,
  type WordFact,
} from './rule.ts'
import { mostLowered } from './score.ts'

/** Why a rule cannot be kept. `at` in its detail is the place, as in "when.all.0.value". */
export type RuleRefusal =
  | 'rule_shape'
  | 'rule_text'
  | 'rule_number'
  | 'rule_empty'
  | 'rule_too_deep'
  | 'rule_unknown_factor'
  | 'rule_without_effect'

/** Bounds of a rule: characters of a text, values of one condition, conditions, and how deep they nest. */
export const ruleBounds = { text: 80, values: 100, conditions: 50, depth: 4 } as const

/** Reads a rule out of anything: what a form sent, what was stored. Nothing beside its own fields is taken over. */
export function readRule(raw: unknown): Result<Rule, RuleRefusal> {
  if (!isObject(raw)) return bad('rule_shape', '')
  const { id, version, name, on, currency } = raw
  if (!isText(id)) return bad('rule_text', 'id')
  if (!isText(name) || name.trim() === '') return bad('rule_text', 'name')
  if (!isText(currency) || !/^[A-Z]{3}$/.test(currency)) return bad('rule_text', 'currency')
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) return bad('rule_number', 'version')
  if (typeof on !== 'boolean') return bad('rule_shape', 'on')
  const when = readCondition(raw['when'], 'when', 1)
  if (!when.ok) return when
  if (countOf(when.value) > ruleBounds.conditions) return bad('rule_too_deep', 'when')
  const effects = readEffects(raw['effects'])
  return effects.ok ? ok({ id, version, name: name.trim(), on, currency, when: when.value, effects: effects.value }) : effects
}

function readCondition(raw: unknown, at: string, depth: number): Result<Condition, RuleRefusal> {
  if (!isObject(raw)) return bad('rule_shape', at)
  if (depth > ruleBounds.depth) return bad('rule_too_deep', at)
  if ('all' in raw) return mapped(readAll(raw['all'], `${at}.all`, depth), (all) => ({ all }))
  if ('any' in raw) return mapped(readAll(raw['any'], `${at}.any`, depth), (any) => ({ any }))
  const { fact } = raw
  if (isNumberFact(fact)) return readNumber(fact, raw, at)
  if (isWordFact(fact)) return readWords(fact, raw, at)
  if (isFlagFact(fact)) return typeof raw['is'] === 'boolean' ? ok({ fact, is: raw['is'] }) : bad('rule_shape', `${at}.is`)
  return bad('rule_shape', `${at}.fact`)
}

function readAll(raw: unknown, at: string, depth: number): Result<readonly Condition[], RuleRefusal> {
  if (!Array.isArray(raw)) return bad('rule_shape', at)
  if (raw.length === 0) return bad('rule_empty', at)
  if (raw.length > ruleBounds.conditions) return bad('rule_too_deep', at)
  const read: Condition[] = []
  for (const [i, one] of raw.entries()) {
    const condition = readCondition(one, `${at}.${i}`, depth + 1)
    if (!condition.ok) return condition
    read.push(condition.value)
  }
  return ok(read)
}

function readNumber(fact: NumberFact, { is, value }: Loose, at: string): Result<Condition, RuleRefusal> {
  if (is !== 'at_least' && is !== 'at_most') return bad('rule_shape', `${at}.is`)
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? ok({ fact, is, value }) : bad('rule_number', `${at}.value`)
}

function readWords(fact: WordFact, { is, values }: Loose, at: string): Result<Condition, RuleRefusal> {
  if (is !== 'any_of' && is !== 'none_of') return bad('rule_shape', `${at}.is`)
  if (!Array.isArray(values)) return bad('rule_shape', `${at}.values`)
  if (values.length === 0) return bad('rule_empty', `${at}.values`)
  const texts = values.filter(isText)
  if (texts.length < values.length || texts.length > ruleBounds.values) return bad('rule_text', `${at}.values`)
  if (fact === 'factor' && !texts.every(isCode)) return bad('rule_unknown_factor', `${at}.values`)
  return ok({ fact, is, values: texts })
}

function readEffects(raw: unknown): Result<Effects, RuleRefusal> {
  if (!isObject(raw)) return bad('rule_shape', 'effects')
  const { points = 0, level = null, assign = null, hold = null, approval = false } = raw
  if (typeof points !== 'number' || !Number.isInteger(points) || points < -mostLowered || points > 100)
    return bad('rule_number', 'effects.points')
  if (level !== null && !isLevel(level)) return bad('rule_shape', 'effects.level')
  if (assign !== null && !isText(assign)) return bad('rule_text', 'effects.assign')
  if (hold !== null && !isText(hold)) return bad('rule_text', 'effects.hold')
  if (typeof approval !== 'boolean') return bad('rule_shape', 'effects.approval')
  if (points === 0 && level === null && assign === null && hold === null && !approval) return bad('rule_without_effect', 'effects')
  return ok({ points, level, assign, hold, approval })
}

type Loose = { readonly [key: string]: unknown }

function isObject(raw: unknown): raw is Loose {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
}

function isText(raw: unknown): raw is string {
  return typeof raw === 'string' && raw !== '' && raw.length <= ruleBounds.text && isStorable(raw)
}

function isLevel(raw: unknown): raw is Exclude<Level, 'low'> {
  return raw === 'medium' || raw === 'high'
}

function isNumberFact(raw: unknown): raw is NumberFact {
  return numberFacts.some((fact) => fact === raw)
}

function isWordFact(raw: unknown): raw is WordFact {
  return wordFacts.some((fact) => fact === raw)
}

function isFlagFact(raw: unknown): raw is FlagFact {
  return flagFacts.some((fact) => fact === raw)
}

function countOf(condition: Condition): number {
  const inside = 'all' in condition ? condition.all : 'any' in condition ? condition.any : []
  return inside.reduce((sum, one) => sum + countOf(one), 1)
}

function mapped<T, U>(read: Result<T, RuleRefusal>, turn: (value: T) => U): Result<U, RuleRefusal> {
  return read.ok ? ok(turn(read.value)) : read
}

function bad(code: RuleRefusal, at: string): Refusal<RuleRefusal> {
  return refuse(code, { at })
}
