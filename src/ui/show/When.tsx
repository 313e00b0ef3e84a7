import { useLingui } from '@lingui/react'
import { useDeskIfAny } from '../desk.tsx'
import { localeTag } from '../i18n.ts'
import { formatExact, formatMoment, formatRelative, formatShort } from './format.ts'
import { useNow } from './now.ts'
import css from './show.module.css'

type WhenProps = {
  /** ISO 8601 in UTC, as the API gives it */
  readonly at: string
  /**
   * `short` "9:14 AM", "Jan 30" (default) · `relative` "2 hr. ago" · `both` "9:14 AM (2 hr. ago)" · `moment` "Jan 30, 2026, 9:14 AM".
   * The exact moment with its time zone is always there on hover.
   */
  readonly show?: 'short' | 'relative' | 'both' | 'moment'
  /** IANA name; the store's by default, the person's own on pages of no store */
  readonly timeZone?: string
}

/** A moment in the store's time zone and the reader's language. */
export function When({ at, show = 'short', timeZone }: WhenProps) {
  const { i18n } = useLingui()
  const desk = useDeskIfAny()
  const now = new Date(useNow())
  const locale = localeTag(i18n.locale)
  const zone = timeZone ?? desk?.store?.timeZone ?? desk?.me.person.timeZone ?? 'UTC'
  const moment = new Date(at)
  return (
    <time className={css.when} dateTime={at} title={formatExact(moment, locale, zone)} data-notranslate>
      {show === 'relative' && formatRelative(moment, now, locale)}
      {show === 'short' && formatShort(moment, now, locale, zone)}
      {show === 'both' && `${formatShort(moment, now, locale, zone)} (${formatRelative(moment, now, locale)})`}
      {show === 'moment' && formatMoment(moment, locale, zone)}
    </time>
  )
}
