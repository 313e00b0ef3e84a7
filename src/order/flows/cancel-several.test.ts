import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectPaypal, tokenAtShop } from '#test/support/payments.ts'
import { openPayDesk, type PayDesk } from '#test/support/pay-page.ts'
import { openWallet } from '#test/support/wallet.ts'
import { settle } from '../payment/beats/settle.ts'
import type { CancelView } from './shapes.ts'
import { doFlow } from './running/resume.ts'

let at: PayDesk
beforeAll(async () => {
  at = await openPayDesk()
  await connectPaypal(at.desk, 'harbor')
})
afterAll(() => at.close())

/** $151.00: all of it held on a card at the shop, $40.00 sold to another card of which $10.00 went back, $30.00 paid with PayPal, $20.00 in cash. */
async function paidFourWays() {
  const order = await at.ordered()
  const token = await tokenAtShop(at.sandbox, 'harbor', 'mastercard')
  const card = (await at.pay(order, 'cards', { token, amount: 4_000 })).body.transaction
  await at.pay(order, 'refunds', { transaction: card, amount: 1_000, reason: 'customer_request' })
  await at.pay(order, 'offline', { direction: 'in', amount: 2_000, method: 'cash', reference: 'till 2', note: 'deposit' })
  const made = await at.boss.post(`${order.path}/payment/links`, { amount: 3_000 })
  const link = { ...order, link: made.body.link, at: new URL(made.body.url).pathname }
  expect((await openWallet(at).pay(link)).text).toContain('Paid, thank you')
  return order
}

type Paid = Awaited<ReturnType<typeof paidFourWays>>

const preview = async ({ path }: Paid): Promise<CancelView> => (await at.boss.get(`${path}/cancel`)).body

async function cancel(order: Paid) {
  // What was given back before is told by the time it happened at.
  at.desk.clock.advance(1000)
  const { voided, returned } = await preview(order)
  return at.boss.post(`${order.path}/cancel`, { what: 'order', reason: 'the buyer asked', notify: true, seen: { voided, returned } })
}

const given = async (order: Paid) =>
  (await at.seen(order)).history
    .filter(({ kind, reason }) => (kind === 'void' || kind === 'refund') && reason === 'the buyer asked')
    .map(({ kind, amount, outcome, gateway, instrument }) => [kind, amount, outcome, gateway, instrument?.brand])

const everythingBack = [
  ['refund', 3_000, 'approved', 'paypal', 'paypal'],
  ['refund', 3_000, 'approved', 'stripe', 'mastercard'],
  ['void', 15_100, 'approved', 'stripe', 'visa'],
]

test('one cancelling lets the hold go, refunds card and PayPal what each has left, and names the cash', async () => {
  const order = await paidFourWays()
  expect(await at.atGateways(order)).toEqual({ taken: 6_000, held: 15_100 })
  const shown = await preview(order)
  expect(shown).toMatchObject({ what: 'order', voided: 15_100, returned: 6_000, byHand: 2_000, waiting: false, can: { ok: true } })
  expect(shown.money.map(({ kind, amount, instrument }) => [kind, amount, instrument])).toEqual([
    ['void', 15_100, 'Visa 4242'],
    ['refund', 3_000, 'Mastercard 4444'],
    ['refund', 3_000, 'PayPal'],
  ])
  expect((await cancel(order)).body).toMatchObject({ state: 'done', voided: 15_100, returned: 6_000 })

  expect(await given(order)).toEqual(everythingBack)
  expect(await at.atGateways(order)).toEqual({ taken: 0, held: 0 })
  const view = await at.seen(order)
  expect(view.balances).toMatchObject({ captured: 7_000, refunded: 7_000, offline: 2_000, collected: 2_000, held: 0, unsettled: 0 })
  expect(await preview(order)).toMatchObject({ money: [], byHand: 2_000 })

  const cash = { direction: 'out', amount: 2_000, method: 'cash', reference: 'till 3', note: 'handed back' }
  expect((await at.pay(order, 'offline', cash)).body.outcome).toBe('approved')
  expect(await at.seen(order)).toMatchObject({ state: 'refunded', balances: { collected: 0 } })
  expect(await preview(order)).toMatchObject({ money: [], byHand: 0 })
})

test('one refund is not answered: the others wait their turn, it is brought to its end, and each goes back once', async () => {
  const order = await paidFourWays()
  await at.sandbox.fault('POST', '/v1/refunds', 'drop_after', 2)
  const begun = await cancel(order)
  expect(begun.body).toMatchObject({ state: 'running', returned: 0 })
  expect(await at.statusOf(order)).toBe('cancelled')
  expect(await at.seen(order)).toMatchObject({ state: 'needs_attention', balances: { held: 0 } })
  const work = () => doFlow(at.desk.app, { store: at.desk.store.id, id: begun.body.flow })
  await work()
  expect(await given(order)).toEqual([
    ['refund', 3_000, 'unknown', 'stripe', 'mastercard'],
    ['void', 15_100, 'approved', 'stripe', 'visa'],
  ])

  const lost = (await at.seen(order)).history.find(({ outcome }) => outcome === 'unknown')
  await settle(at.desk.app, { store: at.desk.store.id, id: lost?.id ?? '' })
  await work()
  await work()
  expect(await given(order)).toEqual(everythingBack)
  expect(await at.atGateways(order)).toEqual({ taken: 0, held: 0 })
  const letters = await at.desk.look<{ facts: object }>(`select facts from letters where order_id = $1 and kind = 'cancelled'`, [order.id])
  expect(letters).toMatchObject([{ facts: { voided: 15_100, returned: 6_000 } }])
})

test('the wallet does not answer: the card has its money back meanwhile, and the wallet once it is asked again', async () => {
  const order = await paidFourWays()
  await at.sandbox.fault('POST', '/v2/payments/captures/*/refund', '500_before')
  const begun = await cancel(order)
  expect(begun.body.state).toBe('running')
  const lost = (await at.seen(order)).history.find(({ outcome }) => outcome === 'unknown')
  expect(lost).toMatchObject({ kind: 'refund', gateway: 'paypal' })
  expect(await at.atGateways(order)).toEqual({ taken: 3_000, held: 0 })
  // Nothing is sent again while the first sending may still be on its way.
  at.desk.clock.advance(5 * 60_000)
  await settle(at.desk.app, { store: at.desk.store.id, id: lost?.id ?? '' })
  await doFlow(at.desk.app, { store: at.desk.store.id, id: begun.body.flow })
  expect(await at.atGateways(order)).toEqual({ taken: 0, held: 0 })
  expect((await at.seen(order)).balances).toMatchObject({ collected: 2_000, held: 0, unsettled: 0 })
})
