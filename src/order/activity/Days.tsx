import { useLingui } from '@lingui/react/macro'
import { useStore } from '#ui/desk.tsx'
import { localeTag } from '#ui/i18n.ts'
import css from './activity.module.css'
import { Entry } from './Entry.tsx'
import type { EntryView } from './shapes.ts'

/** Entries under the days of the store on which they happened. */
export function Days({ entries, currency }: { readonly entries: readonly EntryView[]; readonly currency: string }) {
  const { i18n } = useLingui()
  const { timeZone } = useStore()
  const locale = localeTag(i18n.locale)
  const dayOf = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' })
  const days = Map.groupBy(entries, (entry) => dayOf.format(new Date(entry.at)))
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day} className={css.day}>
          <h3 data-notranslate>{day}</h3>
          <ol>
            {ofDay.map((entry) => (
              <Entry key={entry.sequence} entry={entry} currency={currency} />
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}
