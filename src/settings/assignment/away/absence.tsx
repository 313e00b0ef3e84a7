import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { addIssues } from '#ui/form/issues.ts'
import { localeTag } from '#ui/i18n.ts'

addIssues({ back_before_away: msg`This is before the first day away.` })

/** Gives a day of the store's calendar (2026-03-31) as people write it, and an absence in a line. */
export function useAbsence() {
  const { i18n } = useLingui()
  const dayName = (day: string) =>
    new Intl.DateTimeFormat(localeTag(i18n.locale), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
  const absence = (since: string | null, until: string | null): ReactNode => {
    const [from, to] = [since && dayName(since), until && dayName(until)]
    if (from && to)
      return (
        <Trans>
          Away from {from} to {to}
        </Trans>
      )
    if (from) return <Trans>Away from {from} on</Trans>
    return to ? <Trans>Away until {to}</Trans> : <Trans>Away</Trans>
  }
  return { dayName, absence }
}
