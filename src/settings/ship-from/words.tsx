import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { addIssues } from '#ui/form/issues.ts'
import { localeTag } from '#ui/i18n.ts'
import { addRefusals } from '#ui/refusals.ts'
import type { ChangeView } from '../shapes.ts'
import type { Said } from '../Trail.tsx'
import type { PlaceAsk } from './shapes.ts'

addRefusals({
  place_name_taken: () => msg`Another place has this name.`,
  place_preferred: () => msg`This is the preferred place. Make another one preferred first.`,
})

addIssues({ not_a_time: msg`Write a time of the day, as 15:00.` })

/** Gives `weekday(number)`, `days(numbers)`, `date(YYYY-MM-DD)`, `time(HH:MM)`, and `say(change)` for the trail. */
export function usePlaceWords() {
  const { i18n } = useLingui()
  const locale = localeTag(i18n.locale)
  const write = (date: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(date))
  // 4 January 2026 was a Sunday.
  const weekday = (day: number, width: 'short' | 'long' = 'short') => write(`2026-01-0${day + 4}`, { weekday: width })
  const days = (all: readonly number[]) => all.map((day) => weekday(day)).join(', ')
  const date = (day: string) => write(day, { dateStyle: 'medium' })
  const time = (at: string) => write(`2026-01-04T${at}:00Z`, { timeStyle: 'short' })
  const lineOf = (value: unknown): ReactNode => {
    if (!value) return null
    const { name, address, cutoff, timeZone, weekdays, closed } = value as PlaceAsk
    const parts = [
      name,
      address.line1,
      address.city,
      address.region,
      time(cutoff),
      timeZone.replaceAll('_', ' '),
      days(weekdays),
      ...closed.map(date),
    ]
    return <span data-notranslate>{parts.filter(Boolean).join(' · ')}</span>
  }
  const say = ({ what, subject, before, after }: ChangeView): Said => {
    const name = <span data-notranslate>{subject}</span>
    if (what === 'place_preferred') return { what: <Trans>Preferred place</Trans>, from: plain(before), to: plain(after) }
    if (what === 'place_removed') return { what: <Trans>Removed: {name}</Trans>, from: lineOf(before), to: null }
    return { what: <Trans>Place: {name}</Trans>, from: lineOf(before), to: lineOf(after) }
  }
  return { weekday, days, date, time, say }
}

function plain(value: unknown): ReactNode {
  return typeof value === 'string' ? <span data-notranslate>{value}</span> : null
}
