import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweepVerifications } from './sweep.ts'
import { openPaymentDesk, tokenAtShop, type PaidOrder, type PaymentDesk } from '#test/support/payments.ts'

let at: PaymentDesk
beforeAll(async () => {
  at = await openPaymentDesk()
})
afterAll(() => at.close())

async function verifying(): Promise<{ readonly order: PaidOrder; readonly transaction: string; readonly secret: number }> {
  const placed = await at.desk.place()
  const order = { ...placed, reference: '', path: `/desk/stores/harbor/orders/${placed.number}` }
  const answer = await at.pay(order, 'verifications', { token: await tokenAtShop(at.sandbox, 'harbor') })
  expect(answer.body).toMatchObject({ kind: 'verification', outcome: 'approved', amount: 0 })
  const [row] = await at.desk.look<{ amount: string }>('select amount from transactions where id = $1', [answer.body.transaction])
  return { order, transaction: answer.body.transaction, secret: Number(row?.amount) }
}

const name = ({ order, transaction }: { order: PaidOrder; transaction: string }, amount: number) =>
  at.pay(order, 'verifications/name', { transaction, amount })

const released = async (secret: number) =>
  (await at.sandbox.effects('harbor')).filter(({ kind, amount }) => kind === 'void' && amount === secret).length

test('the secret amount stands nowhere the desk shows anything, and in no balance', async () => {
  const { order, secret } = await verifying()
  expect(secret).toBeGreaterThanOrEqual(100)
  expect(secret).toBeLessThanOrEqual(499)
  const pages = await Promise.all(
    [order.path, `${order.path}/payment`, `${order.path}/activity`, '/desk/stores/harbor/orders'].map((path) => at.boss.get(path)),
  )
  const amounts = new RegExp(`"amount":${secret}\\b`)
  for (const page of pages) expect(JSON.stringify(page.body)).not.toMatch(amounts)
  expect(await at.seen(order)).toMatchObject({ state: 'unpaid', balances: { held: 0, unsettled: 0, due: 15_100 } })
  expect((await at.newest(order))?.secret).toBe(true)
})

test('named rightly the card is verified, the amount may be seen, and the hold is let go', async () => {
  const it = await verifying()
  const before = await released(it.secret)
  expect((await name(it, it.secret)).body).toEqual({ state: 'named', triesLeft: 2 })
  expect(await released(it.secret)).toBe(before + 1)
  const row = (await at.seen(it.order)).history.find(({ kind }) => kind === 'verification')
  expect(row).toMatchObject({ secret: false, amount: it.secret, verification: { state: 'named' } })
  expect((await name(it, it.secret)).body.code).toBe('verification_over')
})

test('three wrong amounts and it has failed; the hold is let go, its amount stays hidden, and a right one comes too late', async () => {
  const it = await verifying()
  const wrong = it.secret === 100 ? 101 : it.secret - 1
  expect((await name(it, wrong)).body).toEqual({ state: 'open', triesLeft: 2 })
  expect((await name(it, wrong)).body).toEqual({ state: 'open', triesLeft: 1 })
  expect((await name(it, wrong)).body).toEqual({ state: 'failed', triesLeft: 0 })
  expect((await name(it, it.secret)).body.code).toBe('verification_over')
  const { history } = await at.seen(it.order)
  expect(history.map(({ kind, amount, secret }) => [kind, amount, secret])).toEqual([
    ['void', 0, true],
    ['verification', 0, true],
  ])
})

test('one at a time, three an order, and giving up lets go', async () => {
  const first = await verifying()
  const again = async () => at.pay(first.order, 'verifications', { token: await tokenAtShop(at.sandbox, 'harbor') })
  expect((await again()).body.code).toBe('verification_open')
  expect((await at.pay(first.order, 'verifications/give-up', { transaction: first.transaction })).body.state).toBe('given_up')
  for (const _ of [2, 3]) {
    const { transaction } = (await again()).body
    await at.pay(first.order, 'verifications/give-up', { transaction })
  }
  expect((await again()).body.code).toBe('verified_too_often')
})

test('a refused card verifies nothing and leaves nothing to name', async () => {
  const placed = await at.desk.place()
  const order = { ...placed, reference: '', path: `/desk/stores/harbor/orders/${placed.number}` }
  const answer = await at.pay(order, 'verifications', { token: await tokenAtShop(at.sandbox, 'harbor', 'chargeDeclined') })
  expect(answer.body.outcome).toBe('declined')
  expect((await name({ order, transaction: answer.body.transaction }, 100)).body.code).toBe('not_a_verification')
})

test('a hold nobody answers for is let go after three days, and one that could not be let go at once is let go later', async () => {
  const [forgotten, stuck] = [await verifying(), await verifying()]
  await at.sandbox.fault('POST', '/v1/payment_intents/*/cancel', '429', 2)
  await name(stuck, stuck.secret)
  const before = [await released(forgotten.secret), await released(stuck.secret)]
  await sweepVerifications(at.desk.app)
  expect(await released(forgotten.secret)).toBe(before[0])
  expect(await released(stuck.secret)).toBeGreaterThan(before[1] ?? 0)
  at.desk.clock.advance(3.1 * 86_400_000)
  await sweepVerifications(at.desk.app)
  expect(await released(forgotten.secret)).toBeGreaterThan(before[0] ?? 0)
  expect((await name(forgotten, forgotten.secret)).body.code).toBe('verification_over')
})
