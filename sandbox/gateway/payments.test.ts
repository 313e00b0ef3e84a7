import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, startWorld, type TestWorld } from '../test-world.ts'
import type { StoredEffect } from './store.ts'

let world: TestWorld
let stripe: Stripe
beforeAll(async () => {
  world = await startWorld()
  stripe = client(world)
})
afterAll(() => world.end())

const card = { currency: 'usd', allowed_payment_method_types: ['card'], confirm: true } satisfies Partial<Stripe.PaymentIntentCreateParams>
const held = (amount: number, method = 'pm_card_visa') =>
  stripe.paymentIntents.create({ ...card, amount, payment_method: method, capture_method: 'manual', expand: ['latest_charge'] })
const sold = (amount: number, method = 'pm_card_visa') =>
  stripe.paymentIntents.create({
    ...card,
    amount,
    payment_method: method,
    capture_method: 'automatic',
    expand: ['latest_charge.balance_transaction'],
  })
const chargeOf = (intent: Stripe.PaymentIntent) => intent.latest_charge as Stripe.Charge
const effectsOn = async (intent: string) => {
  const answer = (await (await fetch(world.url('control', '/gateway/effects?account=toyota'))).json()) as { effects: StoredEffect[] }
  return answer.effects.filter((effect) => effect.payment_intent === intent).map(({ kind, amount }) => [kind, amount])
}

test('a sale takes the money and costs 2.9 % and 30 cents', async () => {
  const intent = await sold(100_00)
  const entry = chargeOf(intent).balance_transaction as Stripe.BalanceTransaction
  expect([intent.status, intent.amount_received, chargeOf(intent).captured]).toEqual(['succeeded', 100_00, true])
  expect([entry.fee, entry.net, entry.status]).toEqual([3_20, 96_80, 'pending'])
  expect((await stripe.balanceTransactions.retrieve(entry.id)).net).toBe(96_80)
  expect(await effectsOn(intent.id)).toEqual([['sale', 100_00]])
})

test('create, then confirm, moves money only at the confirmation', async () => {
  const created = await stripe.paymentIntents.create({
    amount: 20_00,
    currency: 'usd',
    allowed_payment_method_types: ['card'],
    payment_method: 'pm_card_mastercard',
    metadata: { txn: 't1' },
  })
  expect([created.status, await effectsOn(created.id)]).toEqual(['requires_confirmation', []])
  const confirmed = await stripe.paymentIntents.confirm(created.id)
  expect([confirmed.status, confirmed.metadata['txn'], await effectsOn(created.id)]).toEqual(['succeeded', 't1', [['sale', 20_00]]])
})

test('an authorization is held for seven days and captured in part, once; the rest is let go', async () => {
  const intent = await held(50_00)
  const charge = chargeOf(intent)
  expect([intent.status, intent.amount_capturable, charge.captured, charge.balance_transaction]).toEqual([
    'requires_capture',
    50_00,
    false,
    null,
  ])
  expect((charge.payment_method_details?.card?.capture_before ?? 0) - charge.created).toBe(7 * 86_400)

  await expect(stripe.paymentIntents.capture(intent.id, { amount_to_capture: 50_01 })).rejects.toMatchObject({ code: 'amount_too_large' })
  const captured = await stripe.paymentIntents.capture(intent.id, { amount_to_capture: 30_00, expand: ['latest_charge'] })
  expect([captured.status, captured.amount_received, captured.amount_capturable]).toEqual(['succeeded', 30_00, 0])
  expect([chargeOf(captured).amount_captured, chargeOf(captured).amount_refunded]).toEqual([30_00, 0])
  await expect(stripe.paymentIntents.capture(intent.id, { amount_to_capture: 20_00 })).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
  })
  expect(await effectsOn(intent.id)).toEqual([
    ['authorize', 50_00],
    ['capture', 30_00],
  ])
})

test('two refunds in part; more than was captured is refused', async () => {
  const intent = await held(50_00)
  await stripe.paymentIntents.capture(intent.id, { amount_to_capture: 30_00 })
  const first = await stripe.refunds.create({
    payment_intent: intent.id,
    amount: 10_00,
    reason: 'requested_by_customer',
    metadata: { txn: 'r1' },
  })
  await stripe.refunds.create({ payment_intent: intent.id, amount: 15_00 })
  await expect(stripe.refunds.create({ payment_intent: intent.id, amount: 5_01 })).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    param: 'amount',
  })
  await stripe.refunds.create({ payment_intent: intent.id })
  await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({ code: 'charge_already_refunded' })
  const list = await stripe.refunds.list({ payment_intent: intent.id })
  expect(list.data.map(({ amount }) => amount)).toEqual([5_00, 15_00, 10_00])
  expect((await stripe.refunds.retrieve(first.id)).metadata).toEqual({ txn: 'r1' })
})

test('a void lets the hold go; a captured or a voided payment cannot be voided', async () => {
  const intent = await held(12_00)
  await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({ code: 'charge_not_refundable' })
  const voided = await stripe.paymentIntents.cancel(intent.id, { cancellation_reason: 'requested_by_customer' })
  expect([voided.status, voided.cancellation_reason, voided.amount_capturable]).toEqual(['canceled', 'requested_by_customer', 0])
  await expect(stripe.paymentIntents.cancel(intent.id)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' })
  await expect(stripe.paymentIntents.cancel((await sold(1_00)).id)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' })
  expect(await effectsOn(intent.id)).toEqual([
    ['authorize', 12_00],
    ['void', 12_00],
  ])
})

test.each([
  ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
  ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
  ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc'],
  ['pm_card_chargeDeclinedProcessingError', 'processing_error', 'processing_error'],
  ['pm_card_visa_chargeDeclinedVelocityLimitExceeded', 'card_declined', 'card_velocity_exceeded'],
  ['pm_card_chargeCustomerFail', 'card_declined', 'generic_decline'],
  ['pm_card_radarBlock', 'card_declined', 'fraudulent'],
])('%s is declined with %s / %s, and another card may be tried', async (method, code, declineCode) => {
  const intent = await stripe.paymentIntents.create({ amount: 9_00, currency: 'usd', allowed_payment_method_types: ['card'] })
  const refusal = await stripe.paymentIntents.confirm(intent.id, { payment_method: method }).then(
    () => undefined,
    (error: unknown) => (error instanceof Stripe.errors.StripeCardError ? error : undefined),
  )
  expect([refusal?.statusCode, refusal?.type, refusal?.code, refusal?.decline_code]).toEqual([402, 'StripeCardError', code, declineCode])
  const after = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })
  expect([after.status, after.last_payment_error?.decline_code, chargeOf(after).status, chargeOf(after).paid]).toEqual([
    'requires_payment_method',
    declineCode,
    'failed',
    false,
  ])
  expect(chargeOf(after).outcome?.type).toBe(declineCode === 'fraudulent' ? 'blocked' : 'issuer_declined')
  const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' })
  expect([paid.status, paid.last_payment_error, await effectsOn(intent.id)]).toEqual(['succeeded', null, [['sale', 9_00]]])
})

test('the charge of another account does not exist', async () => {
  const intent = await sold(1_00)
  await expect(client(world, 'honda').paymentIntents.retrieve(intent.id)).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  })
})

test('a card saved with its buyer can be charged again, one not saved cannot', async () => {
  const customer = await stripe.customers.create({ name: 'Łukasz Żółć', email: 'l@example.com' })
  const first = await stripe.paymentIntents.create({
    ...card,
    amount: 10_00,
    payment_method: 'pm_card_visa',
    customer: customer.id,
    setup_future_usage: 'off_session',
  })
  const again = await stripe.paymentIntents.create({
    ...card,
    amount: 5_00,
    payment_method: first.payment_method as string,
    customer: customer.id,
    off_session: true,
  })
  expect(again.status).toBe('succeeded')
  expect((await stripe.customers.listPaymentMethods(customer.id)).data.map(({ id }) => id)).toEqual([first.payment_method])
  const once = await sold(10_00)
  await expect(
    stripe.paymentIntents.create({ ...card, amount: 5_00, payment_method: once.payment_method as string }),
  ).rejects.toMatchObject({ code: 'payment_method_unexpected_state' })
})

test('a card that wants its holder waits for the bank page, and is refused when the holder is away', async () => {
  const intent = await stripe.paymentIntents.create({
    ...card,
    amount: 10_00,
    payment_method: 'pm_card_authenticationRequired',
    return_url: 'https://shop.example/back',
  })
  expect(intent.status).toBe('requires_action')
  const bank = intent.next_action?.redirect_to_url?.url ?? ''
  const back = await fetch(bank, { method: 'POST', body: new URLSearchParams({ outcome: 'complete' }), redirect: 'manual' })
  expect(back.headers.get('location')).toBe(
    `https://shop.example/back?payment_intent=${intent.id}&payment_intent_client_secret=${intent.client_secret}&redirect_status=succeeded`,
  )
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
  await expect(
    stripe.paymentIntents.create({
      ...card,
      amount: 10_00,
      payment_method: 'pm_card_authenticationRequired',
      error_on_requires_action: true,
    }),
  ).rejects.toMatchObject({ code: 'authentication_required', statusCode: 402 })
})

test('lists go back page by page and can be narrowed', async () => {
  const made = [await sold(1_01), await sold(1_02), await sold(1_03)]
  const page = await stripe.paymentIntents.list({ limit: 2 })
  expect([page.data.map(({ amount }) => amount), page.has_more]).toEqual([[1_03, 1_02], true])
  const next = await stripe.paymentIntents.list({ limit: 1, starting_after: page.data[1]?.id ?? '' })
  expect(next.data[0]?.id).toBe(made[0]?.id)
  const since = made[0]?.created ?? 0
  expect((await stripe.paymentIntents.list({ created: { gte: since + 10 } })).data).toEqual([])
  const events = await stripe.events.list({ type: 'payment_intent.succeeded', limit: 3 })
  expect(events.data.map((event) => (event.data.object as Stripe.PaymentIntent).amount)).toEqual([1_03, 1_02, 1_01])
  expect((await stripe.charges.list({ payment_intent: made[1]?.id ?? '' })).data).toHaveLength(1)
})
