import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmPayment } from '#order/payment/confirm-payment.ts'
import { openPaymentDesk, tokenAtShop, type PaymentDesk } from '#test/support/payments.ts'
import type { FulfillmentView } from '../fulfillment/shapes.ts'

let at: PaymentDesk
beforeAll(async () => {
  at = await openPaymentDesk()
  await setting('share')
})
afterAll(() => at.close())

const setting = (value: 'off' | 'whole' | 'share') =>
  at.desk.look('update store_settings set capture_at_shipping = $1 where store_id = $2', [value, at.desk.store.id])

/** An order of three struts ($61.20 each, 8.25 % tax) and $18.50 shipping, held by the desk itself, so that the hold may be captured several times. */
async function ordered() {
  const token = await tokenAtShop(at.sandbox, 'harbor')
  const lines = [{ quantity: 3, taxes: [{ ratePpm: 82_500, amount: 1515, jurisdiction: 'TX Austin' }] }]
  const order = await at.desk.place({ lines, payment: { kind: 'payment_method', gateway: 'stripe', token } })
  await confirmPayment(at.desk.app, { store: at.desk.store.id, id: order.id })
  return { ...order, reference: '', path: `/desk/stores/harbor/orders/${order.number}` }
}
type Order = Awaited<ReturnType<typeof ordered>>

const page = async ({ path }: Order): Promise<FulfillmentView> => (await at.boss.get(`${path}/fulfillment`)).body

async function ship(order: Order, quantity: number) {
  const view = await page(order)
  return at.boss.post(`${order.path}/fulfillment/ship-and-complete`, {
    method: 'tracking',
    lines: [{ line: view.lines[0]?.id, quantity }],
    parcels: [{ trackingNumber: '1Z5R89390357567127', checked: false }],
    cost: 5_00,
    notify: false,
    slip: false,
    collect: true,
  })
}

const taken = async (order: Order) =>
  (await at.seen(order)).history
    .filter(({ outcome }) => outcome === 'approved')
    .map(({ kind, amount }) => [kind, amount])
    .toReversed()

test('each shipment takes its share while the rest stays held; the last one takes what is left to the cent', async () => {
  const order = await ordered()
  expect((await ship(order, 1)).body).toMatchObject({ state: 'done', completed: false })
  // One of three struts with a third of the tax, and all of the shipping.
  const first = 6120 + 505 + 1850
  expect(await at.seen(order)).toMatchObject({ balances: { collected: first, held: 21_725 - first }, state: 'partly_paid' })
  expect((await ship(order, 1)).body).toMatchObject({ state: 'done', completed: false })
  expect((await ship(order, 1)).body).toMatchObject({ state: 'done', completed: true })
  expect(await taken(order)).toEqual([
    ['authorization', 21_725],
    ['capture', first],
    ['capture', 6625],
    ['capture', 6625],
  ])
  expect(await at.seen(order)).toMatchObject({ state: 'paid', balances: { due: 0, held: 0 } })
})

test('where the account captures once only and nothing was kept, everything due is taken with the first shipment', async () => {
  await at.sandbox.control('/gateway/account', { account: 'harbor', multicapture: false })
  const order = await ordered()
  expect((await page(order)).judging.atShipping).toMatchObject({ several: false, renewable: false })
  await ship(order, 1)
  await at.sandbox.control('/gateway/account', { account: 'harbor', multicapture: true })
  expect(await taken(order)).toEqual([
    ['authorization', 21_725],
    ['capture', 21_725],
  ])
})

test('where the account refuses to be asked for several captures, the hold is made without', async () => {
  await at.sandbox.control('/gateway/account', { account: 'harbor', multicapture: 'refused' })
  const order = await ordered()
  await at.sandbox.control('/gateway/account', { account: 'harbor', multicapture: true })
  const seen = await at.seen(order)
  expect(seen.claim?.why ?? null).toBeNull()
  expect(seen).toMatchObject({ state: 'authorized', balances: { held: 21_725 } })
})

test('whole takes everything with the first shipment, off takes nothing', async () => {
  const [whole, off] = [await ordered(), await ordered()]
  await setting('whole')
  await ship(whole, 1)
  await setting('off')
  await ship(off, 1)
  await setting('share')
  expect(await at.seen(whole)).toMatchObject({ state: 'paid' })
  expect(await at.seen(off)).toMatchObject({ state: 'authorized', balances: { collected: 0 } })
})
