import { expect, inject } from 'vitest'
import { spawn } from 'node:child_process'
import type { GatewayName } from '#ports/gateway.ts'
import { reconcile } from '#order/payment/news/reconcile.ts'
import { settle } from '#order/payment/beats/settle.ts'
import type { App } from '#platform/app.ts'
import type { TestDesk } from '#test/support/desk.ts'
import type { PaypalShop } from '#test/support/paypal.ts'
import type { Sandbox } from '#test/support/sandbox.ts'
import type { Death, Deed } from './deaths.ts'
import type { OperationName, Paths, Subject } from './operations.ts'

/** A desk and a gateway with the wire between them. */
export type Line = {
  readonly gateway: GatewayName
  /** its name at the gateway, and its id at the desk */
  readonly account: string
  readonly accountId: string
  readonly sandbox: Sandbox
  readonly desk: TestDesk
  readonly shop: PaypalShop
  /** everything that moved on the account, oldest first */
  readonly effects: () => Promise<readonly Effect[]>
  /** lets time pass at both ends, in seconds */
  readonly pass: (seconds: number) => Promise<void>
}

/** An operation that can be done now, and how much had moved at the gateway before it. */
export type Ready = { readonly name: OperationName; readonly paths: Paths; readonly on: Subject; readonly mark: Mark }
/** What stood in both books before. */
export type Mark = { readonly effects: number; readonly rows: readonly string[] }

/** Something that moved, minor units. */
export type Moved = { readonly kind: string; readonly amount: number }
/** The same at the gateway, and on which of its payments. */
export type Effect = Moved & { readonly payment: string }

/** Does an operation in a process of its own that dies at the chosen moment. */
export async function actAndDie(line: Line, what: Ready, death: Death): Promise<void> {
  const deed: Deed = {
    config: line.desk.app.config,
    database: line.desk.url('partsdesk_app'),
    tablesFolder: inject('tablesFolder'),
    store: line.desk.store.id,
    now: line.desk.clock.now().toISOString(),
    operation: what.name,
    on: what.on,
    death,
  }
  if (death === 'with the gateway') await line.sandbox.fault('POST', what.paths.moves, 'hang_after')
  const child = spawn(process.execPath, ['test/faults/payments/dying-desk.ts', JSON.stringify(deed)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const gone = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
  if (death === 'with the gateway') {
    await expect.poll(async () => (await line.effects()).length, { interval: 5, timeout: 20_000 }).toBeGreaterThan(what.mark.effects)
    child.kill('SIGKILL')
  }
  expect(await gone).toBe('SIGKILL')
}

/** Lets the job come back, each time later, until every attempt of the order has an end. Answers how often it came; infinite when it found none. */
export async function recover(line: Line, { on }: Ready, app: App): Promise<number> {
  for (let looks = 0; looks < 6; looks++) {
    const open = await unsettled(line.desk, on.order)
    if (open.length === 0) return looks
    await line.pass(31)
    for (const { id } of open) await settle(app, { store: line.desk.store.id, id })
  }
  return Number.POSITIVE_INFINITY
}

/** The attempts of an order whose end is not known. */
export function unsettled(desk: TestDesk, order: string) {
  return desk.look<{ id: string }>(
    `select id from transactions t where order_id = $1
     and not exists (select 1 from transaction_events e where e.transaction_id = t.id and e.state in ('approved', 'declined', 'failed'))`,
    [order],
  )
}

/** Sends what webhooks are due and works off what they put in. */
export async function hear(line: Line): Promise<void> {
  await line.sandbox.control(line.gateway === 'stripe' ? '/webhooks/pump' : '/paypal/webhooks/pump', {})
  await workOff(line)
}

/** Does what news of the gateway have put in. */
export async function workOff({ desk }: Line): Promise<void> {
  const jobs = await desk.look<{ payment: string }>(
    `delete from pgboss.job where name = 'reconcile' and state = 'created' returning data ->> 'id' as payment`,
  )
  for (const { payment } of jobs) await reconcile(desk.app, { store: desk.store.id, id: payment })
}
