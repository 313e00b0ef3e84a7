import type { OrderHead } from '#domain/order-head.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { localeTag } from '#ui/i18n.ts'
import { useDesk } from '#ui/query.ts'
import css from './activity.module.css'
import { Entry } from './Entry.tsx'
import { kindOf } from './kinds.tsx'
import type { ActivityKind, ActivityView, EntryView } from './shapes.ts'

type Filter = ActivityKind | 'everything'

/** Everything since the order was placed, newest first, by days of the store. */
export function ActivitySection({ head, view }: { readonly head: OrderHead; readonly view: ActivityView }) {
  const { slug } = useStore()
  const [filter, choose] = useState<Filter>('everything')
  const [whole, ask] = useState(false)
  const all = useDesk<ActivityView>(`/desk/stores/${slug}/orders/${head.number}/activity`, { enabled: whole })
  const entries = (whole && all.data ? all.data : view).entries
  const shown = filter === 'everything' ? entries : entries.filter(({ event }) => kindOf(event) === filter)
  const left = view.all - entries.length
  return (
    <Section id="activity" title={<Trans>Activity Log</Trans>} actions={<FilterChoice filter={filter} choose={choose} />}>
      {shown.length === 0 && <EmptyState title={<Trans>Nothing of this kind yet</Trans>} />}
      <Days entries={shown} currency={head.currency} />
      {left > 0 && (
        <Button size="xs" onClick={() => ask(true)} aria-busy={whole && all.isFetching} className={css.more}>
          <Plural value={left} one="Show # older entry" other="Show # older entries" />
        </Button>
      )}
    </Section>
  )
}

function FilterChoice({ filter, choose }: { readonly filter: Filter; readonly choose: (filter: Filter) => void }) {
  const { t } = useLingui()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t`Show`}
      className={css.filter}
      value={filter}
      onChange={choose}
      data={[
        { value: 'everything', label: t`Everything` },
        { value: 'notes', label: t`Notes` },
        { value: 'messages', label: t`Messages` },
        { value: 'payments', label: t`Payments` },
        { value: 'shipments', label: t`Shipments` },
        { value: 'changes', label: t`Changes` },
      ]}
    />
  )
}

function Days({ entries, currency }: { readonly entries: readonly EntryView[]; readonly currency: string }) {
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
