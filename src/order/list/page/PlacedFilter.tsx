import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useStore } from '#ui/desk.tsx'
import { FilterChip } from '#ui/frame/FilterChip.tsx'
import { localeTag } from '#ui/i18n.ts'
import { useNow } from '#ui/show/now.ts'
import { dayIn } from './due.tsx'
import css from './list.module.css'
import type { OrdersSearch } from '../search.tsx'

type PlacedFilterProps = {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly narrow: (change: Partial<OrdersSearch>) => void
}

/** The days between which an order was placed, both included, in the store's time zone. */
export function PlacedFilter({ from, to, narrow }: PlacedFilterProps) {
  const { t, i18n } = useLingui()
  const { timeZone } = useStore()
  const now = useNow()
  const today = dayIn(now, timeZone)
  const spans = [
    [t`Today`, today],
    [t`Since yesterday`, dayIn(now, timeZone, -1)],
    [t`Last 7 days`, dayIn(now, timeZone, -6)],
    [t`Last 30 days`, dayIn(now, timeZone, -29)],
  ] as const
  const named = to === undefined ? spans.find(([, start]) => start === from)?.[0] : undefined
  return (
    <FilterChip
      label={t`Placed`}
      value={named ?? daysIn(localeTag(i18n.locale), from, to)}
      onClear={() => narrow({ from: undefined, to: undefined })}
    >
      {(close) => (
        <>
          <ul className={css.one}>
            {spans.map(([word, start]) => (
              <li key={start}>
                <button
                  type="button"
                  aria-pressed={start === from && to === undefined}
                  onClick={() => (narrow({ from: start, to: undefined }), close())}
                >
                  <span>{word}</span>
                </button>
              </li>
            ))}
          </ul>
          <div className={css.days}>
            <TextInput
              type="date"
              label={t({ message: 'From', context: 'a day' })}
              value={from ?? ''}
              max={to ?? today}
              onChange={({ currentTarget: { value } }) => narrow({ from: value || undefined })}
            />
            <TextInput
              type="date"
              label={t({ message: 'To', context: 'a day' })}
              value={to ?? ''}
              min={from}
              max={today}
              onChange={({ currentTarget: { value } }) => narrow({ to: value || undefined })}
            />
          </div>
        </>
      )}
    </FilterChip>
  )
}

/** "Feb 3 – 8, 2026", or one open end with its arrow. */
function daysIn(locale: string, from: string | undefined, to: string | undefined): string | null {
  const write = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  if (from && to) return write.formatRange(new Date(from), new Date(to))
  if (from) return `${write.format(new Date(from))} →`
  return to ? `→ ${write.format(new Date(to))}` : null
}
