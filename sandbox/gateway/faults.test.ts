import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import Stripe from 'stripe'
import { client, postJson, startWorld, type TestWorld } from '../test-world.ts'
import type { StoredEffect } from './store.ts'

let world: TestWorld
let stripe: Stripe
beforeAll(async () => {
  world = await startWorld()
  stripe = client(world, 'faults', { timeout: 1500, maxNetworkRetries: 0 })
})
afterAll(() => world.end())
beforeEach(() => postJson(world.url('control', '/reset'), {}))

const effects = async () =>
  ((await (await fetch(world.url('control', '/gateway/effects'))).json()) as { effects: StoredEffect[] }).effects.map(({ kind }) => kind)
const broken = (kind: string, times = 1) =>
  postJson(world.url('control', '/faults'), { match: { method: 'POST', path: '/v1/payment_intents/*/capture' }, kind, times })
const held = () =>
  stripe.paymentIntents.create({
    amount: 700,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    allowed_payment_method_types: ['card'],
    capture_method: 'manual',
    confirm: true,
  })
const capture = async (id: string) =>
  stripe.paymentIntents.capture(id, {}, { idempotencyKey: `capture-${id}` }).then(
    (intent) => intent.status,
    (error: unknown) => (error instanceof Stripe.errors.StripeError ? error.type : String(error)),
  )

// The client sends again by itself after a reset connection, so a dropped line is dropped twice.
test.each([
  ['drop_before', 2, 'StripeConnectionError', ['authorize']],
  ['drop_after', 2, 'StripeConnectionError', ['authorize', 'capture']],
  ['hang_after', 1, 'StripeConnectionError', ['authorize', 'capture']],
  ['500_before', 1, 'StripeAPIError', ['authorize']],
  ['500_after', 1, 'StripeAPIError', ['authorize', 'capture']],
  ['409', 1, 'StripeAPIError', ['authorize']],
  ['429', 1, 'StripeRateLimitError', ['authorize']],
  ['truncated', 1, 'StripeAPIError', ['authorize', 'capture']],
  ['invalid_json', 1, 'StripeAPIError', ['authorize', 'capture']],
])('%s: the caller hears nothing good, and what happened is what it says', async (kind, times, error, happened) => {
  const intent = await held()
  await broken(kind, times)
  expect(await capture(intent.id)).toBe(error)
  expect(await effects()).toEqual(happened)
})

test.each(['drop_before', 'drop_after', 'hang_after', '500_before', '409', '429', 'truncated', 'invalid_json'])(
  '%s: the same key again ends in one capture',
  async (kind) => {
    const intent = await held()
    await broken(kind)
    await capture(intent.id)
    expect(await capture(intent.id)).toBe('succeeded')
    expect(await effects()).toEqual(['authorize', 'capture'])
  },
)

test('500_after: the key keeps the 500, only looking up tells the truth', async () => {
  const intent = await held()
  await broken('500_after')
  await capture(intent.id)
  expect(await capture(intent.id)).toBe('StripeAPIError')
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
})

test('a slow answer is an answer; a fault that never matches waits', async () => {
  const intent = await held()
  await postJson(world.url('control', '/faults'), { match: { path: '/v1/payment_intents/**' }, kind: 'slow', milliseconds: 50 })
  await postJson(world.url('control', '/faults'), { match: { method: 'DELETE', path: '/v1/nothing' }, kind: 'drop_before' })
  expect(await capture(intent.id)).toBe('succeeded')
  const state = (await (await fetch(world.url('control', '/state'))).json()) as { faults: unknown[] }
  expect(state.faults).toHaveLength(1)
})

test('a fault that is none is refused', async () => {
  expect(await postJson(world.url('control', '/faults'), { match: { path: '/v1' }, kind: 'explode' })).toHaveProperty('error')
  expect(await postJson(world.url('control', '/clock'), { advanceSeconds: -5 })).toHaveProperty('error')
})
