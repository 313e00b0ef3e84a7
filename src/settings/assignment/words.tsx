import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { AssignmentWhen } from '#domain/assignment/rules.ts'
import { useStore } from '#ui/desk.tsx'
import { addIssues } from '#ui/form/issues.ts'
import { localeTag } from '#ui/i18n.ts'
import { addRefusals } from '#ui/refusals.ts'
import { formatMoney } from '#ui/show/format.ts'
import { useWords } from '#ui/words.ts'
import type { ChangeView } from '../shapes.ts'
import type { Said } from '../Trail.tsx'
import { useAbsence } from './away/absence.tsx'

addRefusals({
  rule_name_taken: () => msg`Another rule has this name.`,
  not_of_store: () => msg`Somebody named here does not work orders at this store any more.`,
})

addIssues({
  nobody_named: msg`Name at least one person.`,
  less_than_least: msg`This is less than the total it begins at.`,
})

type Told = { readonly on: boolean; readonly when: AssignmentWhen; readonly to: readonly string[] }

/** Gives a rule's conditions in a line, and `say(change)` for the trail. */
export function useAssignmentWords() {
  const { i18n, t } = useLingui()
  const word = useWords()
  const { currency } = useStore()
  const locale = localeTag(i18n.locale)
  const money = (amount: number) => formatMoney(amount, currency, locale)
  const totalOf = (least: number | null, most: number | null) => {
    if (least !== null && most !== null) return t`${money(least)} to ${money(most)}`
    if (least !== null) return t`from ${money(least)}`
    return most === null ? null : t`up to ${money(most)}`
  }
  const summary = ({ makes, channels, levels, places, least, most }: AssignmentWhen): string => {
    const risks = levels.map((level) => word('risk', level))
    const parts = [makes, channels, risks, places].filter((list) => list.length > 0).map((list) => list.join(', '))
    const total = totalOf(least, most)
    return [...parts, ...(total ? [total] : [])].join(' · ') || t`Every order`
  }
  const { absence } = useAbsence()
  const lineOf = (value: unknown): ReactNode => {
    if (!value) return null
    const { on, when, to } = value as Told
    return <span data-notranslate>{[on ? summary(when) : t`Turned off`, to.join(', ')].join(' → ')}</span>
  }
  const awayOf = (value: unknown): ReactNode => {
    if (!value) return <Trans>Here</Trans>
    const { since = null, until } = value as { readonly since?: string | null; readonly until: string | null }
    return absence(since, until)
  }
  const say = ({ what, subject, before, after }: ChangeView): Said => {
    const name = <span data-notranslate>{subject}</span>
    if (what === 'assignment_order') return { what: <Trans>Order of the rules</Trans>, from: namesOf(before), to: namesOf(after) }
    if (what === 'assignment_removed') return { what: <Trans>Removed: {name}</Trans>, from: lineOf(before), to: null }
    if (what === 'person_away') return { what: name, from: awayOf(before), to: awayOf(after) }
    return { what: <Trans>Rule: {name}</Trans>, from: lineOf(before), to: lineOf(after) }
  }
  return { summary, say }
}

function namesOf(value: unknown): ReactNode {
  return <span data-notranslate>{(value as readonly string[]).join(' · ')}</span>
}
