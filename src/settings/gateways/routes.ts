import { Hono } from 'hono'
import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { answer, body, may, type InStore } from '#platform/http.ts'
import { gatewayNames } from '#ports/gateway.ts'
import { openCredentials } from '#platform/gateway-credentials.ts'
import { accountOf, secretOf } from './credentials.ts'
import { allowPhone, setUpWebhook } from './listen.ts'
import { listAccounts, type AccountRow } from './queries.ts'
import { saveAccount } from './save-account.ts'
import { GatewayAsk, PhoneAsk, type GatewayName, type GatewaysView, type GatewayView } from './shapes.ts'
import { testAccount, testKeys } from './test-keys.ts'

/** The store's payment gateways: what is entered, enter keys (they are tried at the gateway first), try them again, webhooks, cards by phone. */
export function gatewaysRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/gateway')
    .get('/', may('settings'), async (c) =>
      c.json({ accounts: await readGateways(app, c.var.actor), sandbox: app.config.sandbox !== undefined } satisfies GatewaysView),
    )
    .put('/', may('settings'), body(GatewayAsk), async (c) => {
      const ask = c.req.valid('json')
      const tested = await testKeys(app, accountOf(ask))
      return answer(c, tested.ok ? await saveAccount(app, c.var.actor, ask) : tested)
    })
    .post('/:gateway/test', may('settings'), async (c) => answer(c, await testAccount(app, c.var.actor, named(c.req.param('gateway')))))
    .post('/:gateway/webhook', may('settings'), async (c) => answer(c, await setUpWebhook(app, c.var.actor, named(c.req.param('gateway')))))
    .post('/:gateway/phone', may('settings'), body(PhoneAsk), async (c) =>
      answer(c, await allowPhone(app, c.var.actor, named(c.req.param('gateway')), c.req.valid('json').phone)),
    )
}

function named(gateway: string): GatewayName {
  return z.enum(gatewayNames).catch('stripe').parse(gateway)
}

/** The store's accounts for settings, without their secrets. */
async function readGateways(app: App, actor: Actor): Promise<readonly GatewayView[]> {
  return (await inStore(app, actor, listAccounts)).map((row) => viewOf(row, secretOf(openCredentials(app, actor.store, row))))
}

function viewOf(row: AccountRow, secret: string): GatewayView {
  return {
    id: row.id,
    gateway: row.gateway,
    name: row.name,
    live: row.live,
    publishableKey: row.publishable_key,
    keyEnds: secret.slice(-4),
    phone: row.moto,
    trouble: row.trouble,
    webhook: {
      set: row.webhook_hash !== null,
      lastAt: row.webhook_at?.toISOString() ?? null,
      readAt: row.read_at?.toISOString() ?? null,
    },
    createdAt: row.created_at.toISOString(),
  }
}
