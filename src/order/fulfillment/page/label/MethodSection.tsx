import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Loader, NativeSelect } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { When } from '#ui/show/When.tsx'
import type { FulfillmentView } from '../../shapes.ts'
import { AddressCheck } from './AddressCheck.tsx'
import css from './label.module.css'
import { OptionsRow, type Options } from './OptionsRow.tsx'
import { RateRow } from './RateRow.tsx'
import type { Rates, ShownRate } from './use-rates.tsx'
import { WhyFirst } from './WhyFirst.tsx'

type Props = {
  readonly view: FulfillmentView
  readonly order: string
  readonly rates: Rates
  readonly chosen: ShownRate | null
  readonly choose: (rate: ShownRate) => void
  readonly options: Options
  readonly setOptions: (options: Options) => void
  readonly place: string | null
  readonly setPlace: (place: string) => void
}

/** How many methods are shown before "all". */
const first = 4

/** The methods of all carrier accounts as their rates come in, the best on top with the reason; an account that fails says so beside the others. */
export function MethodSection({ view, order, rates, chosen, choose, options, setOptions, place, setPlace }: Props) {
  const { t } = useLingui()
  const [all, showAll] = useState(false)
  const { ranking, state, wish } = rates
  const shown = all ? ranking.rates : ranking.rates.filter(({ rate }, at) => at < first || rate.id === chosen?.id)
  const more = ranking.rates.length - shown.length
  return (
    <Section
      id="method"
      title={<Trans>Method</Trans>}
      note={<Age rates={rates} />}
      actions={
        <>
          {view.means.places.length > 1 && (
            <NativeSelect
              size="xs"
              aria-label={t`Ships from`}
              value={place ?? view.means.places[0]?.id ?? ''}
              onChange={({ currentTarget: { value } }) => setPlace(value)}
              data={view.means.places.map(({ id, name }) => ({ value: id, label: name }))}
              data-notranslate
            />
          )}
          {state === 'done' && (
            <Button size="xs" leftSection={<IconRefresh size={14} aria-hidden />} onClick={rates.again}>
              <Trans>Ask again</Trans>
            </Button>
          )}
        </>
      }
    >
      <AddressCheck view={view} order={order} />
      <OptionsRow options={options} set={setOptions} currency={view.head.currency} hazmat={view.lines.some(({ hazmat }) => hazmat)} />
      <Problem of={rates.error} />
      {wish && (
        <p className={css.remark}>
          <Trans>
            Customer chose <span data-notranslate>{view.service}</span>.
          </Trans>{' '}
          {wish.promised !== null && (
            <Trans>
              Promised for <When at={`${wish.promised}T12:00:00Z`} timeZone="UTC" />.
            </Trans>
          )}
        </p>
      )}
      {state === 'idle' && (
        <p className={css.remark} role="status">
          <Trans>Rates come as soon as every box has measures and a weight.</Trans>
        </p>
      )}
      <div role="radiogroup" aria-labelledby="method-title" className={css.rates} aria-busy={state === 'asking'}>
        {shown.map((ranked, at) => (
          <RateRow
            key={ranked.rate.id}
            ranked={ranked}
            wish={wish}
            chosen={ranked.rate.id === chosen?.id}
            choose={() => {
              const rate = rates.rates.get(ranked.rate.id)
              if (rate) choose(rate)
            }}
            why={
              at === 0 && state === 'done' && ranking.why ? <WhyFirst ranking={ranking} wish={wish} currency={view.head.currency} /> : null
            }
          />
        ))}
      </div>
      {more > 0 && (
        <Button size="xs" variant="subtle" onClick={() => showAll(true)}>
          <Plural value={ranking.rates.length} one="Show the only method" other="All # methods" />
        </Button>
      )}
      <Accounts rates={rates} />
    </Section>
  )
}

/** Who has not answered yet, who failed, and what carriers behind an account said instead of a rate. */
function Accounts({ rates }: { readonly rates: Rates }) {
  const { accounts, answers, open, state, again } = rates
  const nameOf = (id: string) => accounts.find((account) => account.id === id)?.name ?? ''
  const failed = answers.filter(({ failure }) => failure !== null)
  const said = answers.flatMap(({ messages }) => messages)
  return (
    <div className={css.accounts} aria-live="polite">
      {state === 'asking' && (
        <p>
          <Loader size={14} />{' '}
          {open.length > 0 ? (
            <Trans>
              Waiting for <span data-notranslate>{open.map(({ name }) => name).join(', ')}</span>
            </Trans>
          ) : (
            <Trans>Asking the carriers</Trans>
          )}
        </p>
      )}
      {failed.map(({ account, failure }) => (
        <p key={account} className={css.failed}>
          <span data-notranslate>{nameOf(account)}</span>: <Trans>no rates</Trans> <span data-notranslate>({failure?.message})</span>{' '}
          <Button size="compact-xs" variant="subtle" onClick={again}>
            <Trans>Retry</Trans>
          </Button>
        </p>
      ))}
      {said.map((message) => (
        <p key={message} data-notranslate>
          {message}
        </p>
      ))}
      {state === 'done' && failed.length === 0 && answers.every((answer) => answer.rates.length === 0) && answers.length > 0 && (
        <p>
          <Trans>No carrier offers anything for these boxes and this address.</Trans>
        </p>
      )}
    </div>
  )
}

function Age({ rates: { at, state } }: { readonly rates: Rates }) {
  if (state !== 'done' || at === null) return null
  return (
    <Trans>
      rates of <When at={at.toISOString()} show="relative" />
    </Trans>
  )
}
