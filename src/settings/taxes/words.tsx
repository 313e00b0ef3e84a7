import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { percentOf, type StoreTax } from '#domain/store/taxes.ts'
import { addIssues } from '#ui/form/issues.ts'
import { localeTag } from '#ui/i18n.ts'
import type { Said } from '../Trail.tsx'
import type { ChangeView } from '../shapes.ts'

addIssues({
  not_a_rate: msg`Write a percentage with at most four decimals, as 9.975.`,
  not_a_day: msg`Choose a day.`,
})

/** Gives `say(change)` for the trail: a tax, and what it was and is. */
export function useTaxWords() {
  const { i18n } = useLingui()
  const say = ({ subject, before, after }: ChangeView): Said => {
    const name = <span data-notranslate>{subject}</span>
    return { what: <Trans>Tax {name}</Trans>, from: lineOf(before, i18n.locale), to: lineOf(after, i18n.locale) }
  }
  return { say }
}

function lineOf(value: unknown, locale: string): ReactNode {
  if (value === null) return null
  const { name, nameFr, country, region, ratePpm, onShipping, onCores, from } = value as StoreTax
  const names = nameFr === null ? name : `${name} / ${nameFr}`
  const rate = percentOf(ratePpm).replace('.', localeTag(locale) === 'fr-CA' ? ',' : '.')
  return (
    <>
      <span data-notranslate>
        {names} {rate} %, {[country, region].filter(Boolean).join(' ')}, {from}
      </span>
      {onShipping && (
        <>
          , <Trans>also on shipping</Trans>
        </>
      )}
      {onCores && (
        <>
          , <Trans>also on core charges</Trans>
        </>
      )}
    </>
  )
}
