import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMe } from '#ui/desk.tsx'
import { FilterChip } from '#ui/frame/FilterChip.tsx'
import { useWords } from '#ui/words.ts'
import { useFlagWords } from './flags.tsx'
import css from './list.module.css'
import { PlacedFilter } from './PlacedFilter.tsx'
import { TotalFilter, VehicleFilter } from './TypedFilters.tsx'
import { choices, filtersIn, type OrdersSearch } from '../search.tsx'
import type { CountsView, ListView } from '../shapes.ts'

type FiltersProps = {
  readonly search: OrdersSearch
  readonly people: ListView['people']
  readonly channels: CountsView['channels']
  readonly narrow: (change: Partial<OrdersSearch>) => void
  readonly clear: () => void
}

/** What narrows the list, each filter with what is chosen written on it. */
export function Filters({ search, people, channels, narrow, clear }: FiltersProps) {
  const { t } = useLingui()
  const word = useWords()
  const flag = useFlagWords()
  return (
    <div className={css.filters} role="group" aria-label={t`Filters`}>
      <AssigneeFilter search={search} people={people} narrow={narrow} />
      <Several
        label={t`Payment`}
        of={search.payment}
        all={choices.payment}
        word={(code) => word('payment', code)}
        choose={(payment) => narrow({ payment })}
      />
      <Several
        label={t`Fulfillment`}
        of={search.fulfillment}
        all={choices.fulfillment}
        word={(code) => word('fulfillment', code)}
        choose={(fulfillment) => narrow({ fulfillment })}
      />
      <Several
        label={t`Risk`}
        of={search.risk}
        all={choices.risk}
        word={(code) => word('risk', code)}
        choose={(risk) => narrow({ risk })}
      />
      <Several label={t`Flags`} of={search.flags} all={choices.flags} word={flag} choose={(flags) => narrow({ flags })} />
      <Several
        label={t`Fraud report`}
        of={search.fraud}
        all={choices.fraud}
        word={(code) => word('fraud', code)}
        choose={(fraud) => narrow({ fraud })}
      />
      <FilterChip
        label={t`Source`}
        value={search.channel ? sourceWord(search.channel, t`Phone`) : null}
        onClear={() => narrow({ channel: undefined })}
      >
        {(close) => (
          <One
            now={search.channel}
            all={channels.map((channel) => [channel, sourceWord(channel, t`Phone`)] as const)}
            choose={(channel) => (narrow({ channel }), close())}
          />
        )}
      </FilterChip>
      <PlacedFilter from={search.from} to={search.to} narrow={narrow} />
      <DueFilter due={search.due} narrow={narrow} />
      <VehicleFilter vehicle={search.vehicle} narrow={narrow} />
      <TotalFilter least={search.least} most={search.most} narrow={narrow} />
      {filtersIn(search) > 1 && (
        <Button variant="subtle" size="compact-sm" onClick={clear}>
          <Trans>Clear filters</Trans>
        </Button>
      )}
    </div>
  )
}

function AssigneeFilter({ search: { assignee }, people, narrow }: Pick<FiltersProps, 'search' | 'people' | 'narrow'>) {
  const { t } = useLingui()
  const { person } = useMe()
  const others = people.filter(({ id }) => id !== person.id)
  const all = [['me', t`Me`] as const, ['none', t`Nobody`] as const, ...others.map(({ id, name }) => [id, name] as const)]
  const value = assignee === undefined ? null : (all.find(([id]) => id === assignee)?.[1] ?? t`Somebody else`)
  return (
    <FilterChip label={t`Assigned`} value={value} onClear={() => narrow({ assignee: undefined })}>
      {(close) => <One now={assignee} all={all} choose={(chosen) => (narrow({ assignee: chosen }), close())} />}
    </FilterChip>
  )
}

function DueFilter({ due, narrow }: { readonly due: OrdersSearch['due']; readonly narrow: FiltersProps['narrow'] }) {
  const { t } = useLingui()
  const all = [
    ['late', t`Late`] as const,
    ['today', t`By today`] as const,
    ['tomorrow', t`By tomorrow`] as const,
    ['week', t`Within a week`] as const,
  ]
  const value = all.find(([code]) => code === due)?.[1] ?? null
  return (
    <FilterChip label={t`Ship by`} value={value} onClear={() => narrow({ due: undefined })}>
      {(close) => <One now={due} all={all} choose={(chosen) => (narrow({ due: all.find(([code]) => code === chosen)?.[0] }), close())} />}
    </FilterChip>
  )
}

type SeveralProps = {
  readonly label: string
  readonly of: string | undefined
  readonly all: readonly string[]
  readonly word: (code: string) => string
  readonly choose: (codes: string | undefined) => void
}

/** A filter of which several may hold: an order fits when it has any of them. */
function Several({ label, of, all, word, choose }: SeveralProps) {
  const chosen = of?.split(',') ?? []
  const value = chosen.length > 2 ? `${word(chosen[0] ?? '')} +${chosen.length - 1}` : chosen.map(word).join(', ')
  return (
    <FilterChip label={label} value={value || null} onClear={() => choose(undefined)}>
      {() => (
        <div className={css.choices}>
          {all.map((code) => (
            <Checkbox
              key={code}
              label={word(code)}
              checked={chosen.includes(code)}
              onChange={({ currentTarget: { checked } }) =>
                choose(all.filter((one) => (one === code ? checked : chosen.includes(one))).join(',') || undefined)
              }
            />
          ))}
        </div>
      )}
    </FilterChip>
  )
}

/** A filter of which one holds. */
function One({
  now,
  all,
  choose,
}: {
  readonly now: string | undefined
  readonly all: readonly (readonly [code: string, word: ReactNode])[]
  readonly choose: (code: string) => void
}) {
  return (
    <ul className={css.one}>
      {all.map(([code, word]) => (
        <li key={code}>
          <button type="button" aria-pressed={code === now} onClick={() => choose(code)} data-notranslate>
            <span>{word}</span>
            {code === now && <IconCheck size={16} aria-hidden />}
          </button>
        </li>
      ))}
    </ul>
  )
}

function sourceWord(channel: string, phone: string): string {
  return channel === 'phone' ? phone : channel
}
