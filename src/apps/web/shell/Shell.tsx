import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate, useParams, useRouteContext } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { DeskProvider, type Store } from '#ui/desk.tsx'
import { Paused } from '#ui/live/Paused.tsx'
import { SkipLink } from '#ui/frame/SkipLink.tsx'
import { useShortcuts, type Shortcut } from '#ui/shortcuts.ts'
import { NotFoundPage } from '../pages/NotFoundPage.tsx'
import { ShutPage } from '../pages/ShutPage.tsx'
import { meQuery } from '../session.ts'
import { SandboxBanner } from './SandboxBanner.tsx'
import css from './shell.module.css'
import { TopBar } from './TopBar.tsx'

// Dialogs come right after the first paint and are there, closed, long before anybody opens one.
const Palette = lazy(() => import('../palette/Palette.tsx').then(({ Palette }) => ({ default: Palette })))
// What changes while it comes is told by its first stream.
const LiveDesk = lazy(() => import('#ui/live/LiveDesk.tsx').then(({ LiveDesk }) => ({ default: LiveDesk })))
const ShortcutsDialog = lazy(() => import('./ShortcutsDialog.tsx').then(({ ShortcutsDialog }) => ({ default: ShortcutsDialog })))

/** The frame of every page of a signed-in person: banner, top bar, the page. */
export function Shell() {
  const { me: first } = useRouteContext({ from: '/desk' })
  const me = useQuery(meQuery).data ?? first
  const { store: slug } = useParams({ strict: false })
  const store = me.stores.find((one) => one.slug === slug) ?? null
  return (
    <DeskProvider me={me} store={store}>
      <SkipLink />
      <SandboxBanner />
      <TopBar key={slug} />
      {store && <Paused />}
      <main id="main" className={css.main} tabIndex={-1}>
        {store?.shut ? <ShutPage store={store} /> : slug === undefined || store ? <Outlet /> : <NotFoundPage />}
      </main>
      <Suspense>
        <ShortcutsDialog />
        <Palette />
      </Suspense>
      {store && <GoTo store={store} />}
      <Suspense>{store?.rights.includes('orders') && <LiveDesk key={store.slug} slug={store.slug} from={store.liveFrom} />}</Suspense>
    </DeskProvider>
  )
}

/** The keys that lead to a page from anywhere. */
function GoTo({ store: { slug, rights } }: { readonly store: Store }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const params = { store: slug }
  const settings: Shortcut = {
    keys: 'g s',
    does: t`Go to the settings`,
    run: () => void navigate({ to: '/$store/settings/$page', params: { store: slug, page: 'store' } }),
  }
  useShortcuts([
    { keys: 'g o', does: t`Go to the orders`, run: () => void navigate({ to: '/$store/orders', params }) },
    { keys: 'g a', does: t`Go to Needs attention`, run: () => void navigate({ to: '/$store/attention', params }) },
    { keys: 'g n', does: t`New order`, run: () => void navigate({ to: '/$store/orders/new', params }) },
    ...(rights.includes('settings') ? [settings] : []),
  ])
  return null
}
