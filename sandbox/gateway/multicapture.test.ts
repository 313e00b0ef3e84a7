import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, postJson, startWorld, type TestWorld } from '../test-world.ts'
import type { StoredEffect } from './store.ts'

let world: TestWorld
let stripe: Stripe
beforeAll(async () => {
  world = await startWorld()
  stripe = client(world, 'many')
})
afterAll(() => world.end())

const held = (amount: number, method = 'pm_card_visa', by = stripe) =>
  by.paymentIntents.create({
    amount,
    currency: 'usd',
    payment_method: method,
    allowed_payment_method_types: ['card'],
    capture_method: 'manual',
    confirm: true,
    payment_method_options: { card: { request_multicapture: 'if_available' } },
    expand: ['latest_charge'],
  })
const capture = (intent: Stripe.PaymentIntent, amount: number, final = false) =>
  stripe.paymentIntents.capture(intent.id, { amount_to_capture: amount, final_capture: final, expand: ['latest_charge'] })
const chargeOf = (intent: Stripe.PaymentIntent) => intent.latest_charge as Stripe.Charge
const multicaptureOf = (intent: Stripe.PaymentIntent) => chargeOf(intent).payment_method_details?.card?.multicapture?.status
const sums = (intent: Stripe.PaymentIntent) => [intent.status, intent.amount_received, intent.amount_capturable]
const chargeSums = (intent: Stripe.PaymentIntent) => {
  const { captured, amount_captured, amount_refunded, refunded } = chargeOf(intent)
  return [captured, amount_captured, amount_refunded, refunded]
}
const turn = (account: string, switches: object) => postJson(world.url('control', '/gateway/account'), { account, ...switches })
const effectsOn = async (intent: Stripe.PaymentIntent) =>
  ((await (await fetch(world.url('control', '/gateway/effects?account=many'))).json()) as { effects: StoredEffect[] }).effects
    .filter((effect) => effect.payment_intent === intent.id)
    .map(({ kind, amount }) => [kind, amount])
const eventsOn = async (intent: Stripe.PaymentIntent) =>
  (await stripe.events.list({ limit: 100 })).data
    .filter(({ data }) => [intent.id, chargeOf(intent).id].includes((data.object as { id: string }).id))
    .map(({ type }) => type)
    .toReversed()

test('three shipments are three captures; the last one lets the rest go', async () => {
  const intent = await held(100_00)
  expect(multicaptureOf(intent)).toBe('available')
  const first = await capture(intent, 30_00)
  expect([sums(first), chargeSums(first)]).toEqual([
    ['requires_capture', 30_00, 70_00],
    [false, 30_00, 0, false],
  ])
  await capture(intent, 20_00)
  const last = await capture(intent, 40_00, true)
  expect([sums(last), chargeSums(last)]).toEqual([
    ['succeeded', 90_00, 0],
    [true, 90_00, 0, false],
  ])
  expect(await effectsOn(intent)).toEqual([
    ['authorize', 100_00],
    ['capture', 30_00],
    ['capture', 20_00],
    ['capture', 40_00],
  ])
  const perCapture = ['charge.updated', 'payment_intent.amount_capturable_updated']
  expect(await eventsOn(intent)).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.amount_capturable_updated',
    ...perCapture,
    ...perCapture,
    ...perCapture,
    'charge.captured',
    'payment_intent.succeeded',
  ])
  const [newest] = (await stripe.events.list({ type: 'payment_intent.amount_capturable_updated', limit: 1 })).data
  expect(newest?.data.previous_attributes).toMatchObject({ amount_capturable: 50_00, amount_received: 50_00 })
})

test('everything captured without a final capture stays open; a final capture of nothing closes it', async () => {
  const intent = await held(50_00)
  expect(sums(await capture(intent, 50_00))).toEqual(['requires_capture', 50_00, 0])
  expect(sums(await capture(intent, 0, true))).toEqual(['succeeded', 50_00, 0])
  const part = await held(50_00)
  await capture(part, 10_00)
  expect(sums(await capture(part, 0, true))).toEqual(['succeeded', 10_00, 0])
  expect(await effectsOn(part)).toEqual([
    ['authorize', 50_00],
    ['capture', 10_00],
    ['void', 40_00],
  ])
})

test.each([
  ['cancelling', (intent: Stripe.PaymentIntent) => stripe.paymentIntents.cancel(intent.id, { expand: ['latest_charge'] })],
  [
    'the end of its time',
    async (intent: Stripe.PaymentIntent) => {
      await postJson(world.url('control', '/clock'), { advanceSeconds: 7 * 86_400 + 1 })
      return stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })
    },
  ],
])('%s keeps what was captured and lets the rest go', async (_how, end) => {
  const intent = await held(50_00)
  await capture(intent, 15_00)
  const after = await end(intent)
  expect([sums(after), chargeSums(after)]).toEqual([
    ['succeeded', 15_00, 0],
    [true, 15_00, 0, false],
  ])
  expect(await effectsOn(intent)).toEqual([
    ['authorize', 50_00],
    ['capture', 15_00],
    ['void', 35_00],
  ])
})

test('between captures at most what was captured can be given back', async () => {
  const intent = await held(50_00)
  await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({ code: 'charge_not_refundable' })
  await capture(intent, 20_00)
  await expect(stripe.refunds.create({ payment_intent: intent.id, amount: 20_01 })).rejects.toMatchObject({ param: 'amount' })
  await stripe.refunds.create({ payment_intent: intent.id, amount: 20_00 })
  const open = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })
  expect([sums(open), chargeSums(open)]).toEqual([
    ['requires_capture', 20_00, 30_00],
    [false, 20_00, 20_00, false],
  ])
  expect(chargeSums(await capture(intent, 0, true))).toEqual([true, 20_00, 20_00, true])
})

test('at most fifty captures', async () => {
  const intent = await held(60_00)
  for (let i = 0; i < 50; i++) await capture(intent, 1_00)
  await expect(capture(intent, 1_00)).rejects.toMatchObject({ type: 'StripeInvalidRequestError' })
  expect(sums(await capture(intent, 0, true))).toEqual(['succeeded', 50_00, 0])
})

test('a card that does not allow it, and a payment that never asked, are captured once', async () => {
  const single = await held(10_00, 'pm_card_credit_disableEnterpriseCardFeatures')
  const unasked = await stripe.paymentIntents.create({
    amount: 10_00,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    allowed_payment_method_types: ['card'],
    capture_method: 'manual',
    confirm: true,
    expand: ['latest_charge'],
  })
  for (const intent of [single, unasked]) {
    expect(multicaptureOf(intent)).toBe('unavailable')
    await expect(capture(intent, 5_00)).rejects.toMatchObject({ param: 'final_capture' })
    expect(sums(await capture(intent, 5_00, true))).toEqual(['succeeded', 5_00, 0])
  }
})

test('an account without it is ignored or refused, as its switch says', async () => {
  const poor = client(world, 'poor')
  expect(await turn('poor', { multicapture: false })).toEqual({ account: 'poor', multicapture: false, moto: true, holdSeconds: null })
  expect(multicaptureOf(await held(10_00, 'pm_card_visa', poor))).toBe('unavailable')
  await turn('poor', { multicapture: 'refused' })
  await expect(held(10_00, 'pm_card_visa', poor)).rejects.toMatchObject({ code: 'payment_intent_invalid_parameter' })
  expect(await turn('poor', { multicapture: 'sometimes' })).toHaveProperty('error')
})

test('a card told by phone is marked so and not asked for its holder; an account without it does not know the word', async () => {
  const phoned = (by: Stripe) =>
    by.paymentIntents.create({
      amount: 10_00,
      currency: 'usd',
      payment_method: 'pm_card_authenticationRequired',
      allowed_payment_method_types: ['card'],
      payment_method_options: { card: { moto: true } },
    })
  const intent = await phoned(stripe)
  const paid = await stripe.paymentIntents.confirm(intent.id, { expand: ['latest_charge'] })
  expect([paid.status, chargeOf(paid).payment_method_details?.card?.moto]).toEqual(['succeeded', true])
  await turn('quiet', { moto: false })
  await expect(phoned(client(world, 'quiet'))).rejects.toMatchObject({
    code: 'parameter_unknown',
    param: 'payment_method_options[card][moto]',
  })
})
