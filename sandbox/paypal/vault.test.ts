import { CheckoutPaymentIntent, type SetupTokenRequest } from '@paypal/paypal-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../test-world.ts'
import { approved, orderFor, usd } from './testing/buying.ts'
import { atPayPal, controlOf, issueOf, officialClient, speaker } from './testing/paypal-client.ts'

let world: TestWorld
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.end())

const client = (account = 'vault') => officialClient(world.url('paypal', ''), account)
const key = () => crypto.randomUUID()
const later = (vaultId: string, value = '5.00') =>
  client().orders.createOrder({
    body: { intent: CheckoutPaymentIntent.Capture, purchaseUnits: [{ amount: usd(value) }], paymentSource: { paypal: { vaultId } } },
    paypalRequestId: key(),
  })
const setUp = (customer?: string) =>
  client().vault.createSetupToken({
    paypalRequestId: key(),
    body: {
      ...(customer ? { customer: { id: customer } } : {}),
      paymentSource: {
        paypal: {
          usageType: 'MERCHANT',
          experienceContext: { returnUrl: 'http://localhost:9/back', cancelUrl: 'http://localhost:9/cart' },
        },
      },
    } as SetupTokenRequest,
  })

test('a wallet kept by a payment is charged later without its buyer, under one customer and once', async () => {
  const pay = async (wallet: 'good' | 'declines_later') => {
    const id = await approved(client(), orderFor('20.00', 'CAPTURE', { vault: true }), wallet)
    return (await client().orders.captureOrder({ id })).result.paymentSource?.paypal?.attributes?.vault
  }
  const kept = await pay('good')
  expect([kept?.status, kept?.links?.map(({ rel }) => rel)]).toEqual(['VAULTED', ['self', 'delete']])
  expect((await later(kept?.id ?? '')).result.status).toBe('COMPLETED')
  const refusing = await pay('declines_later')
  expect(await issueOf(later(refusing?.id ?? ''))).toBe('INSTRUMENT_DECLINED')
})

test('a wallet can be kept without buying: the buyer approves, the store fetches the token', async () => {
  const setup = (await setUp('buyer-1')).result
  const exchange = () =>
    client().vault.createPaymentToken({
      paypalRequestId: key(),
      body: { paymentSource: { token: { id: setup.id ?? '', type: 'SETUP_TOKEN' as never } } },
    })
  expect(await issueOf(exchange())).toBe('TOKEN_NOT_APPROVED')
  const back = await atPayPal(setup.links?.find(({ rel }) => rel === 'approve')?.href ?? '', 'good')
  expect(back.href).toBe(`http://localhost:9/back?approval_token_id=${setup.id}&approval_session_id=${setup.id}`)
  expect((await client().vault.getSetupToken(setup.id ?? '')).result.status).toBe('APPROVED')
  const token = (await exchange()).result
  expect(token).toMatchObject({ customer: { id: 'buyer-1' }, paymentSource: { paypal: { payerId: 'N5RQW8XDVJMXH' } } })
  expect((await later(token.id ?? '')).result.status).toBe('COMPLETED')

  const list = (await client().vault.listCustomerPaymentTokens({ customerId: 'buyer-1', totalRequired: true })).result
  expect([list.totalItems, list.paymentTokens?.map(({ id }) => id)]).toEqual([1, [token.id]])
  expect((await client().vault.deletePaymentToken(token.id ?? '')).statusCode).toBe(204)
  expect(await issueOf(later(token.id ?? ''))).toBe('TOKEN_ID_NOT_FOUND')
  expect((await client().vault.listCustomerPaymentTokens({ customerId: 'buyer-1' })).result.paymentTokens).toEqual([])
  const say = await speaker(world.url('paypal', ''), 'vault')
  const { body } = await say('GET', '/v1/notifications/webhooks-events?event_type=VAULT.PAYMENT-TOKEN.DELETED')
  expect(body['events']?.map((event) => event['resource']?.['id'])).toEqual([token.id])
})

test('a buyer who goes back keeps nothing, and another store does not see the wallet', async () => {
  const setup = (await setUp()).result
  const back = await atPayPal(setup.links?.find(({ rel }) => rel === 'approve')?.href ?? '', 'good', 'cancel')
  expect(back.href).toBe(`http://localhost:9/cart?approval_token_id=${setup.id}`)
  expect((await client().vault.getSetupToken(setup.id ?? '')).result.status).toBe('PAYER_ACTION_REQUIRED')
  expect(await issueOf(client('other').vault.getSetupToken(setup.id ?? ''))).toBe('INVALID_RESOURCE_ID')
})

test('an account PayPal does not let keep wallets is told so', async () => {
  await controlOf(world)('/paypal/account', { account: 'barred', vaulting: false })
  const body = orderFor('20.00', 'CAPTURE', { vault: true })
  expect(await issueOf(client('barred').orders.createOrder({ body, paypalRequestId: key() }))).toBe('NOT_ENABLED_TO_VAULT_PAYMENT_SOURCE')
})
