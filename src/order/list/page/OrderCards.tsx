import { Plural } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { CustomerName } from '#ui/show/CustomerName.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { Initials } from '#ui/show/Initials.tsx'
import { OrderNumber } from '#ui/show/OrderNumber.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { PickBox } from '../choose/PickBox.tsx'
import type { Selection } from '../choose/use-selection.tsx'
import { Payment, Risk, ShipBy, Source } from './cells.tsx'
import { FlagWords } from './flags.tsx'
import css from './list.module.css'
import type { ListRow, ListView } from '../shapes.ts'

type OrderCardsProps = {
  readonly label: string
  readonly list: ListView
  readonly mixed: boolean
  readonly store: string
  readonly from: string
  readonly selection: Selection
}

/** The list on a phone: one card an order, everything on it in words. */
export function OrderCards({ label, list, mixed, store, from, selection }: OrderCardsProps) {
  const names = new Map(list.people.map(({ id, name }) => [id, name]))
  return (
    <ul className={css.cards} aria-label={label}>
      {list.rows.map((row) => (
        <OrderCard
          key={row.id}
          row={row}
          picked={selection.picked.has(row.number)}
          mixed={mixed}
          assignee={row.assignee ? (names.get(row.assignee) ?? null) : null}
          store={store}
          from={from}
        />
      ))}
    </ul>
  )
}

type OrderCardProps = Omit<OrderCardsProps, 'label' | 'list' | 'selection'> & {
  readonly row: ListRow
  readonly picked: boolean
  readonly assignee: string | null
}

const OrderCard = memo(function OrderCard({ row, picked, mixed, assignee, store, from }: OrderCardProps) {
  return (
    <li className={css.order} data-row={row.number} data-selected={picked || undefined}>
      <div className={css.line}>
        <PickBox number={row.number} picked={picked} />
        <Link to="/$store/orders/$number" params={{ store, number: String(row.number) }} search={{ from }} data-order={row.number}>
          <OrderNumber of={row.number} />
        </Link>
        <span className="muted">
          <When at={row.placedAt} show="both" />
        </span>
        <span className={css.right}>
          <Amount of={{ amount: row.total, currency: row.currency }} strong />
        </span>
      </div>
      <div className={css.line}>
        <CustomerName name={row.customer} />
        <span className={css.right}>{assignee && <Initials name={assignee} alone />}</span>
      </div>
      <p className="muted">
        <span data-notranslate>{row.vehicle && `${row.vehicle} · `}</span>
        <Plural value={row.pieces} one="# piece" other="# pieces" /> · <Source row={row} />
      </p>
      <div className={css.badges}>
        {mixed && <StatusBadge kind="status" of={row.status} />}
        <Payment row={row} />
        <StatusBadge kind="fulfillment" of={row.fulfillmentState} />
        <ShipBy row={row} named />
        <Risk row={row} named />
        <FlagWords flags={row.flags} mark={row.fraudMark} />
      </div>
    </li>
  )
})
