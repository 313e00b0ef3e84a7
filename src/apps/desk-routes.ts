import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import type { Asked, InStore } from '#platform/http.ts'
import { inOwnStore, signedIn } from '#platform/session.ts'
import { listRoutes } from '#order/list/routes.ts'
import { messagesRoutes } from '#order/messages/routes.ts'
import { signInRoutes } from '#network/sign-in/routes.ts'
import { orderPageRoutes } from './order-page.ts'

/** The panel's JSON: what needs no store first, then everything inside the store of the path. */
export function deskRoutes(app: App) {
  return new Hono<Asked>()
    .route('/', signInRoutes(app))
    .use('/stores/:store/*', signedIn(app), inOwnStore())
    .route('/stores/:store', storeRoutes(app))
}

function storeRoutes(app: App) {
  return new Hono<InStore>()
    .route('/', listRoutes(app))
    .route('/', messagesRoutes(app))
    .route('/', orderPageRoutes(app))
}
