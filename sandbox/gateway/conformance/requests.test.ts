import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../../test-world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.end())

type Answer = { id?: string; status?: string; secret?: string; object?: string; error?: { code?: string; param?: string; type: string } }

/** As a client of another language speaks: Basic authentication, and its own spelling of yes and no. */
async function basic(method: string, path: string, fields: Readonly<Record<string, string>> = {}) {
  const form = new URLSearchParams(fields).toString()
  const response = await fetch(world.url('gateway', method === 'POST' || form === '' ? path : `${path}?${form}`), {
    method,
    headers: {
      authorization: `Basic ${Buffer.from('sk_test_python:').toString('base64')}`,
      ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(method === 'POST' ? { body: form } : {}),
  })
  return (await response.json()) as Answer
}

type Row = readonly [method: string, path: string, fields?: Readonly<Record<string, string>>]
const operations: readonly Row[] = [
  ['POST', 'payment_intents', { amount: '500', currency: 'usd' }],
  ['GET', 'payment_intents'],
  ['GET', 'payment_intents/x'],
  ['POST', 'payment_intents/x'],
  ['POST', 'payment_intents/x/confirm'],
  ['POST', 'payment_intents/x/capture'],
  ['POST', 'payment_intents/x/cancel'],
  ['POST', 'setup_intents'],
  ['GET', 'setup_intents'],
  ['GET', 'setup_intents/x'],
  ['POST', 'setup_intents/x'],
  ['POST', 'setup_intents/x/confirm'],
  ['POST', 'setup_intents/x/cancel'],
  ['POST', 'payment_methods', { type: 'card', 'card[token]': 'tok_visa' }],
  ['GET', 'payment_methods', { customer: 'cus_x' }],
  ['GET', 'payment_methods/x'],
  ['POST', 'payment_methods/x/attach', { customer: 'cus_x' }],
  ['POST', 'payment_methods/x/detach'],
  ['POST', 'customers'],
  ['GET', 'customers'],
  ['GET', 'customers/x'],
  ['POST', 'customers/x'],
  ['DELETE', 'customers/x'],
  ['GET', 'customers/x/payment_methods'],
  ['POST', 'refunds'],
  ['GET', 'refunds'],
  ['GET', 'refunds/x'],
  ['POST', 'refunds/x'],
  ['GET', 'charges'],
  ['GET', 'charges/x'],
  ['GET', 'disputes'],
  ['GET', 'disputes/x'],
  ['POST', 'disputes/x'],
  ['POST', 'disputes/x/close'],
  ['GET', 'radar/early_fraud_warnings'],
  ['GET', 'radar/early_fraud_warnings/x'],
  ['POST', 'webhook_endpoints', { url: 'http://localhost/', 'enabled_events[]': '*' }],
  ['GET', 'webhook_endpoints'],
  ['GET', 'webhook_endpoints/x'],
  ['POST', 'webhook_endpoints/x'],
  ['DELETE', 'webhook_endpoints/x'],
  ['GET', 'events'],
  ['GET', 'events/x'],
  ['GET', 'balance_transactions'],
  ['GET', 'balance_transactions/x'],
  ['GET', 'account'],
]

test.each(operations.map(([method, path, fields = {}]) => ({ method, path, fields })))(
  '$method $path refuses a parameter it does not know',
  async ({ method, path, fields }) => {
    expect((await basic(method, `/v1/${path}`, { ...fields, colour: 'red' })).error).toMatchObject({
      code: 'parameter_unknown',
      param: 'colour',
    })
  },
)

test.each([
  [
    '/v1/payment_intents',
    { amount: '500', currency: 'usd', 'payment_method_options[card][colour]': 'red' },
    'payment_method_options[card][colour]',
  ],
  ['/v1/setup_intents', { 'payment_method_options[card][colour]': 'red' }, 'payment_method_options[card][colour]'],
  ['/v1/disputes/x', { 'evidence[colour]': 'red' }, 'evidence[colour]'],
  ['/v1/webhook_endpoints', { url: 'http://localhost/', 'enabled_events[]': '*', connect: 'true' }, 'connect'],
])('%s names the unknown parameter within: %o', async (path, fields, param) => {
  expect((await basic('POST', path, fields)).error).toMatchObject({ code: 'parameter_unknown', param })
})

test('what another client spells True and False is yes and no', async () => {
  const card = { 'allowed_payment_method_types[0]': 'card' }
  const many = { 'payment_method_options[card][request_multicapture]': 'if_available', capture_method: 'manual' }
  const held = await basic('POST', '/v1/payment_intents', {
    amount: '500',
    currency: 'usd',
    ...card,
    ...many,
    payment_method: 'pm_card_visa',
    confirm: 'True',
  })
  const open = await basic('POST', `/v1/payment_intents/${held.id}/capture`, { amount_to_capture: '100', final_capture: 'False' })
  const done = await basic('POST', `/v1/payment_intents/${held.id}/capture`, { amount_to_capture: '0', final_capture: 'True' })
  expect([held.status, open.status, done.status]).toEqual(['requires_capture', 'requires_capture', 'succeeded'])
  expect((await basic('POST', '/v1/setup_intents', { ...card, payment_method: 'pm_card_visa', confirm: 'TRUE' })).status).toBe('succeeded')
  const endpoint = await basic('POST', '/v1/webhook_endpoints', { url: 'http://localhost:9/', 'enabled_events[0]': '*' })
  expect((await basic('POST', `/v1/webhook_endpoints/${endpoint.id}`, { disabled: 'True' })).status).toBe('disabled')
  expect((await basic('POST', `/v1/webhook_endpoints/${endpoint.id}`, { disabled: 'False' })).status).toBe('enabled')
  expect((await basic('GET', '/v1/events', { delivery_success: 'True', limit: '1' })).object).toBe('list')
  expect((await basic('GET', '/v1/events', { delivery_success: 'maybe' })).error?.code).toBe('parameter_invalid_boolean')
})
