import { useLingui } from '@lingui/react'
import { Link } from '@tanstack/react-router'
import { memo, type ReactNode } from 'react'
import { Table } from '#ui/frame/Table.tsx'
import { CustomerName } from '#ui/show/CustomerName.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { Initials } from '#ui/show/Initials.tsx'
import { OrderNumber } from '#ui/show/OrderNumber.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { Age, Payment, Risk, ShipBy, Source } from './cells.tsx'
import { PickBox, PickPage } from '../choose/PickBox.tsx'
import type { Selection } from '../choose/use-selection.tsx'
import { columns } from './columns.tsx'
import { FlagIcons } from './flags.tsx'
import css from './list.module.css'
import type { OrdersSearch } from '../search.tsx'
import type { ColumnKey, ListRow, ListView, Sort } from '../shapes.ts'

type OrdersTableProps = {
  readonly label: string
  readonly list: ListView
  readonly shown: readonly ColumnKey[]
  readonly search: OrdersSearch
  readonly onSort: (sort: Sort, order: 'asc' | 'desc') => void
  readonly store: string
  /** the list as the order's page is told of it */
  readonly from: string
  readonly selection: Selection
}

/** The orders as native rows; heads that sort say how. */
export function OrdersTable({ label, list, shown, search, onSort, store, from, selection }: OrdersTableProps) {
  const { _ } = useLingui()
  const heads = columns.filter(({ key }) => shown.includes(key))
  const names = new Map(list.people.map(({ id, name }) => [id, name]))
  return (
    <div className={css.orders}>
      <Table
        label={label}
        columns={[
          { key: 'pick', title: <PickPage selection={selection} />, width: '26px' },
          ...heads.map((head) => ({
            key: head.key,
            title: _(head.title),
            end: 'end' in head,
            sort: 'sort' in head ? sortOf(head.sort, search, onSort) : undefined,
          })),
        ]}
      >
        {list.rows.map((row) => (
          <OrderRow
            key={row.id}
            row={row}
            picked={selection.picked.has(row.number)}
            shown={shown}
            assignee={row.assignee ? (names.get(row.assignee) ?? null) : null}
            store={store}
            from={from}
          />
        ))}
      </Table>
    </div>
  )
}

type OrderRowProps = {
  readonly row: ListRow
  readonly picked: boolean
  readonly shown: readonly ColumnKey[]
  readonly assignee: string | null
  readonly store: string
  readonly from: string
}

const OrderRow = memo(function OrderRow(props: OrderRowProps) {
  return (
    <tr data-row={props.row.number} data-selected={props.picked || undefined}>
      <td data-column="pick">
        <PickBox number={props.row.number} picked={props.picked} />
      </td>
      {props.shown.map((key) => (
        <td key={key} data-column={key} data-end={key === 'items' || key === 'total' || undefined}>
          {cellOf(key, props)}
        </td>
      ))}
    </tr>
  )
})

function cellOf(key: ColumnKey, { row, assignee, store, from }: OrderRowProps): ReactNode {
  switch (key) {
    case 'number':
      return (
        <Link to="/$store/orders/$number" params={{ store, number: String(row.number) }} search={{ from }} data-order={row.number}>
          <OrderNumber of={row.number} />
        </Link>
      )
    case 'status':
      return <StatusBadge kind="status" of={row.status} />
    case 'placed':
      return <When at={row.placedAt} />
    case 'age':
      return <Age at={row.placedAt} />
    case 'customer':
      return row.customer ? <Cut text={row.customer} /> : <CustomerName name="" />
    case 'vehicle':
      return <Cut text={row.vehicle} />
    case 'items':
      return row.pieces
    case 'ship_by':
      return <ShipBy row={row} />
    case 'risk':
      return <Risk row={row} />
    case 'payment':
      return <Payment row={row} />
    case 'fulfillment':
      return <StatusBadge kind="fulfillment" of={row.fulfillmentState} />
    case 'total':
      return <Amount of={{ amount: row.total, currency: row.currency }} strong />
    case 'assignee':
      return row.assignee ? <Initials name={assignee ?? '?'} alone /> : <Nothing />
    case 'source':
      return (
        <span className={css.ellipsis} title={row.source === 'phone' ? undefined : row.channel}>
          <Source row={row} />
        </span>
      )
    case 'flags':
      return row.fraudMark || row.flags.length > 0 ? <FlagIcons flags={row.flags} mark={row.fraudMark} /> : <Nothing />
  }
}

/** Text that may be longer than its column; whole on hover. */
function Cut({ text }: { readonly text: string | null }) {
  if (!text) return <Nothing />
  return (
    <span className={css.cut} title={text} data-notranslate>
      {text}
    </span>
  )
}

function Nothing() {
  return <span className="muted">–</span>
}

/** The first click sorts the way one mostly wants: newest, most urgent, largest; the next turns it round. */
function sortOf(sort: Sort, search: OrdersSearch, onSort: OrdersTableProps['onSort']) {
  const usual = sort === 'ship_by' ? 'asc' : 'desc'
  const now = (search.sort ?? 'placed') === sort ? (search.order ?? usual) : null
  return {
    now: now === null ? null : now === 'asc' ? ('up' as const) : ('down' as const),
    toggle: () => onSort(sort, now === null ? usual : now === 'asc' ? 'desc' : 'asc'),
  }
}
