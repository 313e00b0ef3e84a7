import { afterAll, beforeAll, expect, test } from 'vitest'
import { readNews } from './news/hear.ts'
import { reconcile } from './news/reconcile.ts'
import { confirmPayment } from './confirm-payment.ts'
import { openPaypalShop, type PaypalShop } from '#test/support/paypal.ts'
import { connectPaypal, openPaymentDesk, type PaidOrder, type PaymentDesk } from '#test/support/payments.ts'

let at: PaymentDesk
let shop: PaypalShop
beforeAll(async () => {
  at = await openPaymentDesk()
  await connectPaypal(at.desk, 'harbor')
  shop = openPaypalShop(at.sandbox, 'harbor')
})
afterAll(() => at.close())

async function placed(kind: 'reference' | 'payment_method', id: string): Promise<PaidOrder> {
  const payment =
    kind === 'reference' ? ({ kind, gateway: 'paypal', reference: id } as const) : ({ kind, gateway: 'paypal', token: id } as const)
  const order = await at.desk.place({ payment })
  await confirmPayment(at.desk.app, { store: at.desk.store.id, id: order.id })
  return { ...order, reference: id, path: `/desk/stores/harbor/orders/${order.number}` }
}

/** An order whose buyer's PayPal was authorized by the storefront. */
async function held(options: Parameters<PaypalShop['held']>[0] = {}): Promise<PaidOrder> {
  return placed('reference', await shop.held(options))
}

const moved = async ({ reference }: PaidOrder) =>
  (await at.sandbox.paypalEffects('harbor')).filter(({ order }) => order === reference).map(({ kind, amount }) => [kind, amount])

test('authorized at the shop: read back, captured in parts, refunded, and the rest let go', async () => {
  const order = await held()
  expect(await at.seen(order)).toMatchObject({ state: 'authorized', can: { capture: { ok: true, left: 15_100, several: true } } })
  const hold = await at.hold(order)
  const first = await at.pay(order, 'captures', { transaction: hold, amount: 5_000, keep: true })
  expect(first.body).toMatchObject({ outcome: 'approved', amount: 5_000 })
  await at.pay(order, 'captures', { transaction: hold, amount: 4_000, keep: true })
  const back = await at.pay(order, 'refunds', { transaction: first.body.transaction, amount: 1_000, reason: 'customer_request' })
  expect(back.body.answers).toMatchObject([{ outcome: 'approved' }])
  expect((await at.pay(order, 'voids', { transaction: hold, reason: 'the rest is not in stock' })).body.outcome).toBe('approved')
  const view = await at.seen(order)
  expect(view.balances).toMatchObject({ captured: 9_000, refunded: 1_000, held: 0, due: 7_100 })
  expect(view.history.map(({ instrument }) => instrument?.brand)).toEqual(['paypal', 'paypal', 'paypal', 'paypal', 'paypal'])
  expect(view.history.filter(({ kind }) => kind === 'capture').every(({ fee }) => (fee ?? 0) > 0)).toBe(true)
  expect(await moved(order)).toEqual([
    ['authorize', 15_100],
    ['capture', 5_000],
    ['capture', 4_000],
    ['refund', 1_000],
    ['void', 6_100],
  ])
})

test('sold at the shop: collected at once; a payment the buyer only approved is completed by the desk as the store is set', async () => {
  expect(await at.seen(await placed('reference', await shop.sold()))).toMatchObject({ state: 'paid' })
  const token = await placed('payment_method', await shop.approved('CAPTURE'))
  expect(await at.seen(token)).toMatchObject({ state: 'authorized', balances: { held: 15_100 } })
  expect(await moved(token)).toEqual([['authorize', 15_100]])
})

test('an empty wallet is a decline with its reason', async () => {
  const order = await placed('payment_method', await shop.approved('CAPTURE', { wallet: 'empty' }))
  expect(await at.seen(order)).toMatchObject({ state: 'unpaid', claim: { state: 'refused', why: 'instrument_declined' } })
})

test('a payment under review stays unconfirmed and says why, until PayPal has decided', async () => {
  const paypal = await shop.approved('AUTHORIZE', { wallet: 'reviewed' })
  const { purchase_units: units } = (await shop.ask(`/v2/checkout/orders/${paypal}/authorize`, {})) as unknown as {
    purchase_units: { payments: { authorizations: { id: string }[] } }[]
  }
  const order = await at.desk.place({ payment: { kind: 'reference', gateway: 'paypal', reference: paypal } })
  const path = `/desk/stores/harbor/orders/${order.number}`
  const job = { store: at.desk.store.id, id: order.id }
  await expect(confirmPayment(at.desk.app, job)).rejects.toThrow('still working')
  expect(await at.seen({ path })).toMatchObject({ state: 'unconfirmed', claim: { state: 'unconfirmed', why: 'under_review' } })
  expect((await (await at.desk.as('supervisor')).post(`${path}/payment/claim/check`, {})).body.code).toBe('under_review')
  await at.sandbox.control('/paypal/portal', { account: 'harbor', do: 'accept', payment: units[0]?.payments.authorizations[0]?.id })
  await confirmPayment(at.desk.app, job)
  expect(await at.seen({ path })).toMatchObject({ state: 'authorized', claim: null })
})

test('what the buyer let the store keep is charged again; a card is not verified by a wallet', async () => {
  const order = await held({ keep: true })
  const hold = await at.hold(order)
  await at.pay(order, 'captures', { transaction: hold, amount: 10_000 })
  const again = await at.pay(order, 'again', { transaction: hold, amount: 5_100 })
  expect(again.body).toMatchObject({ kind: 'sale', outcome: 'approved' })
  expect((await at.seen(order)).state).toBe('paid')
  expect((await at.pay(order, 'verifications', { transaction: hold })).body.code).toBe('wallet_not_verified')
})

test('a hold is renewed at PayPal from the fourth day on, and captured by its new id', async () => {
  const order = await held()
  const hold = await at.hold(order)
  const ask = { transaction: hold, amount: 15_100 }
  expect((await at.pay(order, 'reauthorizations', ask)).body.code).toBe('renewable_later')
  const { hold: told, history } = await at.seen(order)
  expect(Date.parse(told?.guaranteedUntil ?? '') - Date.parse(history[0]?.at ?? '')).toBe(3 * 86_400_000)
  at.desk.clock.advance(5 * 86_400_000)
  await at.sandbox.advance(5 * 86_400)
  const renewed = await at.pay(order, 'reauthorizations', ask)
  expect(renewed.body).toMatchObject({ kind: 'reauthorization', outcome: 'approved' })
  expect(await at.seen(order)).toMatchObject({ balances: { held: 15_100 } })
  const taken = await at.pay(order, 'captures', { transaction: renewed.body.transaction, amount: 15_100 })
  expect(taken.body.outcome).toBe('approved')
  expect((await moved(order)).map(([kind]) => kind)).toEqual(['authorize', 'reauthorize', 'capture'])
})

test('a lost answer is looked up by its label, not repeated', async () => {
  const order = await held()
  await at.sandbox.fault('POST', '/v2/payments/authorizations/*/capture', '500_after')
  const lost = await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_100 })
  expect(lost.body.outcome).toBe('unknown')
  expect((await at.pay(order, `${lost.body.transaction}/check`, {})).body.outcome).toBe('approved')
  expect((await moved(order)).filter(([kind]) => kind === 'capture')).toHaveLength(1)
})

test('a refund made at PayPal and a case there are taken over by reading its events', async () => {
  const [row] = await at.desk.look<{ id: string }>(`select id from gateway_accounts where gateway = 'paypal'`)
  const job = { store: at.desk.store.id, id: row?.id ?? '' }
  const order = await held()
  const { body } = await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_100 })
  const [capture] = await at.desk.look<{ reference: string }>(
    `select reference from transaction_events where transaction_id = $1 and state = 'approved'`,
    [body.transaction],
  )
  await readNews(at.desk.app, job)
  await at.sandbox.control('/paypal/portal', { account: 'harbor', do: 'refund', capture: capture?.reference, amount: 2_000 })
  await at.sandbox.control('/paypal/disputes', {
    account: 'harbor',
    capture: capture?.reference,
    reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
  })
  await at.desk.look(`delete from pgboss.job where name = 'reconcile'`)
  await readNews(at.desk.app, job)
  const jobs = await at.desk.look<{ payment: string }>(
    `select data ->> 'id' as payment from pgboss.job where name = 'reconcile' and state = 'created'`,
  )
  expect(jobs.length).toBeGreaterThan(0)
  for (const { payment } of jobs) await reconcile(at.desk.app, { store: at.desk.store.id, id: payment })
  const view = await at.seen(order)
  expect(view.history.find(({ kind }) => kind === 'refund')).toMatchObject({ amount: 2_000, who: { name: 'PayPal' }, outcome: 'approved' })
  expect(view.history.flatMap(({ disputes }) => disputes)).toMatchObject([{ state: 'needs_response' }])
})
