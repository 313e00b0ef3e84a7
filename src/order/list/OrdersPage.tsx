import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconLock } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, type ReactNode } from 'react'
import { useMay, useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Failed } from '#ui/frame/Failed.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { deskQuery, stateOf } from '#ui/query.ts'
import { useShortcuts } from '#ui/shortcuts.ts'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { useWords } from '#ui/words.ts'
import { ColumnChoice, columns, useHiddenColumns, type ColumnKey } from './page/columns.tsx'
import { Filters } from './page/Filters.tsx'
import { LinkButton } from './page/LinkButton.tsx'
import css from './page/list.module.css'
import { NoOrders } from './page/NoOrders.tsx'
import { OrderCards } from './page/OrderCards.tsx'
import { OrdersTable } from './page/OrdersTable.tsx'
import { Pager, SortChoice } from './page/Pager.tsx'
import { listPath, readOrdersSearch, statusOf, withoutFilters, writeFrom, type OrdersSearch } from './search.tsx'
import { StatusMenu } from './page/StatusMenu.tsx'
import { useLiveRows, type Fresh } from './page/use-live-rows.tsx'
import type { CountsView, ListView } from './shapes.ts'

/** The orders of a store: the status menu, filters, and the list they leave. */
export function OrdersPage() {
  const { slug } = useStore()
  // Rows of one store must not stand for a moment under the name of another.
  return useMay('orders') ? <Orders key={slug} slug={slug} /> : <NoOrdersOfYours />
}

function Orders({ slug }: { readonly slug: string }) {
  const search = useSearch({ from: '/desk/$store/orders' })
  const navigate = useNavigate()
  const [hidden, hide] = useHiddenColumns()
  const narrowScreen = useMediaQuery('(width < 860px)', false, { getInitialValueInEffect: false })
  const list = useQuery({ ...deskQuery<ListView>(listPath(slug, search)), placeholderData: keepPreviousData, staleTime: 2000 })
  const counts = useQuery({ ...deskQuery<CountsView>(`/desk/stores/${slug}/order-counts`), staleTime: 2000 })
  const status = statusOf(search)
  const title = useTitle(search)
  const go = (next: OrdersSearch) => void navigate({ to: '/$store/orders', params: { store: slug }, search: next })
  const narrow = (change: Partial<OrdersSearch>) => go(readOrdersSearch({ ...search, after: undefined, before: undefined, ...change }))
  const shown = columns.map(({ key }) => key).filter((key: ColumnKey) => (key === 'status' ? status === 'all' : !hidden.includes(key)))
  const rows = useRef<HTMLDivElement>(null)
  const fresh = useLiveRows(listPath(slug, search), rows)
  useSteps()

  return (
    <div className={css.page}>
      <StatusMenu
        now={search.q ? null : status}
        counts={counts.data?.counts}
        attention={counts.data?.attention ?? 0}
        unfiled={counts.data?.unfiled ?? 0}
      />
      <div className={css.main}>
        <PageTitle
          title={title}
          actions={narrowScreen ? <SortChoice search={search} narrow={narrow} /> : <ColumnChoice hidden={hidden} hide={hide} />}
        >
          {search.q && (
            <>
              <span className="muted">{status === 'all' ? <Trans>in every status</Trans> : <StatusBadge kind="status" of={status} />}</span>
              <LinkButton to="/$store/orders" params={{ store: slug }} search={{}} size="compact-sm">
                <Trans>Clear search</Trans>
              </LinkButton>
            </>
          )}
        </PageTitle>
        <Filters
          search={search}
          people={list.data?.people ?? []}
          channels={counts.data?.channels ?? []}
          narrow={narrow}
          clear={() => go(withoutFilters(search))}
        />
        <Arrivals fresh={fresh} />
        <div
          ref={rows}
          className={css.card}
          aria-busy={list.isPending || list.isPlaceholderData}
          data-stale={list.isPlaceholderData || undefined}
        >
          <Rows query={list}>
            {(found) => {
              if (found.rows.length === 0) return <NoOrders search={search} lastReceived={counts.data?.lastReceived ?? null} />
              const shared = { label: title, list: found, store: slug, from: writeFrom(search) }
              if (narrowScreen) return <OrderCards {...shared} mixed={status === 'all'} />
              return <OrdersTable {...shared} shown={shown} search={search} onSort={(sort, order) => narrow({ sort, order })} />
            }}
          </Rows>
        </div>
        {list.data && <Pager list={list.data} search={search} />}
      </div>
    </div>
  )
}

type ListQuery = ReturnType<typeof useQuery<ListView>>

/** The list, or what stands in its place while there is none. */
function Rows({ query, children }: { readonly query: ListQuery; readonly children: (list: ListView) => ReactNode }) {
  const state = stateOf(query)
  if (state.kind === 'forbidden') return <NotYours />
  if (state.kind === 'failed') return <Failed error={state.error} retry={state.retry} />
  return query.data ? children(query.data) : <Skeleton lines={12} />
}

/** Says that the list has changed since it was read, and shows it when asked. */
function Arrivals({ fresh }: { readonly fresh: Fresh | null }) {
  if (!fresh) return null
  return (
    <div className={css.arrivals} role="status">
      {fresh.arrived ? <Trans>New orders have come in.</Trans> : <Trans>The list has changed.</Trans>}
      <Button size="compact-sm" onClick={fresh.show}>
        <Trans>Show them</Trans>
      </Button>
    </div>
  )
}

function NoOrdersOfYours() {
  const { t } = useLingui()
  return (
    <>
      <PageTitle title={t`Orders`} />
      <div className={css.card}>
        <NotYours />
      </div>
    </>
  )
}

function NotYours() {
  return (
    <EmptyState icon={<IconLock size={20} aria-hidden />} title={<Trans>Your role does not show orders</Trans>}>
      <Trans>A supervisor of the store can change that.</Trans>
    </EmptyState>
  )
}

function useTitle(search: OrdersSearch): string {
  const { t } = useLingui()
  const word = useWords()
  const status = statusOf(search)
  if (search.q) return t`Search: ${search.q}`
  return status === 'all' ? t`All orders` : t`Orders / ${word('status', status)}`
}

/** J and K walk along the orders; Enter then opens the one that has the focus, as on any link. */
function useSteps(): void {
  const { t } = useLingui()
  useShortcuts([
    { keys: 'j', does: t`Next order of the list`, run: () => step(1) },
    { keys: 'k', does: t`Previous order of the list`, run: () => step(-1) },
  ])
}

function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('a[data-order]')]
  const at = links.findIndex((link) => link === document.activeElement)
  const next = at < 0 ? (by === 1 ? 0 : links.length - 1) : at + by
  links[next]?.focus()
}
