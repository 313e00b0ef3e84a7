import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmPayment } from './confirm-payment.ts'
import { openPaymentDesk, tokenAtShop, type PaidOrder, type PaymentDesk } from '#test/support/payments.ts'

let at: PaymentDesk
beforeAll(async () => {
  at = await openPaymentDesk()
})
afterAll(() => at.close())

const card = (name = 'visa') => tokenAtShop(at.sandbox, 'harbor', name)

/** A phone order: nothing was paid. */
async function unpaid(): Promise<PaidOrder> {
  const order = await at.desk.place()
  return { ...order, reference: '', path: `/desk/stores/harbor/orders/${order.number}` }
}

const charge = async (order: PaidOrder, amount: number, more: object = {}, name = 'visa') =>
  at.pay(order, 'cards', { token: await card(name), amount, ...more })

test('a new card is sold to for the amount asked; what it may be charged again for was agreed and is kept', async () => {
  const order = await unpaid()
  expect((await at.seen(order)).can.again).toMatchObject({ ok: false, code: 'not_saved' })
  expect((await charge(order, 10_000, { keep: true })).body).toMatchObject({ kind: 'sale', outcome: 'approved', amount: 10_000 })
  const view = await at.seen(order)
  expect(view).toMatchObject({ state: 'partly_paid', balances: { due: 5_100 } })
  expect(view.can.again).toMatchObject({ ok: true, suggested: 5_100, saved: [{ gateway: 'stripe', instrument: { last4: '4242' } }] })
  const [kept] = view.can.again.ok ? view.can.again.saved : []
  const again = await at.pay(order, 'again', { transaction: kept?.transaction, amount: 5_100 })
  expect(again.body).toMatchObject({ kind: 'sale', outcome: 'approved', amount: 5_100 })
  expect((await at.seen(order)).state).toBe('paid')
  expect(await at.statusOf(order)).toBe('processing')
})

test('a card that was not kept cannot be charged again', async () => {
  const order = await unpaid()
  await charge(order, 1_000)
  const [row] = (await at.seen(order)).history
  expect((await at.pay(order, 'again', { transaction: row?.id, amount: 1_000 })).body.code).toBe('not_saved')
})

test.each([
  ['visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ['visa_chargeDeclinedLostCard', 'lost_card'],
  ['chargeDeclinedExpiredCard', 'expired_card'],
  ['authenticationRequired', 'authentication_required'],
])('a refused card (%s) collects nothing, says why, and another may be tried', async (name, code) => {
  const order = await unpaid()
  expect((await charge(order, 15_100, {}, name)).body).toMatchObject({ outcome: 'declined', code })
  expect(await at.seen(order)).toMatchObject({ state: 'unpaid', balances: { due: 15_100, unsettled: 0 } })
  expect((await charge(order, 15_100)).body.outcome).toBe('approved')
})

test('a card told by phone goes as such only where the account may', async () => {
  const [before, after] = [await unpaid(), await unpaid()]
  const flagged = async ({ id }: PaidOrder) =>
    (await at.desk.look<{ charge: { phone?: boolean } }>('select charge from transactions where order_id = $1', [id]))[0]?.charge.phone
  await charge(before, 15_100, { phone: true })
  await at.boss.post('/desk/stores/harbor/settings/gateway/stripe/phone', { phone: true })
  expect((await charge(after, 15_100, { phone: true })).body.outcome).toBe('approved')
  await at.boss.post('/desk/stores/harbor/settings/gateway/stripe/phone', { phone: false })
  expect([await flagged(before), await flagged(after)]).toEqual([false, true])
})

test('an expired hold is held anew on the card that was kept, and not before', async () => {
  const { id: customer } = (await at.sandbox.gateway('harbor', 'customers', { name: 'Ava Martin' })) as { id: string }
  const { id: reference } = (await at.sandbox.gateway('harbor', 'payment_intents', {
    amount: '15100',
    currency: 'usd',
    customer,
    setup_future_usage: 'off_session',
    capture_method: 'manual',
    payment_method: await card(),
    confirm: 'true',
    'automatic_payment_methods[enabled]': 'true',
    'automatic_payment_methods[allow_redirects]': 'never',
  })) as { id: string }
  const placed = await at.desk.place({ payment: { kind: 'reference', gateway: 'stripe', reference } })
  await confirmPayment(at.desk.app, { store: at.desk.store.id, id: placed.id })
  const order = { ...placed, reference, path: `/desk/stores/harbor/orders/${placed.number}` }
  const ask = { transaction: await at.hold(order), amount: 15_100 }
  expect((await at.seen(order)).can.reauthorize).toMatchObject({ ok: false, code: 'still_held' })
  expect((await at.pay(order, 'reauthorizations', ask)).body.code).toBe('still_held')
  at.desk.clock.advance(8 * 86_400_000)
  await at.sandbox.advance(8 * 86_400)
  expect(await at.seen(order)).toMatchObject({
    state: 'hold_expired',
    can: { capture: { code: 'hold_expired' }, reauthorize: { ok: true } },
    history: [{ kind: 'authorization', outcome: 'approved', expired: true }],
  })
  expect((await at.pay(order, 'reauthorizations', ask)).body).toMatchObject({ kind: 'reauthorization', outcome: 'approved' })
  const view = await at.seen(order)
  expect(view).toMatchObject({ state: 'authorized', balances: { held: 15_100 }, can: { capture: { ok: true, left: 15_100 } } })
  const anew = view.can.capture.ok ? view.can.capture.transaction : ''
  expect((await at.pay(order, 'captures', { transaction: anew, amount: 15_100 })).body.outcome).toBe('approved')
  expect((await at.seen(order)).state).toBe('paid')
})

test('collecting needs its right, and a cancelled order collects nothing', async () => {
  const order = await unpaid()
  const marketer = await at.desk.as('marketer')
  expect((await at.pay(order, 'cards', { token: await card(), amount: 100 }, {}, marketer)).status).toBe(403)
  await at.desk.look(`update orders set status = 'cancelled' where id = $1`, [order.id])
  expect((await charge(order, 100)).body.code).toBe('order_cancelled')
})

test('an account whose keys the gateway refuses is stopped until they are taken again', async () => {
  const order = await unpaid()
  await at.desk.look(`update gateway_accounts set trouble = 'Invalid API Key provided' where store_id = $1`, [at.desk.store.id])
  expect((await charge(order, 15_100)).body).toMatchObject({ code: 'gateway_stopped', detail: { message: 'Invalid API Key provided' } })
  expect((await at.boss.post('/desk/stores/harbor/settings/gateway/stripe/test', {})).status).toBe(200)
  expect((await charge(order, 15_100)).body.outcome).toBe('approved')
})
