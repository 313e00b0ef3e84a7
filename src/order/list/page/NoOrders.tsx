import type { Status } from '#domain/order.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconFilterOff, IconInbox, IconSearchOff } from '@tabler/icons-react'
import { useMay, useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { When } from '#ui/show/When.tsx'
import { LinkButton } from './LinkButton.tsx'
import { filtersIn, statusOf, withoutFilters, type OrdersSearch } from '../search.tsx'

const nothing = {
  new: msg`No new orders`,
  processing: msg`Nothing is being processed`,
  on_hold: msg`No orders on hold`,
  backordered: msg`No backordered orders`,
  ready_for_pickup: msg`Nothing waits to be picked up`,
  completed: msg`No completed orders`,
  cancelled: msg`No cancelled orders`,
  open: msg`No open orders`,
  all: msg`No orders yet`,
} as const satisfies { readonly [status in Status | 'open' | 'all']: MessageDescriptor }

/** Why the list is empty and what to do about it. */
export function NoOrders({ search, lastReceived }: { readonly search: OrdersSearch; readonly lastReceived: string | null }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const mayCreate = useMay('orders.create')
  const list = { to: '/$store/orders', params: { store: slug } } as const
  if (filtersIn(search) > 0 || search.after || search.before)
    return (
      <EmptyState
        icon={<IconFilterOff size={20} aria-hidden />}
        title={<Trans>No order fits these filters</Trans>}
        next={
          <LinkButton {...list} search={withoutFilters(search)}>
            <Trans>Clear filters</Trans>
          </LinkButton>
        }
      />
    )
  if (search.q)
    return (
      <EmptyState
        icon={<IconSearchOff size={20} aria-hidden />}
        title={<Trans>Nothing found for “{search.q}”</Trans>}
        next={
          <LinkButton {...list} search={{}}>
            <Trans>Clear search</Trans>
          </LinkButton>
        }
      >
        <Trans>
          Search knows order, tracking and dealer invoice numbers, names, e-mails, phones, VINs and part numbers. Hyphens, spaces, case and
          accents do not matter.
        </Trans>
      </EmptyState>
    )
  return (
    <EmptyState
      icon={<IconInbox size={20} aria-hidden />}
      title={t(nothing[statusOf(search)])}
      next={
        mayCreate && (
          <LinkButton to="/$store/orders/new" params={{ store: slug }}>
            <Trans>New order</Trans>
          </LinkButton>
        )
      }
    >
      {lastReceived ? (
        <Trans>
          The last one came <When at={lastReceived} show="relative" />.
        </Trans>
      ) : (
        <Trans>Orders appear here as soon as a web store sends them.</Trans>
      )}
    </EmptyState>
  )
}
