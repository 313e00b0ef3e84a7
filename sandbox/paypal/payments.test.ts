import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../test-world.ts'
import { held, sold, usd } from './testing/buying.ts'
import { controlOf, issueOf, officialClient } from './testing/paypal-client.ts'

let world: TestWorld
let control: ReturnType<typeof controlOf>
beforeAll(async () => {
  world = await startWorld()
  control = controlOf(world)
})
afterAll(() => world.end())
beforeEach(() => control('/reset', {}))

const day = 86_400
/** A fresh client: an access token is good for nine hours of the twin's clock, and the client tells time by its own. */
const client = () => officialClient(world.url('paypal', ''), 'payments')
const pass = (days: number) => control('/clock', { advanceSeconds: days * day })
const effects = async () => {
  const { effects } = (await control('/paypal/effects?account=payments')) as unknown as { effects: { kind: string; amount: number }[] }
  return effects.map(({ kind, amount }) => [kind, amount])
}
const take = (authorizationId: string, value?: string, more: { finalCapture?: boolean; invoiceId?: string } = {}) =>
  client().payments.captureAuthorizedPayment({
    authorizationId,
    body: { ...(value ? { amount: usd(value) } : {}), ...more },
    prefer: 'return=representation',
  })
const statusOf = async (authorizationId: string) => (await client().payments.getAuthorizedPayment({ authorizationId })).result.status

test('several captures, the last of them final', async () => {
  const { hold } = await held(client(), '100.00')
  expect((await take(hold, '40.00')).result).toMatchObject({ status: 'COMPLETED', finalCapture: false, amount: usd('40.00') })
  expect(await statusOf(hold)).toBe('PARTIALLY_CAPTURED')
  expect((await take(hold, '25.00', { finalCapture: true })).result.finalCapture).toBe(true)
  expect(await statusOf(hold)).toBe('CAPTURED')
  expect(await issueOf(take(hold, '1.00'))).toBe('AUTHORIZATION_ALREADY_CAPTURED')
  expect(await issueOf(client().payments.voidPayment({ authorizationId: hold }))).toBe('PREVIOUSLY_CAPTURED')
  expect(await effects()).toEqual([
    ['authorize', 100_00],
    ['capture', 40_00],
    ['capture', 25_00],
  ])
})

test.each([
  ['100.00', '115.00', '115.01'],
  ['1000.00', '1075.00', '1075.01'],
])('of %s up to %s may be captured, and not %s', async (value, most, tooMuch) => {
  const { hold } = await held(client(), value)
  expect(await issueOf(take(hold, tooMuch))).toBe('MAX_CAPTURE_AMOUNT_EXCEEDED')
  expect((await take(hold, most)).result.amount).toEqual(usd(most))
  expect(await statusOf(hold)).toBe('CAPTURED')
})

test('a capture without an amount takes what is left', async () => {
  const { hold } = await held(client(), '30.00')
  await take(hold, '12.50')
  expect((await take(hold)).result.amount).toEqual(usd('17.50'))
  expect(await statusOf(hold)).toBe('CAPTURED')
})

test('a void lets go of what is left; 204 without a body, or the authorization', async () => {
  const first = await held(client(), '30.00')
  await take(first.hold, '10.00')
  const gone = await client().payments.voidPayment({ authorizationId: first.hold })
  expect([gone.statusCode, gone.body]).toEqual([204, ''])
  const second = await held(client(), '31.00')
  const told = await client().payments.voidPayment({ authorizationId: second.hold, prefer: 'return=representation' })
  expect([told.statusCode, told.result?.status]).toEqual([200, 'VOIDED'])
  expect(await issueOf(client().payments.voidPayment({ authorizationId: second.hold }))).toBe('PREVIOUSLY_VOIDED')
  expect(await issueOf(take(second.hold))).toBe('AUTHORIZATION_VOIDED')
  expect((await effects()).filter(([kind]) => kind === 'void')).toEqual([
    ['void', 20_00],
    ['void', 31_00],
  ])
})

test('money is assured for three days; then it is renewed under a new id, again and again', async () => {
  const { hold } = await held(client(), '200.00')
  const renew = (authorizationId: string, value?: string) =>
    client().payments.reauthorizePayment({ authorizationId, body: value ? { amount: usd(value) } : {}, prefer: 'return=representation' })
  expect(await issueOf(renew(hold))).toBe('REAUTHORIZATION_TOO_SOON')
  await pass(3)
  expect(await issueOf(renew(hold, '230.01'))).toBe('AUTHORIZATION_AMOUNT_LIMIT_EXCEEDED')
  const renewed = (await renew(hold, '210.00')).result
  expect([renewed.id === hold, renewed.status, renewed.amount]).toEqual([false, 'CREATED', usd('210.00')])
  expect(await issueOf(renew(hold))).toBe('REAUTHORIZATION_TOO_SOON')
  await pass(3)
  expect(await issueOf(renew(renewed.id ?? ''))).toBe('REAUTHORIZATION_NOT_SUPPORTED')
  const last = (await renew(hold)).result
  expect(await issueOf(client().payments.voidPayment({ authorizationId: last.id ?? '' }))).toBe('CANNOT_BE_VOIDED')
  await take(last.id ?? '', '200.00', { finalCapture: true })
  expect([await statusOf(hold), await statusOf(renewed.id ?? '')]).toEqual(['CAPTURED', 'CAPTURED'])
  expect(await effects()).toEqual([
    ['authorize', 200_00],
    ['reauthorize', 210_00],
    ['reauthorize', 200_00],
    ['capture', 200_00],
  ])
})

test('a chain of reauthorizations holds its money once', async () => {
  const { hold } = await held(client(), '100.00')
  await take(hold, '60.00')
  await pass(4)
  const { result } = await client().payments.reauthorizePayment({ authorizationId: hold })
  expect(await issueOf(take(result.id ?? '', '60.00'))).toBe('MAX_CAPTURE_AMOUNT_EXCEEDED')
  await client().payments.voidPayment({ authorizationId: hold })
  expect(await statusOf(result.id ?? '')).toBe('VOIDED')
  expect((await effects()).at(-1)).toEqual(['void', 40_00])
})

test('after 29 days a hold is gone', async () => {
  const { hold } = await held(client(), '44.00')
  await pass(28)
  expect(await statusOf(hold)).toBe('CREATED')
  await pass(1)
  expect(await statusOf(hold)).toBe('VOIDED')
  expect(await issueOf(take(hold))).toBe('AUTHORIZATION_EXPIRED')
  expect(await issueOf(client().payments.reauthorizePayment({ authorizationId: hold }))).toBe('AUTHORIZATION_EXPIRED')
  expect((await effects()).at(-1)).toEqual(['void', 44_00])
})

test('a buyer who spends the money after three days cannot pay any more', async () => {
  const { hold } = await held(client(), '20.00', 'three_days')
  await pass(3)
  expect(await issueOf(client().payments.reauthorizePayment({ authorizationId: hold }))).toBe('PAYER_CANNOT_PAY')
  expect(await issueOf(take(hold))).toBe('PAYER_CANNOT_PAY')
  expect(await statusOf(hold)).toBe('CREATED')
})

const back = (captureId: string, value?: string, more: { invoiceId?: string; customId?: string } = {}) =>
  client().payments.refundCapturedPayment({
    captureId,
    body: { ...(value ? { amount: usd(value) } : {}), ...more },
    prefer: 'return=representation',
  })

test('refunds never exceed the capture, and each says how much went back so far', async () => {
  const { order, capture } = await sold(client(), '80.00')
  const first = await back(capture, '30.00', { customId: 'return-1', invoiceId: 'r-1' })
  expect(first.result).toMatchObject({
    status: 'COMPLETED',
    customId: 'return-1',
    sellerPayableBreakdown: { totalRefundedAmount: usd('30.00') },
  })
  expect(await issueOf(back(capture, '50.01'))).toBe('REFUND_AMOUNT_EXCEEDED')
  expect((await client().payments.getCapturedPayment({ captureId: capture })).result.status).toBe('PARTIALLY_REFUNDED')
  expect((await back(capture)).result.amount).toEqual(usd('50.00'))
  expect(await issueOf(back(capture))).toBe('CAPTURE_FULLY_REFUNDED')
  const { result } = await client().orders.getOrder({ id: order })
  expect(result.purchaseUnits?.[0]?.payments?.refunds?.map(({ amount }) => amount?.value)).toEqual(['30.00', '50.00'])
  expect(await effects()).toEqual([
    ['sale', 80_00],
    ['refund', 30_00],
    ['refund', 50_00],
  ])
})

test('a slow refund arrives, a failing one comes back to the store', async () => {
  const slow = await sold(client(), '15.00', 'refund_slow')
  const fails = await sold(client(), '16.00', 'refund_fails')
  const [pending, doomed] = [(await back(slow.capture)).result, (await back(fails.capture)).result]
  expect([pending.status, doomed.status]).toEqual(['PENDING', 'PENDING'])
  await pass(3)
  const later = async (refundId = '') => (await client().payments.getRefund({ refundId })).result.status
  expect([await later(pending.id), await later(doomed.id)]).toEqual(['COMPLETED', 'FAILED'])
  expect((await client().payments.getCapturedPayment({ captureId: fails.capture })).result.status).toBe('COMPLETED')
  expect((await effects()).slice(2)).toEqual([
    ['refund', 15_00],
    ['refund', 16_00],
    ['refund_reversed', 16_00],
  ])
})

test('180 days after a capture it is too late to refund', async () => {
  const { capture } = await sold(client(), '15.00')
  await pass(179)
  await back(capture, '5.00')
  await pass(1)
  expect(await issueOf(back(capture))).toBe('REFUND_TIME_LIMIT_EXCEEDED')
})

test('what is pending or of another currency cannot be refunded, nor what does not exist', async () => {
  const { capture } = await sold(client(), '15.00', 'reviewed')
  expect(await issueOf(back(capture))).toBe('PENDING_CAPTURE')
  const other = await sold(client(), '15.00')
  expect(
    await issueOf(
      client().payments.refundCapturedPayment({ captureId: other.capture, body: { amount: { currencyCode: 'EUR', value: '1.00' } } }),
    ),
  ).toBe('REFUND_CAPTURE_CURRENCY_MISMATCH')
  expect(await issueOf(back('5O190127TN364715T'))).toBe('INVALID_RESOURCE_ID')
  const stranger = officialClient(world.url('paypal', ''), 'somebody_else')
  expect(await issueOf(stranger.payments.getCapturedPayment({ captureId: other.capture }))).toBe('INVALID_RESOURCE_ID')
})

test('an account may refuse an invoice id that was captured or refunded before', async () => {
  await control('/paypal/account', { account: 'payments', blockDuplicateInvoices: true })
  const { hold } = await held(client(), '50.00', 'good', { invoiceId: 'inv-1' })
  await take(hold, '10.00')
  await take(hold, '10.00')
  expect(await issueOf(take(hold, '10.00', { invoiceId: 'inv-1' }))).toBe('DUPLICATE_INVOICE_ID')
  const { result } = await take(hold, '10.00', { invoiceId: 'inv-2' })
  await back(result.id ?? '', '1.00', { invoiceId: 'back-1' })
  expect(await issueOf(back(result.id ?? '', '1.00', { invoiceId: 'back-1' }))).toBe('DUPLICATE_INVOICE_ID')
})

test("what the owner does in PayPal's own site shows like anything else", async () => {
  const { hold } = await held(client(), '50.00')
  const { capture } = await sold(client(), '20.00')
  await control('/paypal/portal', { account: 'payments', do: 'refund', capture, amount: 5_00 })
  await control('/paypal/portal', { account: 'payments', do: 'void', authorization: hold })
  expect(await statusOf(hold)).toBe('VOIDED')
  expect((await effects()).slice(2)).toEqual([
    ['refund', 5_00],
    ['void', 50_00],
  ])
  const refused = await control('/paypal/portal', { account: 'payments', do: 'void', authorization: hold })
  expect(refused['error']).toBe('PREVIOUSLY_VOIDED')
})
