import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { exactDimensions, exactWeight } from '#domain/exact-measure.ts'
import type { Size } from '#domain/measure.ts'
import { useMe } from '#ui/desk.tsx'
import { addIssues } from '#ui/form/issues.ts'
import { localeTag } from '#ui/i18n.ts'
import { addRefusals } from '#ui/refusals.ts'
import type { ChangeView } from '../shapes.ts'
import type { Said } from '../Trail.tsx'
import type { BoxAsk } from './shapes.ts'

addRefusals({ box_name_taken: () => msg`Another box has this name.` })

addIssues({
  not_dimensions: msg`Write three lengths, as 12 × 8 × 4 in or 30 × 20 × 10 cm.`,
  not_a_weight: msg`Write a weight, as 8 oz or 250 g.`,
  too_heavy: msg`This is too heavy for a box.`,
  smaller_than_inside: msg`The outside is smaller than the inside.`,
  less_than_empty: msg`This is less than the box weighs empty.`,
})

/** Gives sizes and weights exactly, in the person's own units (`own`) and in the others (`other`), and `say(change)` for the trail. */
export function useBoxWords() {
  const { i18n } = useLingui()
  const { units } = useMe().person
  const locale = localeTag(i18n.locale)
  const others = units === 'imperial' ? 'metric' : 'imperial'
  const size = { own: (of: Size) => exactDimensions(of, units, locale), other: (of: Size) => exactDimensions(of, others, locale) }
  const weight = { own: (grams: number) => exactWeight(grams, units, locale), other: (grams: number) => exactWeight(grams, others, locale) }
  const lineOf = (value: unknown): ReactNode => {
    if (!value) return null
    const { name, inner, outer, emptyGrams, mostGrams } = value as BoxAsk
    const measures = [size.own(inner), size.own(outer), weight.own(emptyGrams), weight.own(mostGrams)]
    // A measure stays on one line.
    return <span data-notranslate>{[name, ...measures.map((one) => one.replaceAll(' ', '\u00A0'))].join(' · ')}</span>
  }
  const say = ({ what, subject, before, after }: ChangeView): Said => {
    const name = <span data-notranslate>{subject}</span>
    if (what === 'box_order') return { what: <Trans>Order of the boxes</Trans>, from: namesOf(before), to: namesOf(after) }
    if (what === 'box_removed') return { what: <Trans>Removed: {name}</Trans>, from: lineOf(before), to: null }
    return { what: <Trans>Box: {name}</Trans>, from: lineOf(before), to: lineOf(after) }
  }
  return { units, locale, size, weight, say }
}

function namesOf(value: unknown): ReactNode {
  return <span data-notranslate>{(value as readonly string[]).join(' · ')}</span>
}
