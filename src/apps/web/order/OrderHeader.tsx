import { CompleteOrder } from '#order/flows/CompleteOrder.tsx'
import { useNeighbours } from '#order/list/neighbours.tsx'
import { readFrom } from '#order/list/search.tsx'
import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Menu } from '@mantine/core'
import { IconChevronDown, IconChevronLeft, IconCircleX, IconDots, IconPackageExport, IconPrinter, IconUserScan } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useStore } from '#ui/desk.tsx'
import { Others } from '#ui/live/Others.tsx'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { useNow } from '#ui/show/now.ts'
import css from './order.module.css'

type HeaderProps = { readonly head: OrderHead }

/** What stays in sight: the way along the list, number and states, and the next step as the one coloured button. */
export function OrderHeader({ head }: HeaderProps) {
  const { t } = useLingui()
  const shown = useNumber()
  const title = t`Order #${shown(head.number)}`
  return (
    <header className={css.header}>
      <title>{`${title} · Partsdesk`}</title>
      <Along number={head.number} />
      <h1>
        <span className={css.word}>
          <Trans>Order</Trans>
        </span>{' '}
        <span className="tabular" data-notranslate>
          #{shown(head.number)}
        </span>
      </h1>
      <span className={css.badges}>
        <StatusBadge kind="status" of={head.status} note={head.holdLabel ? <span data-notranslate>{head.holdLabel}</span> : undefined} />
        <StatusBadge kind="payment" of={head.paymentState} note={<HoldLeft head={head} />} />
        {head.fulfillmentState !== 'open' && <StatusBadge kind="fulfillment" of={head.fulfillmentState} />}
        {head.fraudMark && <StatusBadge kind="fraud" of={head.fraudMark} />}
      </span>
      <Others order={head.number} />
      <span className={css.tools}>
        <More head={head} />
        <CompleteOrder head={head} />
      </span>
    </header>
  )
}

/** Days, then hours, until the hold runs out. */
function HoldLeft({ head }: HeaderProps) {
  const now = useNow()
  if (head.paymentState !== 'authorized' || head.holdExpiresAt === null) return null
  const hours = Math.max(0, Math.floor((Date.parse(head.holdExpiresAt) - now) / 3_600_000))
  const days = Math.floor(hours / 24)
  return days > 0 ? <Trans>{days} d left</Trans> : <Trans>{hours} h left</Trans>
}

/** Back to the list one came from, and the orders before and after in it. */
function Along({ number }: { readonly number: number }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const { from } = useSearch({ from: '/desk/$store/orders/$number' })
  const { previous, next } = useNeighbours(number, from)
  return (
    <nav className={css.along} aria-label={t`Orders of the list`}>
      <ActionIcon
        variant="default"
        size={32}
        aria-label={t`Back to the list`}
        renderRoot={(props) => <Link {...props} to="/$store/orders" params={{ store: slug }} search={readFrom(from)} />}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      {from !== undefined && (
        <>
          <Step to={previous} from={from} label={t`Previous order`}>
            <IconChevronDown size={16} className={css.up} aria-hidden />
          </Step>
          <Step to={next} from={from} label={t`Next order`}>
            <IconChevronDown size={16} aria-hidden />
          </Step>
        </>
      )}
    </nav>
  )
}

function Step({
  to,
  from,
  label,
  children,
}: {
  readonly to: number | null
  readonly from: string
  readonly label: string
  readonly children: ReactNode
}) {
  const { slug } = useStore()
  if (to === null) {
    return (
      <ActionIcon variant="default" size={32} aria-label={label} disabled>
        {children}
      </ActionIcon>
    )
  }
  return (
    <ActionIcon
      variant="default"
      size={32}
      aria-label={label}
      renderRoot={(props) => <Link {...props} to="/$store/orders/$number" params={{ store: slug, number: String(to) }} search={{ from }} />}
    >
      {children}
    </ActionIcon>
  )
}

function More({ head }: HeaderProps) {
  const { t } = useLingui()
  const { slug, rights } = useStore()
  const navigate = useNavigate()
  const show = (open: string) => void navigate({ to: '.', search: (now) => ({ ...now, open }), replace: true, resetScroll: false })
  const params = { store: slug, number: String(head.number) }
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t`More`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPackageExport size={16} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/$store/orders/$number/ship" params={params} />}
        >
          <Trans>Create Shipment</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => print()}>
          <Trans>Print this page</Trans>
        </Menu.Item>
        {rights.includes('settings') && (
          <Menu.Item leftSection={<IconUserScan size={16} aria-hidden />} onClick={() => show('buyer')}>
            <Trans>Customer’s data</Trans>
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item
          color="var(--danger-ink)"
          leftSection={<IconCircleX size={16} aria-hidden />}
          disabled={head.status === 'cancelled'}
          onClick={() => show('cancel')}
        >
          <Trans>Cancel Order</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
