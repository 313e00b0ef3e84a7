import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useStore } from '#ui/desk.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { OrderNumber } from '#ui/show/OrderNumber.tsx'
import { When } from '#ui/show/When.tsx'
import { useWords } from '#ui/words.ts'
import type { EarlierOrder, SummaryView } from './shapes.ts'
import css from './summary.module.css'

/** How often the buyer has ordered here before, by e-mail or phone; the newest on a click, the rest in the list. */
export function EarlierOrders({ view: { earlier, email, phone } }: { readonly view: SummaryView }) {
  const { t } = useLingui()
  const { slug, currency } = useStore()
  const [open, show] = useState(false)
  if (earlier.count === 0) return <Trans>none, a first order</Trans>
  const search = email ?? phone?.typed ?? ''
  return (
    <Popover opened={open} onChange={show} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={css.earlier} aria-expanded={open} onClick={() => show(!open)}>
          {earlier.more ? <Trans>more than {earlier.count}</Trans> : <Plural value={earlier.count} one="# order" other="# orders" />}
          {' · '}
          <Amount of={{ amount: earlier.total, currency }} />
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Earlier orders`} className={css.earlierList}>
        <ul>
          {earlier.orders.map((order) => (
            <EarlierRow key={order.number} order={order} store={slug} />
          ))}
        </ul>
        {earlier.count > earlier.orders.length && (
          <Link to="/$store/orders" params={{ store: slug }} search={{ status: 'all', q: search }}>
            <Trans>Show all in the list</Trans>
          </Link>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

function EarlierRow({ order, store }: { readonly order: EarlierOrder; readonly store: string }) {
  const word = useWords()
  return (
    <li>
      <Link to="/$store/orders/$number" params={{ store, number: String(order.number) }}>
        #<OrderNumber of={order.number} />
      </Link>
      <span className="muted">{word('status', order.status)}</span>
      <When at={order.placedAt} />
      <Amount of={{ amount: order.total, currency: order.currency }} />
    </li>
  )
}
