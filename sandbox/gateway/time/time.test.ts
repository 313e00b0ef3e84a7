import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, postJson, startWorld, type TestWorld } from '../../test-world.ts'
import type { StoredEffect } from '../store.ts'

let world: TestWorld
let stripe: Stripe
beforeAll(async () => {
  world = await startWorld()
  stripe = client(world, 'time')
})
afterAll(() => world.end())

const day = 86_400
const pass = (advanceSeconds: number) => postJson(world.url('control', '/clock'), { advanceSeconds })
const paid = (method: string, capture: 'automatic' | 'manual') =>
  stripe.paymentIntents.create({
    amount: 4_00,
    currency: 'usd',
    payment_method: method,
    allowed_payment_method_types: ['card'],
    capture_method: capture,
    confirm: true,
  })
const effects = async (intent: string) =>
  ((await (await fetch(world.url('control', '/gateway/effects'))).json()) as { effects: StoredEffect[] }).effects
    .filter((one) => one.payment_intent === intent)
    .map(({ kind }) => kind)

const eventsOn = async (id: string) =>
  (await stripe.events.list({ limit: 100 })).data
    .filter(({ data }) => (data.object as { id: string }).id === id)
    .map(({ type }) => type)
    .toReversed()

test('a hold nobody captured is let go after seven days', async () => {
  const intent = await paid('pm_card_visa', 'manual')
  await pass(7 * day - 60)
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('requires_capture')
  await pass(61)
  const after = await stripe.paymentIntents.retrieve(intent.id)
  expect([after.status, after.cancellation_reason]).toEqual(['canceled', 'expired'])
  await expect(stripe.paymentIntents.capture(intent.id)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' })
  expect(await effects(intent.id)).toEqual(['authorize', 'void'])
  expect((await stripe.events.list({ type: 'payment_intent.canceled' })).data).toHaveLength(1)
})

test('an account whose holds live for seconds sees them run out by the clock everybody has', async () => {
  const turn = (holdSeconds: number | null) => postJson(world.url('control', '/gateway/account'), { account: 'time', holdSeconds })
  await turn(1)
  const intent = await paid('pm_card_visa', 'manual')
  expect(intent.status).toBe('requires_capture')
  await expect.poll(async () => (await stripe.paymentIntents.retrieve(intent.id)).status, { timeout: 5000 }).toBe('canceled')
  await turn(null)
  const usual = await paid('pm_card_visa', 'manual')
  const charge = await stripe.charges.retrieve(usual.latest_charge as string)
  expect((charge.payment_method_details?.card?.capture_before ?? 0) - charge.created).toBe(7 * day)
})

test('a captured hold does not expire', async () => {
  const intent = await paid('pm_card_visa', 'manual')
  await stripe.paymentIntents.capture(intent.id)
  await pass(8 * day)
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
})

test('a pending refund arrives later; a failing one gives the money back to the store', async () => {
  const slow = await paid('pm_card_pendingRefund', 'automatic')
  const pending = await stripe.refunds.create({ payment_intent: slow.id })
  const failing = await paid('pm_card_refundFail', 'automatic')
  const doomed = await stripe.refunds.create({ payment_intent: failing.id })
  expect([pending.status, doomed.status]).toEqual(['pending', 'succeeded'])
  await pass(3 * day)
  const failed = await stripe.refunds.retrieve(doomed.id)
  expect([(await stripe.refunds.retrieve(pending.id)).status, failed.status, failed.failure_reason]).toEqual([
    'succeeded',
    'failed',
    'expired_or_canceled_card',
  ])
  expect((await stripe.charges.list({ payment_intent: failing.id })).data[0]?.amount_refunded).toBe(0)
  expect([await eventsOn(pending.id), await eventsOn(doomed.id)]).toEqual([
    ['refund.created', 'refund.updated', 'charge.refund.updated'],
    ['refund.created', 'refund.failed', 'refund.updated', 'charge.refund.updated'],
  ])
  const rows = (await stripe.balanceTransactions.list({ source: doomed.id })).data
  expect(rows.map(({ amount, type }) => [amount, type])).toEqual([
    [4_00, 'refund_failure'],
    [-4_00, 'refund'],
  ])
  expect(failed.failure_balance_transaction).toBe(rows[0]?.id)
  expect(await effects(failing.id)).toEqual(['sale', 'refund', 'refund_reversed'])
})

test('money becomes available two days after a sale', async () => {
  const intent = await paid('pm_card_visa', 'automatic')
  const [charge] = (await stripe.charges.list({ payment_intent: intent.id })).data
  const entry = charge?.balance_transaction as string
  expect((await stripe.balanceTransactions.retrieve(entry)).status).toBe('pending')
  await pass(2 * day)
  expect((await stripe.balanceTransactions.retrieve(entry)).status).toBe('available')
})
