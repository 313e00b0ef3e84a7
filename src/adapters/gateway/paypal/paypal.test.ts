import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { money } from '#domain/money.ts'
import { startSandbox } from '#test/support/sandbox.ts'
import { gatewayContract, type GatewayWorld } from '../contract.ts'
import { moneyOf, worth } from './amounts.ts'
import { openPaypal } from './index.ts'

const paths = {
  create: '/v2/checkout/orders',
  confirm: '/v2/checkout/orders/*/*',
  capture: '/v2/payments/authorizations/*/capture',
  void: '/v2/payments/authorizations/*/void',
  refund: '/v2/payments/captures/*/refund',
} as const

gatewayContract('paypal', async (): Promise<GatewayWorld> => {
  const sandbox = await startSandbox()
  const open = (account: string, paypal = sandbox.ports.paypal, secret = 'sandbox-secret') => {
    const opened = openPaypal({ sandbox: { paypal }, timeout: 700 })({ clientId: `pp_test_${account}`, secret, live: false })
    if (!opened.ok) throw new Error(opened.code)
    return opened.value
  }
  const gateway = open('contract')
  const approved = async (kind: 'authorization' | 'sale', keep: boolean, wallet: string) => {
    const offered = await gateway.offer(randomUUID(), {
      amount: money(100_00, 'USD'),
      kind,
      keep,
      order: { id: randomUUID(), number: 7 },
      returnUrl: 'http://localhost:9/back',
      cancelUrl: 'http://localhost:9/cart',
      language: 'en',
    })
    if (offered.outcome !== 'action' || !offered.url || !offered.reference) throw new Error(JSON.stringify(offered))
    const back = await sandbox.approve(offered.url, wallet)
    expect(back.searchParams.get('token')).toBe(offered.reference)
    return offered.reference
  }
  return {
    gateway,
    nobody: open('contract', 1),
    strangers: open('contract', sandbox.ports.paypal, 'not-the-secret'),
    token: (kind) => approved('sale', false, kind === 'good' ? 'good' : 'empty'),
    keeping: async () => ({ from: { by: 'token', token: await approved('sale', true, 'good') }, keep: true }),
    instrument: { brand: 'paypal', last4: null },
    refusal: { code: 'instrument_declined' },
    nothing: '5O190127TN364715T',
    breakNext: async (verb, how) => {
      await sandbox.fault('POST', paths[verb], how)
    },
    moved: async () => (await sandbox.paypalEffects('contract')).map(({ kind, amount, order }) => ({ kind, amount, reference: order })),
    close: sandbox.stop,
  }
})

test('an app for real money never goes to the sandbox, and the sandbox’s ids go nowhere else', () => {
  const open = (clientId: string, live: boolean, sandbox?: { paypal: number }) => {
    const opened = openPaypal({ sandbox })({ clientId, secret: 'sandbox-secret', live })
    return opened.ok ? 'ok' : opened.code
  }
  expect(open('pp_test_a', false, { paypal: 1 })).toBe('ok')
  expect(open('AbcLive', true, { paypal: 1 })).toBe('live_key_in_sandbox')
  expect(open('AbcSandbox', false, { paypal: 1 })).toBe('live_key_in_sandbox')
  expect(open('pp_test_a', false)).toBe('not_a_secret_key')
  expect(open('AbcLive', true)).toBe('ok')
})

test('amounts are written in the currency’s own places and read back to the minor unit', () => {
  for (const [amount, currency, value] of [
    [1, 'USD', '0.01'],
    [123_456, 'USD', '1234.56'],
    [500, 'JPY', '500'],
    [1234, 'KWD', '1.234'],
  ] as const) {
    expect(worth(money(amount, currency))).toEqual({ currencyCode: currency, value })
    expect(moneyOf({ currency_code: currency, value })).toEqual(money(amount, currency))
  }
  expect(() => moneyOf({ currency_code: 'USD', value: '1.001' })).toThrow()
  expect(() => moneyOf({ currency_code: 'USD', value: '1e3' })).toThrow()
})
