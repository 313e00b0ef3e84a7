import { statuses } from '#domain/order.ts'
import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { readFrom } from '#order/list/search.tsx'
import type { ViewsView } from '#order/list/views/shapes.ts'
import { useNameOf } from '#order/list/views/use-views.tsx'
import { useMe, type Store } from '#ui/desk.tsx'
import { useDesk } from '#ui/query.ts'
import { useWords } from '#ui/words.ts'
import { findSettings } from '../../settings/find/find-settings.ts'
import { settingsFor } from '../../settings/pages.ts'
import type { Act } from './act.ts'

/** Every page one may go to: those of the store, its settings, and one's own. */
export function usePages(store: Store | null): readonly Act[] {
  const own = useOwnPages()
  const orders = useOrderLists(store)
  const settings = useSettings(store)
  return [...orders, ...own, ...settings]
}

/** The lists somebody keeps under a name: the store's and one's own. */
export function useViewPages(store: Store | null, open: boolean): readonly Act[] {
  const { t } = useLingui()
  const nameOf = useNameOf()
  const navigate = useNavigate()
  const may = open && Boolean(store?.rights.includes('orders'))
  const views = useDesk<ViewsView>(`/desk/stores/${store?.slug}/list-views`, { enabled: may }).data?.views ?? []
  if (!store || !may) return []
  return views.map((view) => ({
    id: `view-${view.id}`,
    label: nameOf(view),
    also: t`Saved views`,
    hint: t({ message: 'View', context: 'a kept list' }),
    theirs: view.name !== null,
    run: () => void navigate({ to: '/$store/orders', params: { store: store.slug }, search: { ...readFrom(view.query), view: view.id } }),
  }))
}

function useOrderLists(store: Store | null): readonly Act[] {
  const { t } = useLingui()
  const word = useWords()
  const navigate = useNavigate()
  if (!store?.rights.includes('orders')) return []
  const params = { store: store.slug }
  const create: Act = { id: 'new-order', label: t`New order`, keys: 'g n', run: () => void navigate({ to: '/$store/orders/new', params }) }
  return [
    { id: 'orders', label: t`Orders`, keys: 'g o', run: () => void navigate({ to: '/$store/orders', params }) },
    { id: 'attention', label: t`Needs attention`, keys: 'g a', run: () => void navigate({ to: '/$store/attention', params }) },
    ...(store.rights.includes('orders.create') ? [create] : []),
    ...statuses.map((status) => ({
      id: `orders-${status}`,
      label: t`Orders / ${word('status', status)}`,
      run: () => void navigate({ to: '/$store/orders', params, search: { status } }),
    })),
    {
      id: 'all-orders',
      label: t`All orders`,
      run: () => void navigate({ to: '/$store/orders', params, search: { status: 'all' } }),
    },
  ]
}

function useSettings(store: Store | null): readonly Act[] {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  if (!store) return []
  return settingsFor(store.rights).map(({ name, title }) => ({
    id: `settings-${name}`,
    label: i18n._(title),
    also: t`Settings`,
    hint: name === 'store' ? undefined : t`Settings`,
    keys: name === 'store' ? 'g s' : undefined,
    run: () => void navigate({ to: '/$store/settings/$page', params: { store: store.slug, page: name } }),
  }))
}

/** Single settings that hold what is typed, each leading to its very place. */
export function useFoundSettings(store: Store | null, typed: string): readonly Act[] {
  const { i18n } = useLingui()
  const navigate = useNavigate()
  if (!store) return []
  return findSettings(typed, store.rights, (words) => i18n._(words))
    .slice(0, mostSettings)
    .map(({ id, label, path, page, at }) => ({
      id: `setting-${id}`,
      label,
      hint: path,
      run: () => void navigate({ to: '/$store/settings/$page', params: { store: store.slug, page }, hash: at, hashScrollIntoView: false }),
    }))
}

const mostSettings = 6

function useOwnPages(): readonly Act[] {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { person } = useMe()
  const network: Act = { id: 'network', label: t`Network`, run: () => void navigate({ to: '/network' }) }
  return [
    { id: 'profile', label: t`Profile`, run: () => void navigate({ to: '/profile' }) },
    { id: 'guide', label: t`How to process an order`, also: t`Help`, run: () => void navigate({ to: '/help/process-an-order' }) },
    ...(person.operator ? [network] : []),
  ]
}
