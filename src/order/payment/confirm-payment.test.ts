import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { orderAsk } from '#test/support/orders.ts'
import { connect, payAtShop, setPaymentMode, tokenAtShop } from '#test/support/payments.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import { confirmPayment } from './confirm-payment.ts'
import { settle } from './beats/settle.ts'
import type { PaymentView } from './shapes.ts'

let sandbox: Sandbox
let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  sandbox = await startSandbox()
  desk = await openDesk({ sandbox: sandbox.ports, now: new Date() })
  await connect(desk, 'harbor')
  await connect(desk, 'harbor', desk.other)
  boss = await desk.as('supervisor')
})
afterAll(async () => {
  await desk.close()
  await sandbox.stop()
})

type Order = { readonly id: string; readonly number: number }
const confirm = (order: Order, store = desk.store) => confirmPayment(desk.app, { store: store.id, id: order.id })
const byReference = (reference: string, store = desk.store) =>
  desk.place({ payment: { kind: 'reference', gateway: 'stripe', reference } }, store)
const byToken = async (card: string) =>
  desk.place({ payment: { kind: 'payment_method', gateway: 'stripe', token: await tokenAtShop(sandbox, 'harbor', card) } })
const page = async (order: Order) => (await boss.get(`/desk/stores/harbor/orders/${order.number}`)).body
const seen = async (order: Order): Promise<PaymentView> => (await boss.get(`/desk/stores/harbor/orders/${order.number}/payment`)).body
const check = (order: Order) => boss.post(`/desk/stores/harbor/orders/${order.number}/payment/claim/check`)
const logOf = async (order: Order) =>
  (await desk.look<{ event: { type: string } }>('select event from activities where order_id = $1 order by sequence', [order.id]))
    .map(({ event }) => event)
    .filter(({ type }) => /payment|transaction/.test(type))
const moved = async () => (await sandbox.effects('harbor')).length

test('an authorized reference is read back: hold, expiry, card and checks come from the gateway, and the order stays new', async () => {
  const reference = await payAtShop(sandbox, 'harbor', { card: 'avsZipFail' })
  const order = await byReference(reference)
  expect(await seen(order)).toMatchObject({
    state: 'unconfirmed',
    claim: { state: 'unconfirmed', reference, check: { ok: true } },
    balances: { held: 0, collected: 0 },
  })
  await confirm(order)
  const view = await seen(order)
  expect(view).toMatchObject({ state: 'authorized', claim: null, balances: { held: 15_100, collected: 0, due: 15_100 } })
  expect(view.history).toMatchObject([
    {
      kind: 'authorization',
      amount: 15_100,
      reference,
      source: 'poll',
      instrument: { brand: 'visa', last4: '0036' },
      checks: { line1: 'pass', postalCode: 'fail' },
      who: { kind: 'system' },
    },
  ])
  const days = (new Date(view.hold!.expiresAt!).getTime() - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(6.9)
  expect(days).toBeLessThan(7.1)
  expect(await logOf(order)).toEqual([{ type: 'payment_confirmed', reference, kind: 'authorization', amount: 15_100 }])
  const { head } = await page(order)
  expect(head).toMatchObject({ status: 'new', paymentState: 'authorized', held: 15_100, holdExpiresAt: view.hold!.expiresAt })
})

test('a sale made at the shop is collected money, with the gateway’s fee', async () => {
  const order = await byReference(await payAtShop(sandbox, 'harbor', { capture: 'automatic' }))
  await confirm(order)
  expect(await seen(order)).toMatchObject({
    state: 'paid',
    history: [{ kind: 'sale', fee: 468, can: { refund: { ok: true, left: 15_100 } } }],
  })
})

test('confirming twice, even at once, writes one transaction', async () => {
  const order = await byReference(await payAtShop(sandbox, 'harbor'))
  await Promise.all([confirm(order), confirm(order)])
  await confirm(order)
  expect((await seen(order)).history).toHaveLength(1)
  expect(await logOf(order)).toHaveLength(1)
})

test.each([
  ['another amount', { amount: 15_099 }, 'amount_differs'],
  ['another currency', { currency: 'cad' }, 'currency_differs'],
  ['a card that was refused', { card: 'visa_chargeDeclined' }, 'not_paid'],
] as const)('%s is refused with the reason, counts for nothing and stands in the log', async (_case, how, why) => {
  const reference = await payAtShop(sandbox, 'harbor', how)
  const order = await byReference(reference)
  await confirm(order)
  await confirm(order)
  expect(await seen(order)).toMatchObject({
    state: 'unpaid',
    claim: { state: 'refused', why, reference },
    history: [],
    balances: { held: 0, collected: 0, due: 15_100 },
  })
  expect(await logOf(order)).toEqual([{ type: 'payment_not_confirmed', reference, why }])
})

test('a canceled payment, a refunded one and one the gateway never heard of are refused', async () => {
  const [canceled, refunded] = [await payAtShop(sandbox, 'harbor'), await payAtShop(sandbox, 'harbor', { capture: 'automatic' })]
  await sandbox.gateway('harbor', `payment_intents/${canceled}/cancel`, {})
  await sandbox.gateway('harbor', 'refunds', { payment_intent: refunded, amount: '100' })
  const whys = []
  for (const reference of [canceled, refunded, 'pi_of_nobody']) {
    const order = await byReference(reference)
    await confirm(order)
    whys.push((await seen(order)).claim?.why)
  }
  expect(whys).toEqual(['canceled', 'already_refunded', 'not_found'])
})

test('one payment pays one order, also when two stores share a gateway account', async () => {
  const reference = await payAtShop(sandbox, 'harbor')
  await confirm(await byReference(reference))
  expect((await desk.send(orderAsk({ payment: { kind: 'reference', gateway: 'stripe', reference } }))).body.code).toBe('payment_used')
  const theirs = await byReference(reference, desk.other)
  await confirm(theirs, desk.other)
  const answer = await (await desk.as('supervisor', desk.other)).get(`/desk/stores/bluestone/orders/${theirs.number}/payment`)
  expect(answer.body).toMatchObject({ claim: { state: 'refused', why: 'used_by_another_order' }, history: [] })
})

test('while the gateway cannot be asked the claim waits and the job comes again; a person may ask as well', async () => {
  const order = await byReference(await payAtShop(sandbox, 'harbor'))
  await sandbox.fault('GET', '/v1/payment_intents/*', '500_before', 2)
  await expect(confirm(order)).rejects.toThrow(/could not be read/)
  expect((await check(order)).body.code).toBe('gateway_away')
  expect(await seen(order)).toMatchObject({ state: 'unconfirmed', claim: { state: 'unconfirmed' } })
  expect((await check(order)).status).toBe(200)
  expect(await seen(order)).toMatchObject({ state: 'authorized', claim: null })
})

test('a token is held or sold as the store is set, by the desk itself', async () => {
  await setPaymentMode(desk, 'authorization')
  const held = await byToken('visa')
  await confirm(held)
  await setPaymentMode(desk, 'sale')
  const sold = await byToken('mastercard')
  await confirm(sold)
  await setPaymentMode(desk, 'authorization')
  expect(await seen(held)).toMatchObject({
    state: 'authorized',
    claim: null,
    history: [
      {
        kind: 'authorization',
        instrument: { brand: 'visa' },
      },
    ],
  })
  expect(await seen(sold)).toMatchObject({ state: 'paid', history: [{ kind: 'sale', instrument: { brand: 'mastercard', last4: '4444' } }] })
  expect([(await page(held)).head.status, (await page(sold)).head.status]).toEqual(['new', 'new'])
  const intent = (await sandbox.gateway('harbor', `payment_intents/${(await seen(sold)).history[0]?.reference}`)) as {
    metadata: object
    description: string
  }
  expect(intent).toMatchObject({
    description: `Order ${sold.number}`,
    metadata: { partsdesk_order: sold.id, partsdesk_number: String(sold.number) },
  })
})

test('a declined token: the reason and the advice stand in the history, the job does not try again, a person may', async () => {
  const order = await byToken('visa_chargeDeclinedInsufficientFunds')
  const before = await moved()
  await confirm(order)
  await confirm(order)
  expect(await seen(order)).toMatchObject({
    state: 'unpaid',
    claim: { state: 'refused', why: 'insufficient_funds', check: { ok: true } },
    history: [
      { kind: 'authorization', outcome: 'declined', code: 'insufficient_funds', advice: 'try_again_later', instrument: { last4: '9995' } },
    ],
  })
  await check(order)
  expect((await seen(order)).history.map(({ outcome }) => outcome)).toEqual(['declined', 'declined'])
  expect(await moved()).toBe(before)
})

test('a card that asks for its holder is declined, not charged behind their back', async () => {
  const order = await byToken('authenticationRequired')
  await confirm(order)
  expect(await seen(order)).toMatchObject({
    claim: { state: 'refused', why: 'authentication_required' },
    history: [{ outcome: 'declined', code: 'authentication_required' }],
  })
})

test('the arrived job done twice charges once, also when the answer was lost in between', async () => {
  const order = await byToken('visa')
  const before = await moved()
  await sandbox.fault('POST', '/v1/payment_intents/*/confirm', '500_after')
  await confirm(order)
  expect(await seen(order)).toMatchObject({
    state: 'needs_attention',
    claim: { state: 'unconfirmed', check: { ok: false, code: 'unsettled' } },
  })
  await confirm(order)
  const [{ id } = { id: '' }] = (await seen(order)).history
  await settle(desk.app, { store: desk.store.id, id })
  expect(await seen(order)).toMatchObject({ state: 'authorized', claim: null, history: [{ outcome: 'approved' }] })
  expect(await moved()).toBe(before + 1)
})

test('a gateway away when the order arrives is waited for, not held against the buyer', async () => {
  const order = await byToken('visa')
  await sandbox.fault('POST', '/v1/payment_intents', '429', 2)
  await confirm(order)
  expect(await seen(order)).toMatchObject({ state: 'pending', claim: { state: 'unconfirmed' }, history: [{ outcome: 'pending' }] })
  const [{ id } = { id: '' }] = (await seen(order)).history
  desk.clock.advance(31_000)
  await settle(desk.app, { store: desk.store.id, id })
  expect(await seen(order)).toMatchObject({ state: 'authorized', claim: null })
})

test('a cancelled order is not charged any more', async () => {
  const order = await byToken('visa')
  await desk.look(`update orders set status = 'cancelled' where id = $1`, [order.id])
  const before = await moved()
  await confirm(order)
  expect(await seen(order)).toMatchObject({ claim: { state: 'refused', why: 'order_cancelled' }, history: [] })
  expect(await moved()).toBe(before)
})

test('a store without keys leaves the claim unconfirmed and says why', async () => {
  await desk.look('update gateway_accounts set removed_at = now() where store_id = $1', [desk.store.id])
  const order = await byToken('visa')
  await confirm(order)
  expect(await seen(order)).toMatchObject({ state: 'unconfirmed', claim: { state: 'unconfirmed' } })
  expect((await check(order)).body.code).toBe('no_gateway')
  await connect(desk, 'harbor')
  await check(order)
  expect(await seen(order)).toMatchObject({ state: 'authorized' })
})
