import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweepVerifications } from './sweep.ts'
import { openPaymentDesk, tokenAtShop, type PaidOrder, type PaymentDesk } from '#test/support/payments.ts'

let at: PaymentDesk
beforeAll(async () => {
  at = await openPaymentDesk()
})
afterAll(() => at.close())

/** A card being verified: `secret` is the amount in cents, `intent` the gateway's own name of the hold. */
type Verifying = {
  readonly order: PaidOrder
  readonly transaction: string
  readonly secret: number
  readonly intent: string
}

async function verifying(): Promise<Verifying> {
  const placed = await at.desk.place()
  const order = { ...placed, reference: '', path: `/desk/stores/harbor/orders/${placed.number}` }
  const answer = await at.pay(order, 'verifications', { token: await tokenAtShop(at.sandbox, 'harbor') })
  expect(answer.body).toMatchObject({ kind: 'verification', outcome: 'approved', amount: 0 })
  const { transaction } = answer.body
  const [row] = await at.desk.look<{ amount: string; reference: string }>(
    'select amount, reference from transactions t join transaction_events e on e.transaction_id = t.id where t.id = $1 and reference is not null',
    [transaction],
  )
  return { order, transaction, secret: Number(row?.amount), intent: String(row?.reference) }
}

const name = ({ order, transaction }: { order: PaidOrder; transaction: string }, amount: number) =>
  at.pay(order, 'verifications/name', { transaction, amount })

/** How often the gateway let this hold go; by its name, as two holds can be of the same amount. */
const released = async ({ intent }: Verifying) =>
  (await at.sandbox.effects('harbor')).filter(({ kind, payment_intent }) => kind === 'void' && payment_intent === intent).length

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
  expect((await name(it, it.secret)).body).toEqual({ state: 'named', triesLeft: 2 })
  expect(await released(it)).toBe(1)
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
  expect([await released(forgotten), await released(stuck)]).toEqual([0, 0])
  await sweepVerifications(at.desk.app)
  expect([await released(forgotten), await released(stuck)]).toEqual([0, 1])
  at.desk.clock.advance(3.1 * 86_400_000)
  await sweepVerifications(at.desk.app)
  expect([await released(forgotten), await released(stuck)]).toEqual([1, 1])
  expect((await name(forgotten, forgotten.secret)).body.code).toBe('verification_over')
})
