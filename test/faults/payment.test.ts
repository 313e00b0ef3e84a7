import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { capture } from '#order/payment/capture.ts'
import { confirmPayment } from '#order/payment/confirm-payment.ts'
import { refundOne } from '#order/payment/refund.ts'
import { settle } from '#order/payment/beats/settle.ts'
import type { App } from '#platform/app.ts'
import type { Gateway, OpenGateway } from '#ports/gateway.ts'
import { openGateways } from '../../src/apps/open-gateways.ts'
import { openDesk, type TestDesk } from '#test/support/desk.ts'
import { connect, payAtShop, setPaymentMode, tokenAtShop } from '#test/support/payments.ts'
import { startSandbox, type FaultKind, type Sandbox } from '#test/support/sandbox.ts'
import type { Deed } from './payment-process.ts'

let sandbox: Sandbox
let desk: TestDesk
beforeAll(async () => {
  sandbox = await startSandbox()
  desk = await openDesk({ sandbox: sandbox.ports, now: new Date(), openGateway: openGateways({ sandbox: sandbox.ports, timeout: 400 }) })
  await connect(desk, 'faults')
  await setPaymentMode(desk, 'sale')
})
afterAll(async () => {
  await desk.close()
  await sandbox.stop()
})

const deeds = ['capture', 'refund', 'charge'] as const
type DeedName = (typeof deeds)[number]
type Order = { readonly id: string; readonly number: number; readonly transaction: string }
const paths = { capture: '/v1/payment_intents/*/capture', refund: '/v1/refunds', charge: '/v1/payment_intents/*/confirm' } as const
const amount = 15_100

/** An order on which the deed can be done: a hold to capture, a sale to refund, a token to charge. */
async function ready(deed: DeedName, app: App = desk.app): Promise<Order> {
  if (deed === 'charge') {
    const order = await desk.place({ payment: { kind: 'payment_method', gateway: 'stripe', token: await tokenAtShop(sandbox, 'faults') } })
    return { ...order, transaction: '' }
  }
  const reference = await payAtShop(sandbox, 'faults', { capture: deed === 'capture' ? 'manual' : 'automatic' })
  const order = await desk.place({ payment: { kind: 'reference', gateway: 'stripe', reference } })
  await confirmPayment(app, { store: desk.store.id, id: order.id })
  const [row] = await desk.look<{ id: string }>('select id from transactions where order_id = $1', [order.id])
  return { ...order, transaction: row?.id ?? '' }
}

async function act(deed: DeedName, order: Order, app: App = desk.app): Promise<void> {
  const which = { id: order.id }
  const command = { id: randomUUID(), seen: null }
  if (deed === 'capture') await capture(app, desk.system, which, { transaction: order.transaction, amount }, command)
  if (deed === 'refund') await refundOne(app, desk.system, which, { transaction: order.transaction, amount, reason: 'test' }, command)
  if (deed === 'charge') await confirmPayment(app, { store: desk.store.id, id: order.id })
}

/** Does the deed in a process of its own that is killed in the middle of it. */
async function actAndDie(deed: DeedName, order: Order, die: Deed['die']): Promise<void> {
  const ask: Deed = {
    config: desk.app.config,
    database: desk.url('partsdesk_app'),
    vinFolder: inject('vinFolder'),
    store: desk.store.id,
    order: order.id,
    deed,
    transaction: order.transaction,
    amount,
    die,
  }
  const child = spawn(process.execPath, ['test/faults/payment-process.ts', JSON.stringify(ask)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  expect(await new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))).toBe('SIGKILL')
}

/** Lets the job come back as often as it wants to, each time later, until every attempt of the order has an end. */
async function recover(order: Order, app: App = desk.app): Promise<number> {
  for (let looks = 1; looks <= 6; looks++) {
    const open = await unsettled(order)
    if (open.length === 0) return looks - 1
    desk.clock.advance(31_000)
    for (const { id } of open) await settle(app, { store: desk.store.id, id })
  }
  return Number.POSITIVE_INFINITY
}

function unsettled(order: Order) {
  return desk.look<{ id: string }>(
    `select id from transactions t where order_id = $1 and not exists (select 1 from transaction_events e where e.transaction_id = t.id and e.state in ('approved', 'declined', 'failed'))`,
    [order.id],
  )
}

/** Where the gateway and the ledger disagree on what moved for this order; empty is right. */
async function differences(order: Order): Promise<readonly string[]> {
  const rows = await desk.look<{ kind: string; amount: number; references: string[] }>(
    `select t.kind, t.amount::int, array_agg(e.reference) filter (where e.reference is not null) as references, bool_or(e.state = 'approved') as approved
     from transactions t join transaction_events e on e.transaction_id = t.id where t.order_id = $1 group by t.id, t.kind, t.amount having bool_or(e.state = 'approved')`,
    [order.id],
  )
  const references = new Set(
    (
      await desk.look<{ reference: string }>(
        'select distinct e.reference from transactions t join transaction_events e on e.transaction_id = t.id where t.order_id = $1',
        [order.id],
      )
    ).map((row) => row.reference),
  )
  const effects = (await sandbox.effects('faults')).filter(
    (effect) => references.has(effect.payment_intent) || effect.metadata['partsdesk_order'] === order.id,
  )
  const written = rows.map((row) => `${row.kind === 'authorization' ? 'authorize' : row.kind} ${row.amount}`).toSorted()
  const real = effects.map((effect) => `${effect.kind} ${effect.amount}`).toSorted()
  return JSON.stringify(written) === JSON.stringify(real)
    ? []
    : [`the ledger says ${written.join(', ') || 'nothing'}, the gateway did ${real.join(', ') || 'nothing'}`]
}

const done = (deed: DeedName, order: Order) =>
  desk.look<{ n: number }>(
    `select count(*)::int as n from transactions t join transaction_events e on e.transaction_id = t.id and e.state = 'approved' where order_id = $1 and kind = $2`,
    [order.id, deed === 'charge' ? 'sale' : deed],
  )

const faults: readonly FaultKind[] = ['drop_before', 'drop_after', 'hang_after', '500_before', '500_after', '429']

test.each(deeds.flatMap((deed) => faults.map((fault) => [deed, fault] as const)))(
  '%s, the line fails (%s): it is done once and the ledger says so',
  async (deed, fault) => {
    const order = await ready(deed)
    await sandbox.fault('POST', paths[deed], fault)
    await act(deed, order)
    expect(await recover(order)).toBeLessThanOrEqual(3)
    expect(await differences(order)).toEqual([])
    expect(await done(deed, order)).toEqual([{ n: 1 }])
  },
)

const kills = [
  ['capture', 'before_call'],
  ['capture', 'after_call'],
  ['refund', 'before_call'],
  ['refund', 'after_call'],
  ['charge', 'before_call'],
  ['charge', 'after_create'],
  ['charge', 'after_call'],
] as const
test.each(kills)('%s, killed %s: the job finds the truth and it is done once', async (deed, die) => {
  const order = await ready(deed)
  await actAndDie(deed, order, die)
  expect(await recover(order)).toBeLessThanOrEqual(2)
  expect(await differences(order)).toEqual([])
  expect(await done(deed, order)).toEqual([{ n: 1 }])
})

test.each(deeds)('%s, answered by nobody, found out after the gateway has forgotten our keys: still once', async (deed) => {
  const order = await ready(deed)
  await sandbox.fault('POST', paths[deed], '500_after')
  await act(deed, order)
  await sandbox.advance(25 * 3600)
  expect(await recover(order)).toBe(1)
  expect(await differences(order)).toEqual([])
  expect(await done(deed, order)).toEqual([{ n: 1 }])
})

test.each(deeds)('the control: %s with a random key a try and no look-up goes wrong', async (deed) => {
  const app = { ...desk.app, openGateway: careless(desk.app.openGateway) }
  const order = await ready(deed)
  await sandbox.fault('POST', paths[deed], '500_after')
  await act(deed, order, app)
  await recover(order, app)
  expect(await differences(order)).not.toEqual([])
})

test('an attempt too old to be sent again is not: it waits for a person', async () => {
  const order = await ready('refund')
  await sandbox.fault('POST', paths.refund, '500_before')
  await act('refund', order)
  desk.clock.advance(13 * 3_600_000)
  expect(await recover(order)).toBe(Number.POSITIVE_INFINITY)
  expect(await differences(order)).toEqual([])
  expect(await done('refund', order)).toEqual([{ n: 0 }])
})

test('ten clerks at once, each with a command of their own, over a slow line: one capture', async () => {
  const order = await ready('capture')
  await sandbox.fault('POST', paths.capture, 'slow')
  await Promise.all(Array.from({ length: 10 }, () => act('capture', order)))
  // Our call was given up before the gateway was done with it; the grace of a real clock would outlast it.
  await expect
    .poll(async () =>
      (await sandbox.effects('faults')).filter((effect) => effect.kind === 'capture' && effect.metadata['partsdesk_order'] === order.id),
    )
    .toHaveLength(1)
  expect(await recover(order)).toBeLessThanOrEqual(1)
  expect(await differences(order)).toEqual([])
  expect(await done('capture', order)).toEqual([{ n: 1 }])
})

/** What an adapter without keys and look-ups would do. */
function careless(open: OpenGateway): OpenGateway {
  return (account) => {
    const opened = open(account)
    if (!opened.ok) return opened
    const { value: gateway } = opened
    const anew = <T extends { readonly key: string }>(attempt: T): T => ({ ...attempt, key: randomUUID() })
    const blind: Gateway = {
      ...gateway,
      find: async (reference) => {
        const found = await gateway.find(reference)
        if (!found || !('state' in found)) return found
        const state = found.state === 'captured' && found.kind === 'authorization' ? 'held' : 'open'
        return { ...found, state, captured: { ...found.captured, amount: 0 }, captures: [], refunds: [] }
      },
      confirm: (attempt, payment, ask) => gateway.confirm(anew(attempt), payment, ask),
      capture: (attempt, of, wanted, final) => gateway.capture(anew(attempt), of, wanted, final),
      refund: (attempt, of, wanted) => gateway.refund(anew(attempt), of, wanted),
    }
    return { ...opened, value: blind }
  }
}
