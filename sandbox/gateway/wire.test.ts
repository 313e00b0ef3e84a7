import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, postJson, startWorld, type TestWorld } from '../test-world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.end())

type Answer = {
  id: string
  status: string
  object: string
  error: { type: string; code: string; param: string; message: string; request_log_url: string }
}

async function send(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(world.url('gateway', path), {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_wire', ...headers },
    body: new URLSearchParams(fields),
  })
  return { status: response.status, headers: response.headers, answer: (await response.json()) as Answer }
}
const sale = { amount: '500', currency: 'usd', payment_method: 'pm_card_visa', 'allowed_payment_method_types[]': 'card', confirm: 'true' }
const effects = async () =>
  ((await (await fetch(world.url('control', '/gateway/effects?account=wire'))).json()) as { effects: unknown[] }).effects.length

test('a key replays its reply, body and all, and moves money once', async () => {
  const before = await effects()
  const first = await send('/v1/payment_intents', sale, { 'idempotency-key': 'k1' })
  const again = await send('/v1/payment_intents', sale, { 'idempotency-key': 'k1' })
  expect([again.answer, again.headers.get('idempotent-replayed'), again.headers.get('original-request')]).toEqual([
    first.answer,
    'true',
    first.headers.get('request-id'),
  ])
  expect([first.headers.get('idempotent-replayed'), first.headers.get('idempotency-key')]).toEqual([null, 'k1'])
  expect((await effects()) - before).toBe(1)
  const other = await fetch(world.url('gateway', '/v1/payment_intents'), {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_other', 'idempotency-key': 'k1' },
    body: new URLSearchParams(sale),
  })
  expect([other.status, other.headers.get('idempotent-replayed')]).toEqual([200, null])
})

test('a key used for something else is refused', async () => {
  await send('/v1/payment_intents', sale, { 'idempotency-key': 'k2' })
  const misused = await send('/v1/payment_intents', { ...sale, amount: '501' }, { 'idempotency-key': 'k2' })
  expect([misused.status, misused.answer.error.type]).toEqual([400, 'idempotency_error'])
})

test('a decline is kept under its key', async () => {
  const bad = { ...sale, payment_method: 'pm_card_chargeDeclined' }
  const first = await send('/v1/payment_intents', bad, { 'idempotency-key': 'k3' })
  const again = await send('/v1/payment_intents', bad, { 'idempotency-key': 'k3' })
  expect([again.status, again.answer, again.headers.get('idempotent-replayed')]).toEqual([402, first.answer, 'true'])
})

test('a key whose request is still running is refused with 409, and its money moves once', async () => {
  const before = await effects()
  await postJson(world.url('control', '/faults'), {
    match: { method: 'POST', path: '/v1/payment_intents' },
    kind: 'slow',
    milliseconds: 300,
  })
  const replies = await Promise.all([
    send('/v1/payment_intents', sale, { 'idempotency-key': 'k4' }),
    send('/v1/payment_intents', sale, { 'idempotency-key': 'k4' }),
  ])
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(replies.find(({ status }) => status === 409)?.answer.error.code).toBe('idempotency_key_in_use')
  expect((await effects()) - before).toBe(1)
})

test('the gateway may forget a key after a day', async () => {
  const first = await send('/v1/payment_intents', sale, { 'idempotency-key': 'k5' })
  await postJson(world.url('control', '/clock'), { advanceSeconds: 86_401 })
  const later = await send('/v1/payment_intents', sale, { 'idempotency-key': 'k5' })
  expect(later.answer.id).not.toBe(first.answer.id)
})

test.each([
  [{ ...sale, colour: 'red' }, 'parameter_unknown', 'colour'],
  [
    { ...sale, 'shipping[address][line1]': '1 Main', 'shipping[address][planet]': 'Earth' },
    'parameter_unknown',
    'shipping[address][planet]',
  ],
  [{ currency: 'usd' }, 'parameter_missing', 'amount'],
  [{ ...sale, amount: '5.00' }, 'parameter_invalid_integer', 'amount'],
  [{ ...sale, 'payment_method_types[]': 'card' }, 'parameter_unknown', 'payment_method_types'],
  [{ ...sale, amount: '49' }, 'amount_too_small', 'amount'],
  [{ ...sale, confirm: 'perhaps' }, 'parameter_invalid_boolean', 'confirm'],
  [{ ...sale, payment_method: 'pm_nothing' }, 'resource_missing', 'payment_method'],
])('%o is refused: %s names %s', async (fields, code, param) => {
  const { status, answer } = await send('/v1/payment_intents', fields)
  expect([status === 400 || status === 404, answer.error.code, answer.error.param]).toEqual([true, code, param])
  expect(answer.error.request_log_url).toContain('/logs/req_')
})

test('a request refused for its parameters leaves its key free', async () => {
  await send('/v1/payment_intents', { ...sale, colour: 'red' }, { 'idempotency-key': 'k6' })
  expect((await send('/v1/payment_intents', sale, { 'idempotency-key': 'k6' })).status).toBe(200)
})

test("Basic authentication and a Python client's True are understood", async () => {
  const basic = `Basic ${Buffer.from('sk_test_wire:').toString('base64')}`
  expect((await send('/v1/payment_intents', { ...sale, confirm: 'True' }, { authorization: basic })).answer.status).toBe('succeeded')
})

test.each([
  [{}, 401],
  [{ authorization: 'Bearer sk_live_abcdefghijklmnop' }, 401],
  [{ authorization: 'Bearer nonsense' }, 401],
])('%o gets %i', async (headers, status) => {
  const response = await fetch(world.url('gateway', '/v1/account'), { headers: headers as Record<string, string> })
  expect(response.status).toBe(status)
  expect(await response.text()).not.toContain('abcdefghijkl')
})

test('each reply names its request and the API version asked for', async () => {
  const { headers } = await send('/v1/customers', { name: 'A' }, { 'stripe-version': '2026-10-28.endive' })
  expect([headers.get('request-id')?.slice(0, 4), headers.get('stripe-version')]).toEqual(['req_', '2026-10-28.endive'])
  expect((await client(world, 'wire').accounts.retrieve(null)).charges_enabled).toBe(true)
})

test('confirming without a return address is refused unless redirects are ruled out', async () => {
  const { answer } = await send('/v1/payment_intents', { amount: '500', currency: 'usd', payment_method: 'pm_card_visa', confirm: 'true' })
  expect([answer.error.code, answer.error.param]).toEqual(['parameter_missing', 'return_url'])
})
