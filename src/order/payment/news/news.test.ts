import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { credentialsContext } from '#ports/gateway.ts'
import { openPaymentDesk, type PaidOrder, type PaymentDesk } from '#test/support/payments.ts'
import { readNews } from './hear.ts'
import { reconcile } from './reconcile.ts'

let at: PaymentDesk
let account: string
beforeAll(async () => {
  at = await openPaymentDesk()
  const [row] = await at.desk.look<{ id: string }>('select id from gateway_accounts where store_id = $1', [at.desk.store.id])
  account = row?.id ?? ''
  // The first reading only finds out where "from now on" begins.
  await read()
})
afterAll(() => at.close())

const read = () => readNews(at.desk.app, { store: at.desk.store.id, id: account })

/** What the jobs put in by news would do. */
async function workOff(): Promise<number> {
  const jobs = await at.desk.look<{ id: string; payment: string }>(
    `delete from pgboss.job where name = 'reconcile' and state = 'created' returning id, data ->> 'id' as payment`,
  )
  for (const { payment } of jobs) await reconcile(at.desk.app, { store: at.desk.store.id, id: payment })
  return jobs.length
}

async function hear(): Promise<number> {
  await read()
  return workOff()
}

const rows = async (order: PaidOrder) =>
  (await at.seen(order)).history.map(({ kind, amount, outcome, who, code }) => [kind, amount, outcome, who.name, code]).toReversed()

test('a refund made in the provider’s portal appears once, as the provider’s own, and the balance follows', async () => {
  const order = await at.captured()
  await hear()
  await at.sandbox.portal('harbor', 'refund', order.reference, 3_000)
  expect(await hear()).toBeGreaterThan(0)
  await reconcile(at.desk.app, { store: at.desk.store.id, id: await at.hold(order) })
  expect((await rows(order)).slice(-1)).toEqual([['refund', 3_000, 'approved', 'Stripe', 'outside']])
  expect(await at.seen(order)).toMatchObject({ state: 'partly_refunded', balances: { refunded: 3_000, collected: 12_100, due: 3_000 } })
  expect(await hear()).toBe(0)
})

test('a capture and a release made in the portal are taken over', async () => {
  const [taken, released] = [await at.ordered(), await at.ordered()]
  await at.sandbox.portal('harbor', 'capture', taken.reference, 15_100)
  await at.sandbox.portal('harbor', 'cancel', released.reference)
  await hear()
  expect((await rows(taken)).at(-1)).toEqual(['capture', 15_100, 'approved', 'Stripe', 'outside'])
  expect((await at.seen(taken)).state).toBe('paid')
  expect((await rows(released)).at(-1)).toEqual(['void', 15_100, 'approved', 'Stripe', 'outside'])
  expect((await at.seen(released)).balances.held).toBe(0)
})

test('more refunded outside than was ever taken is named, not hidden', async () => {
  const order = await at.captured(10_000)
  await at.pay(order, 'offline', { direction: 'out', amount: 9_000, method: 'cash', reference: 'till 4', note: 'paid back in cash' })
  await at.sandbox.portal('harbor', 'refund', order.reference, 10_000)
  await hear()
  expect(await at.seen(order)).toMatchObject({ state: 'needs_attention', attention: ['over_refunded'] })
})

test('our own capture, told by webhook before its answer was read, is not taken twice', async () => {
  const order = await at.ordered()
  await at.sandbox.fault('POST', '/v1/payment_intents/*/capture', 'drop_after', 2)
  const lost = await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_100 })
  expect(lost.body.outcome).toBe('unknown')
  await hear()
  expect(await rows(order)).toEqual([
    ['authorization', 15_100, 'approved', 'Partsdesk', null],
    ['capture', 15_100, 'approved', 'supervisor of harbor', null],
  ])
})

test('a refund that fails days later is reversed, and somebody is told to look', async () => {
  const order = await at.ordered({ card: 'refundFail', capture: 'automatic' })
  const [sale] = (await at.seen(order)).history
  await at.pay(order, 'refunds', { transaction: sale?.id, amount: 15_100, reason: 'customer_request' })
  expect((await at.seen(order)).balances.refunded).toBe(15_100)
  await at.sandbox.advance(3 * 86_400)
  await hear()
  expect(await at.seen(order)).toMatchObject({ balances: { refunded: 0, collected: 15_100 }, attention: ['refund_failed'] })
  expect((await at.newest(order))?.outcome).toBe('reversed')
  expect((await at.newest(order))?.code).toBe('refund_failed')
})

test('a pending refund is shown as on its way until it has arrived', async () => {
  const order = await at.ordered({ card: 'pendingRefund', capture: 'automatic' })
  const [sale] = (await at.seen(order)).history
  await at.pay(order, 'refunds', { transaction: sale?.id, amount: 15_100, reason: 'customer_request' })
  expect((await at.newest(order))?.code).toBe('pending')
  await at.sandbox.advance(3 * 86_400)
  await hear()
  expect((await at.newest(order))?.code).toBeNull()
})

test('a dispute takes the money, names its deadline, bars a refund, and gives it back when it is won', async () => {
  const order = await at.ordered({ card: 'createDispute', capture: 'automatic' })
  await at.sandbox.advance(120)
  await hear()
  const view = await at.seen(order)
  expect(view).toMatchObject({ state: 'disputed', attention: ['dispute_needs_response'], balances: { disputed: 15_100, collected: 0 } })
  const sale = view.history.find(({ kind }) => kind === 'sale')
  expect(sale?.disputes).toMatchObject([{ kind: 'dispute', state: 'needs_response', amount: 15_100 }])
  expect(Date.parse(sale?.disputes[0]?.dueBy ?? '')).toBeGreaterThan(Date.now())
  const back = await at.pay(order, 'refunds', { transaction: sale?.id, amount: 100, reason: 'customer_request' })
  expect(back.body.code).toBe('dispute_open')
  const { data } = (await at.sandbox.gateway('harbor', `disputes?payment_intent=${order.reference}`)) as { data: { id: string }[] }
  await at.sandbox.control('/gateway/disputes/decide', { dispute: data[0]?.id, outcome: 'won' })
  await hear()
  expect(await at.seen(order)).toMatchObject({ state: 'paid', attention: [], balances: { disputed: 0, collected: 15_100 } })
})

test('an inquiry and an early fraud warning take nothing and ask for a look', async () => {
  const [inquiry, warning] = [
    await at.ordered({ card: 'createDisputeInquiry', capture: 'automatic' }),
    await at.ordered({ card: 'createIssuerFraudRecord', capture: 'automatic' }),
  ]
  await at.sandbox.advance(120)
  await hear()
  expect(await at.seen(inquiry)).toMatchObject({ state: 'paid', attention: ['inquiry_needs_response'], balances: { disputed: 0 } })
  expect(await at.seen(warning)).toMatchObject({ state: 'paid', attention: ['fraud_warning'] })
})

/** The store's webhook, set up anew: sends an event to it as Stripe would, or with another secret, moment (seconds) or address. */
async function openHook() {
  const { body } = await at.boss.post('/desk/stores/harbor/settings/gateway/stripe/webhook', {})
  const [row] = await at.desk.look<{ sealed_credentials: string }>('select sealed_credentials from gateway_accounts where id = $1', [
    account,
  ])
  const kept = JSON.parse(at.desk.app.secrets.open(row?.sealed_credentials ?? '', credentialsContext(at.desk.store.id, account)))
  return (raw: string, how: { readonly secret?: string; readonly at?: number; readonly to?: string } = {}) => {
    const moment = how.at ?? Math.floor(Date.now() / 1000)
    const signature = createHmac('sha256', how.secret ?? kept.webhook)
      .update(`${moment}.${raw}`)
      .digest('hex')
    return at.desk.raw(how.to ?? new URL(body.url).pathname, {
      method: 'POST',
      headers: { 'stripe-signature': `t=${moment},v1=${signature}` },
      body: raw,
    })
  }
}

test('webhooks of the very events that are being read do not wait for the reading while it waits for them', async () => {
  const order = await at.captured()
  await hear()
  const hook = await openHook()
  for (let round = 0; round < 6; round++) {
    for (let piece = 0; piece < 4; piece++) await at.sandbox.portal('harbor', 'refund', order.reference, 100)
    const { data } = (await at.sandbox.gateway('harbor', 'events?limit=8')) as { data: object[] }
    const told = data.toReversed().map((event) => hook(JSON.stringify(event)))
    const [, ...answers] = await Promise.all([read(), ...told])
    expect(answers.map(({ status }) => status)).toEqual(data.map(() => 200))
  }
  await workOff()
  expect((await at.seen(order)).balances.refunded).toBe(2_400)
})

test('a webhook is believed only when it is signed for its account, at its secret address, and counts once', async () => {
  const order = await at.captured()
  await hear()
  const hook = await openHook()
  await at.sandbox.portal('harbor', 'refund', order.reference, 1_000)
  const event = (await at.sandbox.gateway('harbor', 'events?type=charge.refunded&limit=1')) as { data: object[] }
  const raw = JSON.stringify(event.data[0])
  const send = (how: Parameters<typeof hook>[1] = {}) => hook(raw, how)
  expect((await send({ secret: 'whsec_wrong' })).status).toBe(400)
  expect((await send({ at: Math.floor(Date.now() / 1000) - 301 })).status).toBe(400)
  expect((await send({ to: `/hooks/gateways/${randomUUID()}` })).status).toBe(404)
  expect((await send()).status).toBe(200)
  expect((await send()).status).toBe(200)
  expect(await workOff()).toBe(1)
  expect((await at.seen(order)).balances.refunded).toBe(1_000)
  // The poll's own twin of it adds nothing.
  await hear()
  expect((await rows(order)).filter(([kind]) => kind === 'refund')).toHaveLength(1)
})
