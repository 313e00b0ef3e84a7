import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { isCode } from '#domain/risk/codes.ts'
import type { Condition, Effects, NumberFact, Rule, WordFact } from '#domain/risk/rule.ts'
import { useMe } from '#ui/desk.tsx'
import { localeTag } from '#ui/i18n.ts'
import { useMoney } from '#ui/show/Amount.tsx'
import { useWords } from '#ui/words.ts'
import type { RulesView } from '../shapes.ts'
import { avsNames } from './fact-words.tsx'
import type { Lists } from './lists.tsx'
import { flagSentences, numberSentence, wordSentence } from './sentences.tsx'

/** Gives `condition(rule)` as one sentence, and `effects(…)` as short phrases. */
export function useRuleWords(lists: Lists, people: RulesView['people']) {
  const { _ } = useLingui()
  const word = useWords()
  const sentence = useSentence(lists)
  const condition = ({ when, currency }: Pick<Rule, 'when' | 'currency'>) => {
    const text = sentence(when, currency, false)
    return _(msg`If ${text}.`)
  }
  const effects = ({ points, level, assign, hold, approval }: Effects): readonly string[] => {
    const points_ = points > 0 ? `+${points}` : `−${-points}`
    const asked = level === null ? '' : word('risk', level)
    const name = people.find(({ id }) => id === assign)?.name ?? _(msg`somebody who has left`)
    return [
      points === 0 ? '' : _(msg`${points_} points`),
      level === null ? '' : _(msg`at least ${asked}`),
      assign === null ? '' : _(msg`assign to ${name}`),
      hold === null ? '' : _(msg`hold: ${hold}`),
      approval ? _(msg`approval needed`) : '',
    ].filter((text) => text !== '')
  }
  return { condition, effects }
}

/** A condition inside others stands in brackets when it is several itself. */
function useSentence(lists: Lists) {
  const { _, i18n } = useLingui()
  const money = useMoney()
  const word = useWords()
  const { units } = useMe().person
  const locale = localeTag(i18n.locale)
  const hour = (value: number) => {
    const noon = new Date(Date.UTC(2026, 0, 1, value % 24))
    return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(noon)
  }
  const shown = (fact: NumberFact, value: number, currency: string, least: boolean) => {
    if (fact === 'amount') return money({ amount: value, currency })
    if (fact === 'hour') return hour(least ? value : value + 1)
    const digits = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
    if (fact !== 'distance' && fact !== 'ip_distance') return digits.format(value)
    const [unit, length] = units === 'imperial' ? ['mile', value / 1.609344] : ['kilometer', value]
    return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }).format(length)
  }
  const wordOf = (fact: WordFact, value: string): string => {
    if (fact === 'level') return word('risk', value)
    if (fact === 'country' || fact === 'billing_country') return lists.countries(locale).find((one) => one.value === value)?.label ?? value
    if (fact === 'avs') return avsNames[value] ? _(avsNames[value]) : value
    if (fact === 'part') return _(msg`“${value}”`)
    return fact === 'factor' && isCode(value) ? lists.factorName(value) : value
  }
  const sentence = (condition: Condition, currency: string, inside: boolean): string => {
    if ('all' in condition || 'any' in condition) {
      const [parts, type] = 'all' in condition ? [condition.all, 'conjunction' as const] : [condition.any, 'disjunction' as const]
      const joined = new Intl.ListFormat(locale, { type }).format(parts.map((one) => sentence(one, currency, parts.length > 1)))
      return inside && parts.length > 1 ? `(${joined})` : joined
    }
    if ('value' in condition) {
      const { fact, value } = condition
      const least = condition.is === 'at_least'
      return _(numberSentence(fact, { least, n: value, shown: shown(fact, value, currency, least) }))
    }
    if ('values' in condition) {
      const words = condition.values.map((one) => wordOf(condition.fact, one))
      return _(wordSentence(condition.fact, condition.is === 'any_of', new Intl.ListFormat(locale, { type: 'disjunction' }).format(words)))
    }
    const { yes, no } = flagSentences[condition.fact]
    return _(condition.is ? yes : no)
  }
  return sentence
}
