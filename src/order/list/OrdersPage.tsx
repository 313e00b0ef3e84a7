import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconLock } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useRef, type ComponentType, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { useMay, useStore } from '#ui/desk.tsx'
import { speakBehind } from '#ui/i18n.ts'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Failed } from '#ui/frame/Failed.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { deskQuery, stateOf } from '#ui/query.ts'
import { useShortcuts } from '#ui/shortcuts.ts'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { useWords } from '#ui/words.ts'
import { ExportLink } from './choose/ExportLink.tsx'
import { useColumns } from './choose/use-columns.tsx'
import { useSelection, type Selection } from './choose/use-selection.tsx'
import { ColumnChoice } from './page/columns.tsx'
import { Filters } from './page/Filters.tsx'
import { LinkButton } from './page/LinkButton.tsx'
import css from './page/list.module.css'
import { NoOrders } from './page/NoOrders.tsx'
import { OrderCards } from './page/OrderCards.tsx'
import { OrdersTable } from './page/OrdersTable.tsx'
import { Pager, SortChoice } from './page/Pager.tsx'
import { listPath, readOrdersSearch, statusOf, wholeList, withoutFilters, writeFrom, type OrdersSearch } from './search.tsx'
import { StatusMenu } from './page/StatusMenu.tsx'
import { useLiveRows, type Fresh } from './page/use-live-rows.tsx'
import { ViewsMenu } from './views/ViewsMenu.tsx'
import type { CountsView, ListView } from './shapes.ts'

/** What the drawer of one order is given; `from` is the list it stands beside. */
export type PeekProps = {
  readonly number: number
  readonly from: string
  readonly close: () => void
}

const ViewTools = lazy(() => later(import('./views/ViewTools.tsx')).then(({ ViewTools: it }) => ({ default: it })))
const BulkBar = lazy(() => later(import('./bulk/BulkBar.tsx')).then(({ BulkBar: it }) => ({ default: it })))
const BulkProgress = lazy(() => later(import('./bulk/BulkProgress.tsx')).then(({ BulkProgress: it }) => ({ default: it })))

/** What is not needed to read the list comes after it, with its words. */
async function later<T>(part: Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([part, speakBehind()])
  return loaded
}

type OrdersPageProps = { readonly peek: ComponentType<PeekProps> }

/** The orders of a store: the status menu, filters, and the list they leave; `peek` is the drawer of one order. */
export function OrdersPage({ peek }: OrdersPageProps) {
  const { slug } = useStore()
  // Rows of one store must not stand for a moment under the name of another.
  return useMay('orders') ? <Orders key={slug} slug={slug} peek={peek} /> : <NoOrdersOfYours />
}

function Orders({ slug, peek: Peek }: OrdersPageProps & { readonly slug: string }) {
  const search = useSearch({ from: '/desk/$store/orders' })
  const navigate = useNavigate()
  const narrowScreen = useMediaQuery('(width < 860px)', false, { getInitialValueInEffect: false })
  const list = useQuery({ ...deskQuery<ListView>(listPath(slug, search)), placeholderData: keepPreviousData, staleTime: 2000 })
  const counts = useQuery({ ...deskQuery<CountsView>(`/desk/stores/${slug}/order-counts`), staleTime: 2000 })
  const status = statusOf(search)
  const title = useTitle(search)
  const go = (next: OrdersSearch) => void navigate({ to: '/$store/orders', params: { store: slug }, search: next })
  const narrow = (change: Partial<OrdersSearch>) => go(readOrdersSearch({ ...search, after: undefined, before: undefined, ...change }))
  const { shown, hidden, hide } = useColumns(search, list.data, go)
  const rows = useRef<HTMLDivElement>(null)
  const fresh = useLiveRows(listPath(slug, search), rows)
  const selection = useSelection(listPath(slug, wholeList(search)), list.data?.rows ?? [])
  const peek = usePeek(search)
  useSteps(selection)

  return (
    <div className={css.page}>
      <StatusMenu
        now={search.q || search.view ? null : status}
        counts={counts.data?.counts}
        attention={counts.data?.attention ?? 0}
        unfiled={counts.data?.unfiled ?? 0}
      >
        <ViewsMenu now={search.view} />
      </StatusMenu>
      <div className={css.main}>
        <PageTitle
          title={title}
          actions={
            <>
              {narrowScreen ? <SortChoice search={search} narrow={narrow} /> : <ColumnChoice hidden={hidden} hide={hide} />}
              <ExportLink search={search} shown={shown} />
              <Suspense fallback={null}>
                <ViewTools search={hidden.length > 0 ? { ...search, columns: shown.join(',') } : search} />
              </Suspense>
            </>
          }
        >
          {search.q && <Searched status={status} />}
        </PageTitle>
        <Filters
          search={search}
          people={list.data?.people ?? []}
          channels={counts.data?.channels ?? []}
          narrow={narrow}
          clear={() => go(withoutFilters(search))}
        />
        <Suspense fallback={null}>
          {counts.data?.bulk && <BulkProgress key={counts.data.bulk} job={counts.data.bulk} people={list.data?.people ?? []} />}
        </Suspense>
        <Arrivals fresh={fresh} />
        <div role="presentation" onChange={selection.onChange} onClick={peek.onClick} onKeyDown={peek.onKeyDown}>
          <div
            ref={rows}
            className={css.card}
            aria-busy={list.isPending || list.isPlaceholderData}
            data-stale={list.isPlaceholderData || undefined}
          >
            <Rows query={list}>
              {(found) => {
                if (found.rows.length === 0) return <NoOrders search={search} lastReceived={counts.data?.lastReceived ?? null} />
                const shared = { label: title, list: found, store: slug, from: writeFrom(search), selection }
                if (narrowScreen) return <OrderCards {...shared} mixed={status === 'all' || status === 'open'} />
                return <OrdersTable {...shared} shown={shown} search={search} onSort={(sort, order) => narrow({ sort, order })} />
              }}
            </Rows>
          </div>
        </div>
        {list.data && <Pager list={list.data} search={search} />}
        <Suspense fallback={null}>
          {list.data && (selection.whole || selection.picked.size > 0) && (
            <BulkBar selection={selection} search={search} list={list.data} shown={shown} />
          )}
          {search.peek && <Peek number={Number(search.peek)} from={writeFrom(search)} close={peek.close} />}
        </Suspense>
      </div>
    </div>
  )
}

/** Where a search looks, and the way out of it. */
function Searched({ status }: { readonly status: ReturnType<typeof statusOf> }) {
  const { slug } = useStore()
  return (
    <>
      <span className="muted">
        {status === 'all' || status === 'open' ? <Trans>in every status</Trans> : <StatusBadge kind="status" of={status} />}
      </span>
      <LinkButton to="/$store/orders" params={{ store: slug }} search={{}} size="compact-sm">
        <Trans>Clear search</Trans>
      </LinkButton>
    </>
  )
}

/** The drawer of one order stands in the address: Space on an order or a click on its row opens it. */
function usePeek(search: OrdersSearch) {
  const { slug } = useStore()
  const navigate = useNavigate()
  const show = (peek: string | undefined) =>
    void navigate({ to: '/$store/orders', params: { store: slug }, search: { ...search, peek }, replace: true, resetScroll: false })
  return {
    close: () => show(undefined),
    onClick: ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || target.closest('a, button, input, label') || getSelection()?.toString()) return
      const row = target.closest<HTMLElement>('[data-row]')?.dataset['row']
      if (row) show(row)
    },
    onKeyDown: (event: KeyboardEvent) => {
      const order = event.target instanceof HTMLElement ? event.target.dataset['order'] : undefined
      if (event.key !== ' ' || !order) return
      event.preventDefault()
      show(order)
    },
  }
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
  if (status === 'open') return t`Open orders`
  return status === 'all' ? t`All orders` : t`Orders / ${word('status', status)}`
}

/** J and K walk along the orders; Enter then opens the one that has the focus, as on any link, Space looks into it, and X picks it. */
function useSteps(selection: Selection): void {
  const { t } = useLingui()
  useShortcuts([
    { keys: 'j', does: t`Next order of the list`, run: () => step(1), onlyKeys: true },
    { keys: 'k', does: t`Previous order of the list`, run: () => step(-1), onlyKeys: true },
    { keys: 'Enter', does: t`Open the order`, run: null },
    { keys: 'Space', does: t`Look into the order`, run: null },
    {
      keys: 'x',
      does: t`Select the order, or leave it out`,
      run: () => {
        const number = Number(document.activeElement instanceof HTMLElement ? document.activeElement.dataset['order'] : undefined)
        if (number) selection.pick(number, !selection.picked.has(number))
      },
      onlyKeys: true,
    },
  ])
}

function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('a[data-order]')]
  const at = links.findIndex((link) => link === document.activeElement)
  const next = at < 0 ? (by === 1 ? 0 : links.length - 1) : at + by
  links[next]?.focus()
}
