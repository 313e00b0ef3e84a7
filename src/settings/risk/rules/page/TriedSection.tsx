import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { Rule } from '#domain/risk/rule.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import type { Command } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Section, Skeleton } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { OrderNumber } from '#ui/show/OrderNumber.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import type { DryRunView, TriedOrder } from '../shapes.ts'
import css from './rules.module.css'
import { TriedCounts } from './TriedCounts.tsx'

/** A dry run, and the rules it was made with as text. */
export type Tried = { readonly run: DryRunView; readonly of: string }

type TriedProps = {
  readonly tried: Tried | null
  /** the rules as they stand on the page now */
  readonly now: string
  readonly rules: readonly Rule[]
  readonly command: Command<readonly Rule[], DryRunView>
}

/** What the draft would have done with the orders of the past; says so when it was made with another draft. */
export function TriedSection({ tried, now, rules, command }: TriedProps) {
  const old = tried !== null && tried.of !== now
  return (
    <Section id="tried" title={<Trans>Tried on the past</Trans>} note={tried && <Trans>nothing is changed by it</Trans>}>
      <Problem of={command.error} />
      {old && !command.busy && (
        <div className={css.old} role="status">
          <Trans>The rules were changed after this run.</Trans>{' '}
          <CommandButton size="xs" variant="default" command={command} input={rules}>
            <Trans>Try again</Trans>
          </CommandButton>
        </div>
      )}
      {command.busy && !tried && <Skeleton lines={6} />}
      {tried && (
        <div data-old={old || undefined} className={css.tried}>
          <TriedCounts run={tried.run} />
          <ChangedOrders run={tried.run} />
        </div>
      )}
    </Section>
  )
}

function ChangedOrders({ run }: { readonly run: DryRunView }) {
  const { t } = useLingui()
  const { changed, shown, unseen } = run
  if (changed === 0)
    return (
      <p>
        <Trans>No order would have been scored differently.</Trans>
      </p>
    )
  return (
    <>
      <p>
        <Plural value={changed} one="# order would have been scored differently." other="# orders would have been scored differently." />{' '}
        {changed - unseen > shown.length && <Trans>The newest {shown.length} stand here.</Trans>}{' '}
        {unseen > 0 && <Plural value={unseen} one="# of them is not yours to see." other="# of them are not yours to see." />}
      </p>
      {shown.length > 0 && (
        <Table
          label={t`Orders that change`}
          minWidth={720}
          columns={[
            { key: 'number', title: <Trans>Order</Trans>, width: '88px' },
            { key: 'placed', title: <Trans>Placed</Trans>, width: '120px' },
            { key: 'before', title: <Trans>Before</Trans>, width: '160px' },
            { key: 'after', title: <Trans>After</Trans>, width: '160px' },
            { key: 'rules', title: <Trans>Rules that apply</Trans> },
          ]}
        >
          {shown.map((order) => (
            <OrderRow key={order.number} order={order} />
          ))}
        </Table>
      )}
    </>
  )
}

function OrderRow({ order: { number, placedAt, before, after } }: { readonly order: TriedOrder }) {
  const { slug } = useStore()
  const gone = before.rules.filter((name) => !after.rules.includes(name))
  return (
    <tr>
      <td>
        <Link to="/$store/orders/$number" params={{ store: slug, number: String(number) }} target="_blank">
          #<OrderNumber of={number} />
        </Link>
      </td>
      <td data-quiet>
        <When at={placedAt} />
      </td>
      <td>
        <StatusBadge kind="risk" of={before.level} note={before.score} />
      </td>
      <td>
        <StatusBadge kind="risk" of={after.level} note={after.score} />
      </td>
      <td data-wrap data-notranslate>
        {after.rules.join(', ')}
        {gone.length > 0 && <s className={css.gone}> {gone.join(', ')}</s>}
      </td>
    </tr>
  )
}
