import { CheckoutPaymentIntent } from '@paypal/paypal-server-sdk'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../test-world.ts'
import { approved, held, orderFor, sold, usd } from './testing/buying.ts'
import { controlOf, issueOf, officialClient } from './testing/paypal-client.ts'

let world: TestWorld
let control: ReturnType<typeof controlOf>
beforeAll(async () => {
  world = await startWorld()
  control = controlOf(world)
})
afterAll(() => world.end())
beforeEach(() => control('/reset', {}))

const client = (timeout?: number) => officialClient(world.url('paypal', ''), 'wire', timeout)
const effects = async () =>
  ((await control('/paypal/effects?account=wire')) as unknown as { effects: { kind: string }[] }).effects.map(({ kind }) => kind)
const tokenFor = (id: string, secret: string) =>
  fetch(world.url('paypal', '/v1/oauth2/token'), {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })

test.each([
  ['pp_test_wire', 'sandbox-anything', 200],
  ['pp_test_wire', 'EGnHDxD_qRPdaLdZz8iCr8N7_MzF-YHPTkjs6NKYQvQSBngp4PTTVWkPZRbL', 401],
  ['AQkquBDf1zctJOWGKWUEtKXm6qVhueUEMvXO_-MCI4DQQ4-LWvkDLIN2fGsd', 'sandbox-anything', 401],
  ['pp_live_wire', 'sandbox-anything', 401],
  ['', '', 401],
])('credentials %s and %s get %i', async (id, secret, status) => {
  const answer = await tokenFor(id, secret)
  expect(answer.status).toBe(status)
  const body = (await answer.json()) as Record<string, unknown>
  expect(status === 200 ? [body['token_type'], body['expires_in']] : body['error']).toEqual(
    status === 200 ? ['Bearer', 32_400] : 'invalid_client',
  )
})

test('an access token is good for nine hours of the clock, and no longer', async () => {
  const { access_token: token } = (await (await tokenFor('pp_test_wire', 'sandbox-x')).json()) as { access_token: string }
  const ask = (bearer: string) => fetch(world.url('paypal', '/v2/checkout/orders/X'), { headers: { authorization: `Bearer ${bearer}` } })
  await control('/clock', { advanceSeconds: 32_340 })
  expect((await ask(token)).status).toBe(404)
  await control('/clock', { advanceSeconds: 60 })
  const late = await ask(token)
  expect([late.status, ((await late.json()) as { name: string }).name]).toEqual([401, 'AUTHENTICATION_FAILURE'])
  expect((await ask('A21AAmade-up')).status).toBe(401)
})

test('the same request id again tells the latest state of what the first one made, whatever the body', async () => {
  const { orders, payments } = client()
  const body = orderFor('90.00', 'AUTHORIZE')
  const [first, second] = [
    await orders.createOrder({ body, paypalRequestId: 'make' }),
    await orders.createOrder({ body, paypalRequestId: 'make' }),
  ]
  expect([second.statusCode, second.result.id]).toEqual([200, first.result.id])

  const { hold } = await held(client(), '90.00')
  const take = (value: string) =>
    payments.captureAuthorizedPayment({
      authorizationId: hold,
      paypalRequestId: 'take',
      body: { amount: usd(value) },
      prefer: 'return=representation',
    })
  const taken = await take('20.00')
  const refunded = await payments.refundCapturedPayment({
    captureId: taken.result.id ?? '',
    paypalRequestId: 'back',
    body: { amount: usd('5.00') },
  })
  const told = await take('70.00')
  expect([told.result.id, told.result.amount, told.result.status]).toEqual([taken.result.id, usd('20.00'), 'PARTIALLY_REFUNDED'])
  const again = await payments.refundCapturedPayment({ captureId: taken.result.id ?? '', paypalRequestId: 'back' })
  expect(again.result.id).toBe(refunded.result.id)
  const gone = () => payments.voidPayment({ authorizationId: hold, paypalRequestId: 'gone' })
  expect([(await gone()).statusCode, (await gone()).statusCode]).toEqual([204, 204])
  expect(await effects()).toEqual(['authorize', 'capture', 'refund', 'void'])
})

test('a request id belongs to one kind of call, and to one thing', async () => {
  const { orders, payments } = client()
  const id = await approved(client(), orderFor('90.00', 'CAPTURE'))
  await orders.captureOrder({ id, paypalRequestId: 'one' })
  await orders.createOrder({ body: orderFor('1.00', 'CAPTURE'), paypalRequestId: 'one' })
  const other = await approved(client(), orderFor('91.00', 'CAPTURE'))
  expect(await issueOf(orders.captureOrder({ id: other, paypalRequestId: 'one' }))).toBe('PAYPAL_REQUEST_ID_PREVIOUSLY_USED')
  const sale = await sold(client(), '5.00')
  await payments.refundCapturedPayment({ captureId: sale.capture, paypalRequestId: 'one' })
  expect(await effects()).toEqual(['sale', 'sale', 'refund'])
})

test.each([
  ['orders', 6 * 3600],
  ['payments', 45 * 86_400],
])('%s remember a request id for %i seconds', async (what, seconds) => {
  const { hold } = await held(client(), '90.00')
  const { capture } = await sold(client(), '90.00')
  const deed = () =>
    what === 'orders'
      ? client().orders.createOrder({
          body: { intent: CheckoutPaymentIntent.Capture, purchaseUnits: [{ amount: usd('1.00') }] },
          paypalRequestId: 'k',
        })
      : client().payments.refundCapturedPayment({ captureId: capture, paypalRequestId: 'k', body: { amount: usd('1.00') } })
  expect(hold).not.toBe('')
  const first = await deed()
  await control('/clock', { advanceSeconds: seconds - 60 })
  expect((await deed()).result.id).toBe(first.result.id)
  await control('/clock', { advanceSeconds: 60 })
  expect((await deed()).result.id).not.toBe(first.result.id)
})

test('a refused request is not remembered', async () => {
  const id = await approved(client(), orderFor('20.00', 'AUTHORIZE'), 'empty')
  expect(await issueOf(client().orders.authorizeOrder({ id, paypalRequestId: 'k' }))).toBe('INSTRUMENT_DECLINED')
  const retried = await approved(client(), orderFor('20.00', 'AUTHORIZE'))
  expect((await client().orders.authorizeOrder({ id: retried, paypalRequestId: 'k' })).statusCode).toBe(201)
})

const broken = (kind: string, gateway?: string) =>
  control('/faults', {
    match: { ...(gateway ? { gateway } : {}), method: 'POST', path: '/v2/payments/authorizations/*/capture' },
    kind,
    milliseconds: 300,
  })

test.each([
  ['drop_before', ['authorize']],
  ['drop_after', ['authorize', 'capture']],
  ['hang_after', ['authorize', 'capture']],
  ['500_before', ['authorize']],
  ['500_after', ['authorize', 'capture']],
  ['409', ['authorize']],
  ['429', ['authorize']],
  ['truncated', ['authorize', 'capture']],
  ['invalid_json', ['authorize', 'capture']],
])('%s: the caller hears nothing good, and the same id again ends in one capture', async (kind, happened) => {
  const { hold } = await held(client(), '12.00')
  await broken(kind)
  const take = () =>
    client(400)
      .payments.captureAuthorizedPayment({ authorizationId: hold, paypalRequestId: 'k', body: {} })
      .then(
        ({ result }) => result.status,
        () => 'failed',
      )
  expect([await take(), await effects()]).toEqual(['failed', happened])
  expect([await take(), await effects()]).toEqual(['COMPLETED', ['authorize', 'capture']])
})

test('two requests of one id at once: one is worked on, the other told to wait', async () => {
  const { hold } = await held(client(), '12.00')
  await broken('slow')
  const take = () => client().payments.captureAuthorizedPayment({ authorizationId: hold, paypalRequestId: 'k', body: {} })
  const outcomes = await Promise.all([issueOf(take()), issueOf(take())])
  expect(outcomes.toSorted()).toEqual(['PREVIOUS_REQUEST_IN_PROGRESS', 'nothing'])
})

test('a fault for the other gateway is not met here', async () => {
  const { hold } = await held(client(), '12.00')
  await broken('500_before', 'stripe')
  expect((await client().payments.captureAuthorizedPayment({ authorizationId: hold, body: {} })).statusCode).toBe(201)
  await control('/faults', { match: { gateway: 'paypal', path: '/v1/**' }, kind: '500_before' })
  expect((await fetch(world.url('gateway', '/v1/charges'), { headers: { authorization: 'Bearer sk_test_wire' } })).status).toBe(200)
  expect((await tokenFor('pp_test_wire', 'sandbox-x')).status).toBe(500)
})
