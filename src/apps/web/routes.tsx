import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { listPath, readOrdersSearch } from '#order/list/search.tsx'
import { speakBehind } from '#ui/i18n.ts'
import { deskQuery } from '#ui/query.ts'
import { FaultPage } from './pages/FaultPage.tsx'
import { NotFoundPage } from './pages/NotFoundPage.tsx'
import { readForgotSearch, readOrderSearch, readSettingsSearch, readSignInSearch } from './search.ts'
import { readMe } from './session.ts'
import { Shell } from './shell/Shell.tsx'

type RouterContext = { readonly queries: QueryClient }

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFoundPage })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('./pages/sign-in/SignInPage.tsx'), 'SignInPage'),
})

const firstLink = createRoute({
  getParentRoute: () => root,
  path: '/first/$token',
  component: lazyRouteComponent(() => import('./pages/link/LinkPage.tsx'), 'FirstLinkPage'),
})

const link = createRoute({
  getParentRoute: () => root,
  path: '/link/$token',
  component: lazyRouteComponent(() => import('./pages/link/LinkPage.tsx'), 'LinkPage'),
})

const forgot = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  validateSearch: readForgotSearch,
  component: lazyRouteComponent(() => import('./pages/ForgotPage.tsx'), 'ForgotPage'),
})

/** Everything below needs a person; without one the way leads to sign-in and back. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: async ({ context, location }) => {
    const me = await readMe(context.queries)
    if (!me) throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href } })
    return { me }
  },
  component: Shell,
})

const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad: ({ context: { me } }) => {
    const first = me.stores.find((store) => !store.shut) ?? me.stores[0]
    if (first) throw redirect({ to: '/$store/orders', params: { store: first.slug }, replace: true })
    throw redirect({ to: me.person.operator ? '/network' : '/profile', replace: true })
  },
})

const profile = createRoute({
  getParentRoute: () => desk,
  path: '/profile',
  component: lazyRouteComponent(() => behind(import('./pages/ProfilePage.tsx')), 'ProfilePage'),
})

const network = createRoute({
  getParentRoute: () => desk,
  path: '/network',
  component: lazyRouteComponent(() => behind(import('./pages/NetworkPage.tsx')), 'NetworkPage'),
})

const registry = createRoute({
  getParentRoute: () => desk,
  path: '/network/registry',
  component: lazyRouteComponent(() => behind(import('./pages/RegistryPage.tsx')), 'RegistryPage'),
})

const guide = createRoute({
  getParentRoute: () => desk,
  path: '/help/process-an-order',
  component: lazyRouteComponent(() => behind(import('./pages/GuidePage.tsx')), 'GuidePage'),
})

const orders = createRoute({
  getParentRoute: () => desk,
  path: '/$store/orders',
  validateSearch: readOrdersSearch,
  loaderDeps: ({ search: { peek: _peek, view: _view, columns: _columns, ...search } }) => search,
  // Asked for while the page's code still loads, and while the pointer is on a link to it; nobody waits for it here.
  loader: ({ context: { queries }, params: { store }, deps }) => void queries.prefetchQuery(deskQuery(listPath(store, deps))),
  component: lazyRouteComponent(() => import('./OrdersPage.tsx'), 'OrdersPage'),
})

const attention = createRoute({
  getParentRoute: () => desk,
  path: '/$store/attention',
  loader: ({ context: { queries }, params: { store } }) => void queries.prefetchQuery(deskQuery(`/desk/stores/${store}/attention`)),
  component: lazyRouteComponent(() => import('#desk/attention/AttentionPage.tsx'), 'AttentionPage'),
})

const unfiled = createRoute({
  getParentRoute: () => desk,
  path: '/$store/mail',
  component: lazyRouteComponent(() => behind(import('#order/messages/unfiled/UnfiledPage.tsx')), 'UnfiledPage'),
})

const newOrder = createRoute({
  getParentRoute: () => desk,
  path: '/$store/orders/new',
  component: lazyRouteComponent(() => behind(import('#order/intake/NewOrderPage.tsx')), 'NewOrderPage'),
})

const order = createRoute({
  getParentRoute: () => desk,
  path: '/$store/orders/$number',
  validateSearch: readOrderSearch,
  loader: ({ context: { queries }, params: { store, number } }) =>
    void queries.prefetchQuery(deskQuery(`/desk/stores/${store}/orders/${number}`)),
  component: lazyRouteComponent(() => behind(import('./OrderPage.tsx')), 'OrderPage'),
})

const ship = createRoute({
  getParentRoute: () => desk,
  path: '/$store/orders/$number/ship',
  component: lazyRouteComponent(() => behind(import('#order/fulfillment/FulfillmentPage.tsx')), 'FulfillmentPage'),
})

const settings = createRoute({
  getParentRoute: () => desk,
  path: '/$store/settings/$page',
  validateSearch: readSettingsSearch,
  component: lazyRouteComponent(() => behind(import('./settings/SettingsPage.tsx')), 'SettingsPage'),
})

const elsewhere = createRoute({ getParentRoute: () => desk, path: '$', component: NotFoundPage })

const tree = root.addChildren([
  signIn,
  firstLink,
  link,
  forgot,
  desk.addChildren([home, profile, network, registry, guide, orders, attention, unfiled, newOrder, order, ship, settings, elsewhere]),
])

/** A page behind the list: shown once its words are there too; both are fetched at once. */
async function behind<Page>(page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, speakBehind()])
  return loaded
}

/** The router of the panel; `intent` loads a page's code and data while the pointer is on its link. */
export function openRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: FaultPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    defaultPendingMs: 400,
  })
}

declare module '@tanstack/react-router' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges into the library's own
  interface Register {
    router: ReturnType<typeof openRouter>
  }
}
