import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPaymentDesk, type PaymentDesk } from '#test/support/payments.ts'
import { settle } from './beats/settle.ts'

let at: PaymentDesk
beforeAll(async () => {
  at = await openPaymentDesk()
})
afterAll(() => at.close())

test('a lost answer is unknown: it reserves, blocks what follows, and checking again finds the truth', async () => {
  const order = await at.ordered()
  await at.sandbox.fault('POST', '/v1/payment_intents/*/capture', '500_after')
  const answer = await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_100 })
  expect(answer.body).toMatchObject({ outcome: 'unknown' })
  expect(await at.seen(order)).toMatchObject({
    state: 'needs_attention',
    balances: { collected: 0, unsettled: 15_100, held: 0 },
    can: { capture: { ok: false, code: 'unsettled' } },
  })
  expect((await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_100 })).body.code).toBe('unsettled')
  expect(await at.newest(order)).toMatchObject({ outcome: 'unknown', can: { check: { ok: true } } })
  const checked = await at.pay(order, `${answer.body.transaction}/check`, {})
  expect(checked.body).toMatchObject({ outcome: 'approved' })
  expect(await at.seen(order)).toMatchObject({ state: 'paid', balances: { collected: 15_100 } })
  expect((await at.facts(order)).map(({ state, source }) => [state, source])).toEqual([
    ['created', 'api'],
    ['sent', 'api'],
    ['unknown', 'api'],
    ['approved', 'recovery'],
  ])
  expect(await at.effects(order)).toEqual([
    ['authorize', 15_100],
    ['capture', 15_100],
  ])
})

test('what never arrived is over once a person checks, though not before it can have arrived; then it may be tried anew', async () => {
  const order = await at.ordered()
  await at.sandbox.fault('POST', '/v1/payment_intents/*/capture', '500_before')
  const { body } = await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_100 })
  expect((await at.pay(order, `${body.transaction}/check`, {})).body.outcome).toBe('unknown')
  at.desk.clock.advance(31_000)
  expect((await at.pay(order, `${body.transaction}/check`, {})).body).toMatchObject({ outcome: 'failed', code: 'never_arrived' })
  await settle(at.desk.app, { store: at.desk.store.id, id: body.transaction })
  expect(await at.effects(order)).toEqual([['authorize', 15_100]])
  expect((await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_100 })).body.outcome).toBe('approved')
})

test('a gateway that asks to wait: one more try, then a definite no that reserves nothing', async () => {
  const order = await at.ordered()
  await at.sandbox.fault('POST', '/v1/payment_intents/*/capture', '429', 2)
  expect((await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_100 })).body).toMatchObject({
    outcome: 'failed',
    code: 'gateway_away',
  })
  await at.sandbox.fault('POST', '/v1/payment_intents/*/capture', '429')
  expect((await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_100 })).body).toMatchObject({
    outcome: 'approved',
  })
  expect(await at.effects(order)).toEqual([
    ['authorize', 15_100],
    ['capture', 15_100],
  ])
})

test('an order handed to somebody else while the gateway answered keeps its outcome', async () => {
  const order = await at.ordered()
  await at.desk.look('update orders set assignee_id = $1 where id = $2', [at.desk.store.people.associate, order.id])
  const associate = await at.desk.as('associate')
  const transaction = await at.hold(order)
  await at.sandbox.fault('POST', '/v1/payment_intents/*/capture', 'slow')
  const answering = at.pay(order, 'captures', { transaction, amount: 15_100 }, {}, associate)
  await expect.poll(async () => (await at.newest(order))?.outcome).toBe('pending')
  await at.desk.look('update orders set assignee_id = null where id = $1', [order.id])
  expect((await answering).body).toMatchObject({ outcome: 'approved' })
  expect((await at.seen(order)).state).toBe('paid')
})

test('checking again is for those who see the order, and for its own attempts', async () => {
  const [order, other] = [await at.ordered(), await at.ordered()]
  await at.sandbox.fault('POST', '/v1/payment_intents/*/capture', '500_after')
  const { body } = await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_100 })
  expect((await at.pay(order, `${body.transaction}/check`, {}, {}, await at.desk.as('associate'))).status).toBe(404)
  expect((await at.pay(other, `${body.transaction}/check`, {})).status).toBe(404)
  expect((await at.pay(order, 'no-id/check', {})).status).toBe(404)
})
