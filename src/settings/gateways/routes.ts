import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { answer, body, may, type InStore } from '#platform/http.ts'
import { openCredentials } from './credentials.ts'
import { readAccount } from './queries.ts'
import { saveAccount } from './save-account.ts'
import { GatewayAsk, type GatewaysView, type GatewayView } from './shapes.ts'
import { testAccount, testKeys } from './test-keys.ts'

/** The store's payment gateway: what is entered, enter it (the keys are tried at the gateway first), try it again. */
export function gatewaysRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/gateway')
    .get('/', may('settings'), async (c) =>
      c.json({ account: await readGateway(app, c.var.actor), sandbox: app.config.sandbox !== undefined } satisfies GatewaysView),
    )
    .put('/', may('settings'), body(GatewayAsk), async (c) => {
      const ask = c.req.valid('json')
      const tested = await testKeys(app, { gateway: ask.gateway, credentials: { secretKey: ask.secretKey } })
      return answer(c, tested.ok ? await saveAccount(app, c.var.actor, ask) : tested)
    })
    .post('/test', may('settings'), async (c) => answer(c, await testAccount(app, c.var.actor)))
}

/** The store's account for settings, without its secret; null before one was entered. */
export async function readGateway(app: App, actor: Actor): Promise<GatewayView | null> {
  const row = await inStore(app, actor, readAccount)
  if (!row) return null
  const { secretKey } = openCredentials(app, actor.store, row)
  return {
    id: row.id,
    gateway: row.gateway,
    name: row.name,
    live: row.live,
    publishableKey: row.publishable_key,
    keyEnds: secretKey.slice(-4),
    createdAt: row.created_at.toISOString(),
  }
}
