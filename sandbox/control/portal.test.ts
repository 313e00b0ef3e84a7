import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StoredEffect } from '../gateway/store.ts'
import { client, postJson, startReceiver, startWorld, type Receiver, type TestWorld } from '../test-world.ts'

let world: TestWorld
let stripe: Stripe
let receiver: Receiver
beforeAll(async () => {
  world = await startWorld()
  stripe = client(world, 'portal')
  receiver = await startReceiver()
  await stripe.webhookEndpoints.create({ url: `http://localhost:${receiver.port}/`, enabled_events: ['*'] })
})
afterAll(async () => {
  await world.end()
  await receiver.close()
})

const paid = (capture: 'automatic' | 'manual') =>
  stripe.paymentIntents.create({
    amount: 90_00,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    allowed_payment_method_types: ['card'],
    capture_method: capture,
    confirm: true,
    metadata: { order: '7' },
  })
const act = (deed: string, intent: Stripe.PaymentIntent, amount?: number) =>
  postJson(world.url('control', '/gateway/portal'), {
    account: 'portal',
    do: deed,
    payment_intent: intent.id,
    ...(amount ? { amount } : {}),
  })
const effectsOn = async (intent: Stripe.PaymentIntent) =>
  ((await (await fetch(world.url('control', '/gateway/effects?account=portal'))).json()) as { effects: StoredEffect[] }).effects
    .filter((effect) => effect.payment_intent === intent.id)
    .map(({ kind, amount }) => [kind, amount])
const told = async () => {
  await postJson(world.url('control', '/webhooks/pump'), {})
  return receiver.letters.splice(0).map(({ body }) => JSON.parse(body) as Stripe.Event)
}

test('a refund made in the portal bears no label of ours, and is told like any other', async () => {
  const intent = await paid('automatic')
  await told()
  expect(await act('refund', intent, 20_00)).toMatchObject({ object: 'refund', amount: 20_00, metadata: {} })
  const events = await told()
  expect(events.map(({ type }) => type)).toEqual(['refund.created', 'charge.refunded'])
  expect(events.map(({ request }) => request)).toEqual([
    { id: null, idempotency_key: null },
    { id: null, idempotency_key: null },
  ])
  const [refund] = (await stripe.refunds.list({ payment_intent: intent.id })).data
  expect([refund?.metadata, refund?.amount]).toEqual([{}, 20_00])
  expect(await effectsOn(intent)).toEqual([
    ['sale', 90_00],
    ['refund', 20_00],
  ])
})

test('a capture and a cancellation made in the portal', async () => {
  const [captured, cancelled] = [await paid('manual'), await paid('manual')]
  expect(await act('capture', captured, 60_00)).toMatchObject({ status: 'succeeded', amount_received: 60_00, metadata: { order: '7' } })
  expect(await act('cancel', cancelled)).toMatchObject({ status: 'canceled' })
  expect(await effectsOn(captured)).toEqual([
    ['authorize', 90_00],
    ['capture', 60_00],
  ])
  expect(await effectsOn(cancelled)).toEqual([
    ['authorize', 90_00],
    ['void', 90_00],
  ])
})

test('the portal refuses what the gateway refuses, and does nothing then', async () => {
  const intent = await paid('automatic')
  expect(await act('refund', intent, 90_01)).toMatchObject({ error: { type: 'invalid_request_error', param: 'amount' } })
  expect(await act('cancel', intent)).toMatchObject({ error: { code: 'payment_intent_unexpected_state' } })
  expect(await act('explode', intent)).toHaveProperty('error')
  const stranger = await postJson(world.url('control', '/gateway/portal'), { account: 'other', do: 'refund', payment_intent: intent.id })
  expect(stranger).toMatchObject({ error: { code: 'resource_missing' } })
  expect(await effectsOn(intent)).toEqual([['sale', 90_00]])
})
