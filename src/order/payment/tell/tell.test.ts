import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLabelDesk, type LabelDesk } from '#test/support/label-desk.ts'
import { connectPaypal } from '#test/support/payments.ts'
import { openPaypalShop, type PaypalShop } from '#test/support/paypal.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import { confirmPayment } from '../confirm-payment.ts'
import { tellGateway } from './tell.ts'

let sandbox: Sandbox
let at: LabelDesk
let shop: PaypalShop
beforeAll(async () => {
  sandbox = await startSandbox()
  at = await openLabelDesk(sandbox, 'telling')
  await connectPaypal(at.desk, 'telling')
  shop = openPaypalShop(sandbox, 'telling')
})
afterAll(async () => {
  await at.close()
  await sandbox.stop()
})

type Order = { readonly id: string; readonly number: number; readonly paypal: string }

/** An order whose buyer paid by PayPal, sold or held by the storefront. */
async function bought(how: 'sold' | 'held'): Promise<Order> {
  const paypal = await shop[how]()
  const order = await at.desk.place({ payment: { kind: 'reference', gateway: 'paypal', reference: paypal } })
  await confirmPayment(at.desk.app, { store: at.desk.store.id, id: order.id })
  return { ...order, paypal }
}
const tell = ({ id }: Pick<Order, 'id'>) => tellGateway(at.desk.app, { store: at.desk.store.id, id })
const queued = async ({ id }: Pick<Order, 'id'>) =>
  (
    await at.desk.look<{ wait: number }>(
      "select round(extract(epoch from start_after - created_on))::int as wait from pgboss.job where name = 'tell' and data->>'id' = $1 order by created_on",
      [id],
    )
  ).map(({ wait }) => wait)
/** What PayPal has of an order's parcels: its number and whether it is on its way. */
const atPaypal = async ({ paypal }: Order) => {
  const order = (await shop.ask(`/v2/checkout/orders/${paypal}`, null, 'GET')) as unknown as {
    purchase_units: { shipping?: { trackers?: { id: string; status: string }[] } }[]
  }
  return (order.purchase_units[0]?.shipping?.trackers ?? []).map(({ id, status }) => [id.replace(/^[^-]+-/, ''), status])
}
const log = async ({ number }: Order) =>
  (await at.boss.get(at.at(number, 'activity'))).body.entries
    .map(({ event }: { event: { type: string; tracking: string; state: string; message?: string } }) => event)
    .filter(({ type }: { type: string }) => type === 'gateway_told')
    .map(({ tracking, state }: { tracking: string; state: string }) => [tracking, state])
    .toReversed()

/** Ships everything under a number somebody else's label has. */
async function leave({ number }: Order, trackingNumber: string) {
  const ask = { method: 'tracking', lines: await at.open(number), parcels: [{ trackingNumber }], cost: 0, notify: false, slip: false }
  const left = await at.boss.post(at.at(number, 'fulfillment/ship-and-complete'), ask)
  expect(left.status).toBe(200)
  return (await at.page(number)).shipments[0]?.id
}

test('a label’s number goes to PayPal with the capture that paid for the goods, once; a label given back is withdrawn there', async () => {
  const order = await bought('sold')
  await at.ship(order.number, 'SandboxPost Priority')
  const [shipment] = (await at.page(order.number)).shipments
  const code = shipment?.parcels[0]?.number
  expect(await queued(order)).toEqual([0])
  await tell(order)
  await tell(order)
  expect(await atPaypal(order)).toEqual([[code, 'SHIPPED']])
  expect(await log(order)).toEqual([[code, 'told']])
  await at.boss.post(at.at(order.number, 'summary/status'), { status: 'processing', reason: 'the wrong box' })
  const back = await at.boss.post(at.at(order.number, 'fulfillment/void'), { shipment: shipment?.id, reason: 'the wrong box' })
  expect([back.status, back.body.code]).toEqual([200, undefined])
  await tell(order)
  expect(await atPaypal(order)).toEqual([[code, 'CANCELLED']])
  expect(await log(order)).toEqual([
    [code, 'told'],
    [code, 'withdrawn'],
  ])
})

test('goods that leave before the money is taken: the number goes to PayPal when it is', async () => {
  const order = await bought('held')
  await leave(order, '1Z999AA10123456784')
  await tell(order)
  expect(await atPaypal(order)).toEqual([])
  const { history } = (await at.boss.get(at.at(order.number, 'payment'))).body
  const hold = history.find(({ kind }: { kind: string }) => kind === 'authorization').id
  expect((await at.boss.post(at.at(order.number, 'payment/captures'), { transaction: hold, amount: 15_100 })).body.outcome).toBe('approved')
  expect(await queued(order)).toEqual([0, 0])
  await tell(order)
  expect(await atPaypal(order)).toEqual([['1Z999AA10123456784', 'SHIPPED']])
})

test('PayPal that is away keeps nothing from leaving: it is asked again, a minute later at first, and hears of it then', async () => {
  const order = await bought('sold')
  await sandbox.fault('POST', '/v2/checkout/orders/*/track', '500_before')
  await leave(order, '1Z999AA10123456784')
  await tell(order)
  expect([await atPaypal(order), await log(order), await queued(order)]).toEqual([[], [], [0, 60]])
  await tell(order)
  expect(await atPaypal(order)).toEqual([['1Z999AA10123456784', 'SHIPPED']])
})

test('an answer that was lost tells nothing twice; after a day without one the log says so and nobody asks any more', async () => {
  const order = await bought('sold')
  await sandbox.fault('POST', '/v2/checkout/orders/*/track', 'drop_after')
  await leave(order, '1Z999AA10123456784')
  await tell(order)
  await tell(order)
  expect([await atPaypal(order), await log(order)]).toEqual([[['1Z999AA10123456784', 'SHIPPED']], [['1Z999AA10123456784', 'told']]])
  const silent = await bought('sold')
  await leave(silent, '1Z999AA10123456784')
  await sandbox.fault('POST', '/v2/checkout/orders/*/track', '500_before', 2)
  at.desk.clock.advance(25 * 3_600_000)
  await tell(silent)
  expect(await log(silent)).toEqual([['1Z999AA10123456784', 'refused']])
  await sandbox.mend()
  await tell(silent)
  expect(await atPaypal(silent)).toEqual([])
})

test('an order paid in cash is no business of PayPal’s', async () => {
  const cash = await at.paid()
  await at.ship(cash.number, 'SandboxPost Priority')
  await tell(cash)
  expect(await log({ ...cash, paypal: '' })).toEqual([])
})
