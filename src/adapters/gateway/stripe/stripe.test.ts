import { expect, test } from 'vitest'
import { startSandbox } from '#test/support/sandbox.ts'
import { gatewayContract, type GatewayWorld } from '../contract.ts'
import { openStripe } from './index.ts'

const paths = {
  create: '/v1/payment_intents',
  confirm: '/v1/payment_intents/*/confirm',
  capture: '/v1/payment_intents/*/capture',
  void: '/v1/payment_intents/*/cancel',
  refund: '/v1/refunds',
} as const

gatewayContract('stripe', async (): Promise<GatewayWorld> => {
  const sandbox = await startSandbox()
  const open = (key: string, gateway = sandbox.ports.gateway) => {
    const opened = openStripe({ sandbox: { gateway }, timeout: 600 })({ secretKey: key })
    if (!opened.ok) throw new Error(opened.code)
    return opened.value
  }
  return {
    gateway: open('sk_test_contract'),
    nobody: open('sk_test_contract', 1),
    strangers: await openStrangers(sandbox.ports.gateway),
    token: async (kind) => (kind === 'good' ? 'pm_card_visa' : 'pm_card_visa_chargeDeclinedInsufficientFunds'),
    keeping: async () => ({ from: { by: 'token', token: 'pm_card_visa' }, keep: true }),
    instrument: { brand: 'visa', last4: '4242', funding: 'credit', country: 'US' },
    refusal: { code: 'insufficient_funds', advice: 'try_again_later', instrument: { last4: '9995' } },
    nothing: 'pi_nothing_of_that_name',
    breakNext: async (verb, how) => {
      await sandbox.fault('POST', paths[verb], how)
    },
    moved: async () =>
      (await sandbox.effects('contract')).map(({ kind, amount, payment_intent }) => ({ kind, amount, reference: payment_intent })),
    close: sandbox.stop,
  }
})

test('a live key never goes to the sandbox, and what is no secret key goes nowhere', () => {
  const open = (secretKey: string, sandbox?: { gateway: number }) => {
    const opened = openStripe({ sandbox })({ secretKey })
    return opened.ok ? 'ok' : opened.code
  }
  expect(open('sk_live_abc', { gateway: 1 })).toBe('live_key_in_sandbox')
  expect(open('rk_live_abc', { gateway: 1 })).toBe('live_key_in_sandbox')
  expect(open('sk_test_abc', { gateway: 1 })).toBe('ok')
  expect(open('sk_live_abc')).toBe('ok')
  expect(open('sk_test_abc')).toBe('ok')
  expect(open('pk_test_abc')).toBe('not_a_secret_key')
})

/** The sandbox takes any test key, so an account whose keys are refused is one that sends none it accepts. */
async function openStrangers(gateway: number) {
  const opened = openStripe({ sandbox: { gateway } })({ secretKey: `sk_test_${'a'.repeat(201)}` })
  if (!opened.ok) throw new Error(opened.code)
  return opened.value
}

test('a payment made elsewhere is stamped with its order, so that no other order can claim it', async () => {
  const sandbox = await startSandbox()
  const opened = openStripe({ sandbox: sandbox.ports })({ secretKey: 'sk_test_stamped' })
  if (!opened.ok) throw new Error(opened.code)
  const { id } = (await sandbox.gateway('stamped', 'payment_intents', { amount: '100', currency: 'usd' })) as { id: string }
  expect(await opened.value.stamp(id, { id: 'order-7', number: 7 })).toMatchObject({ outcome: 'approved' })
  expect(await opened.value.find(id)).toMatchObject({ order: 'order-7', state: 'open' })
  await sandbox.stop()
})
