import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPaymentDesk, type PaidOrder, type PaymentDesk } from '#test/support/payments.ts'
import { sweepOutcomes } from '../../fraud/outcomes/sweep-outcomes.ts'
import { readNews } from '../../payment/news/hear.ts'
import { reconcile } from '../../payment/news/reconcile.ts'
import { reportOrder } from './report.ts'

let at: PaymentDesk
let account: string
beforeAll(async () => {
  at = await openPaymentDesk()
  const [row] = await at.desk.look<{ id: string }>('select id from gateway_accounts where store_id = $1', [at.desk.store.id])
  account = row?.id ?? ''
  await readNews(at.desk.app, { store: at.desk.store.id, id: account })
})
afterAll(() => at.close())

const page = async ({ path }: PaidOrder) => (await at.boss.get(path)).body
const outcome = async (order: PaidOrder) => (await page(order)).risk.outcome?.because ?? null

/** Reads what the gateway tells, and does the jobs that follow for every order. */
async function hear(): Promise<void> {
  await readNews(at.desk.app, { store: at.desk.store.id, id: account })
  const take = (queue: string) =>
    at.desk.look<{ id: string }>(`delete from pgboss.job where name = $1 and state = 'created' returning data ->> 'id' as id`, [queue])
  for (const { id } of await take('reconcile')) await reconcile(at.desk.app, { store: at.desk.store.id, id })
  for (const { id } of await take('registry')) await reportOrder(at.desk.app, { store: at.desk.store.id, id })
}

const mark = async (order: PaidOrder, rest: 'marks' | 'withdrawal', ask: object) => {
  expect((await at.boss.post(`${order.path}/fraud/${rest}`, ask)).status).toBe(200)
  await hear()
}
const known = { mark: 'known', code: 'stolen_card', evidence: 'owner_denies', reason: 'the card’s owner called' }
const sweep = () => sweepOutcomes(at.desk.app)
const decide = async (order: PaidOrder, decision: 'won' | 'lost') => {
  const { data } = (await at.sandbox.gateway('harbor', `disputes?payment_intent=${order.reference}`)) as { data: { id: string }[] }
  await at.sandbox.control('/gateway/disputes/decide', { dispute: data[0]?.id, outcome: decision })
  await hear()
}

test('a dispute for fraud is said in Report Fraud with what to do, and is an outcome at once; won, both are gone', async () => {
  const order = await at.ordered({ card: 'createDispute', capture: 'automatic' })
  expect((await page(order)).fraud.bank).toBeNull()
  await at.sandbox.advance(120)
  await hear()
  expect((await page(order)).fraud.bank).toMatchObject({ by: 'dispute', open: true })
  expect(await outcome(order)).toBe('chargeback')
  // A person's mark beside it changes nothing of what the bank says.
  await mark(order, 'marks', { ...known, evidence: 'bank_dispute' })
  expect(await outcome(order)).toBe('chargeback')
  await decide(order, 'won')
  expect([(await page(order)).fraud.bank, await outcome(order)]).toEqual([null, 'known'])
  await mark(order, 'withdrawal', {})
  expect(await outcome(order)).toBeNull()
})

test('an early fraud warning stands as the bank’s word also when the payment was refunded, as it asks for', async () => {
  const order = await at.ordered({ card: 'createIssuerFraudRecord', capture: 'automatic' })
  await at.sandbox.advance(120)
  await hear()
  expect((await page(order)).fraud.bank).toMatchObject({ by: 'fraud_warning', open: true })
  const sale = (await at.seen(order)).history.find(({ kind }) => kind === 'sale')
  await at.pay(order, 'refunds', { transaction: sale?.id, amount: 15_100, reason: 'customer_request' })
  await at.sandbox.advance(120)
  await hear()
  expect((await at.seen(order)).attention).toEqual([])
  expect((await page(order)).fraud.bank).toMatchObject({ by: 'fraud_warning', open: false })
  expect(await outcome(order)).toBe('issuer_alert')
})

test('known is an outcome at once and goes with its mark; a quarrel about goods that were received is none', async () => {
  const order = await at.ordered()
  await mark(order, 'marks', known)
  expect(await outcome(order)).toBe('known')
  await mark(order, 'marks', { ...known, code: 'friendly_fraud' })
  expect(await outcome(order)).toBeNull()
  await mark(order, 'marks', known)
  await mark(order, 'withdrawal', {})
  expect(await outcome(order)).toBeNull()
})

test('90 days after it was placed a quiet, paid order ended well, once; unpaid, cancelled and suspected ones did not; a late chargeback turns it', async () => {
  const paid = await at.captured()
  const late = await at.ordered({ card: 'createDispute', capture: 'automatic' })
  const [unpaid, suspected, cancelled] = [await at.ordered(), await at.captured(), await at.captured()]
  await at.boss.post(`${suspected.path}/fraud/marks`, { mark: 'suspected', code: 'reshipper', reason: '' })
  await at.boss.post(`${cancelled.path}/cancel`, { what: 'order', reason: 'twice', notify: false, seen: { voided: 0, returned: 15_100 } })
  const all = [paid, late, unpaid, suspected, cancelled]
  const outcomes = () => Promise.all(all.map(outcome))
  const placed = (daysAgo: number) =>
    at.desk.look(
      `with moved as (update orders set placed_at = $1 where id = any($2) returning id)
      update order_facts f set placed_at = $1 from moved where f.order_id = moved.id`,
      [new Date(Date.now() - daysAgo * 86_400_000), all.map(({ id }) => id)],
    )
  await placed(89)
  await sweep()
  expect(await outcomes()).toEqual([null, null, null, null, null])
  await placed(91)
  await sweep()
  expect(await outcomes()).toEqual(['quiet', 'quiet', null, null, null])
  const kept = () => at.desk.look('select order_id, at from risk_outcomes order by order_id')
  const before = await kept()
  at.desk.clock.advance(86_400_000)
  await sweep()
  expect(await kept()).toEqual(before)
  await at.sandbox.advance(120)
  await hear()
  expect(await outcome(late)).toBe('chargeback')
  await decide(late, 'lost')
  await sweep()
  expect(await outcome(late)).toBe('chargeback')
})
