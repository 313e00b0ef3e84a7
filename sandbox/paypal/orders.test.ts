import { CheckoutPaymentIntent, PatchOp } from '@paypal/paypal-server-sdk'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../test-world.ts'
import { approved, held, linkOf, orderFor, sold, usd } from './testing/buying.ts'
import { atPayPal, controlOf, issueOf, officialClient, speaker } from './testing/paypal-client.ts'

let world: TestWorld
let official: ReturnType<typeof officialClient>
let control: ReturnType<typeof controlOf>
beforeAll(async () => {
  world = await startWorld()
  control = controlOf(world)
})
afterAll(() => world.end())
beforeEach(async () => {
  await control('/reset', {})
  official = officialClient(world.url('paypal', ''), 'orders')
})

const key = () => crypto.randomUUID()
const effects = async () => ((await control('/paypal/effects?account=orders')) as unknown as { effects: Record<string, unknown>[] }).effects
const bare = (intent: CheckoutPaymentIntent, value = '20.00') =>
  official.orders.createOrder({ body: { intent, purchaseUnits: [{ amount: usd(value) }] } })

test('a buyer approves, the store holds the money', async () => {
  const { orders } = official
  const body = orderFor('129.90', 'AUTHORIZE', { customId: 'HT-1', invoiceId: 'inv-1' })
  const made = await orders.createOrder({ body, paypalRequestId: key() })
  expect([made.statusCode, made.result.status, made.result.purchaseUnits]).toEqual([200, 'PAYER_ACTION_REQUIRED', undefined])
  const id = made.result.id ?? ''
  expect(await issueOf(orders.authorizeOrder({ id }))).toBe('ORDER_NOT_APPROVED')

  const back = await atPayPal(linkOf(made.result, 'payer-action'), 'good')
  expect(back.href).toBe(`http://localhost:9/back?cart=7&token=${id}&PayerID=N5RQW8XDVJMXH`)
  expect((await orders.getOrder({ id })).result).toMatchObject({ status: 'APPROVED', payer: { payerId: 'N5RQW8XDVJMXH' } })

  const paid = await orders.authorizeOrder({ id, prefer: 'return=representation' })
  const [unit] = paid.result.purchaseUnits ?? []
  expect([paid.statusCode, paid.result.status]).toEqual([201, 'COMPLETED'])
  expect(unit?.payments?.authorizations).toMatchObject([
    { status: 'CREATED', amount: usd('129.90'), customId: 'HT-1', invoiceId: 'inv-1', sellerProtection: { status: 'ELIGIBLE' } },
  ])
  expect(unit?.shipping?.address?.adminArea2).toBe('Brookline')
  expect(await effects()).toMatchObject([{ kind: 'authorize', amount: 129_90, currency: 'USD', order: id, custom_id: 'HT-1' }])
  expect(await issueOf(orders.authorizeOrder({ id }))).toBe('ORDER_ALREADY_AUTHORIZED')
})

test('capture takes the money at once; a minimal answer still says what became of it', async () => {
  const id = await approved(official, orderFor('50.00', 'CAPTURE'))
  expect(await issueOf(official.orders.authorizeOrder({ id }))).toBe('ACTION_DOES_NOT_MATCH_INTENT')
  const { result } = await official.orders.captureOrder({ id })
  expect([result.intent, result.purchaseUnits?.[0]?.amount]).toEqual([undefined, undefined])
  expect(result.purchaseUnits?.[0]?.payments?.captures).toMatchObject([
    {
      status: 'COMPLETED',
      finalCapture: true,
      sellerReceivableBreakdown: { grossAmount: usd('50.00'), paypalFee: usd('2.24'), netAmount: usd('47.76') },
    },
  ])
  expect((await effects()).map(({ kind }) => kind)).toEqual(['sale'])
})

test('a buyer who goes back has approved nothing', async () => {
  const { result } = await official.orders.createOrder({ body: orderFor('10.00', 'CAPTURE'), paypalRequestId: key() })
  const back = await atPayPal(linkOf(result, 'payer-action'), 'good', 'cancel')
  expect(back.href).toBe(`http://localhost:9/cart?token=${result.id}`)
  expect(await issueOf(official.orders.captureOrder({ id: result.id ?? '' }))).toBe('ORDER_NOT_APPROVED')
})

test('a wallet without money is declined, and its buyer may be sent back to choose another', async () => {
  const say = await speaker(world.url('paypal', ''), 'orders')
  const id = await approved(official, orderFor('12.00', 'CAPTURE'), 'empty')
  const declined = await say('POST', `/v2/checkout/orders/${id}/capture`, {})
  expect([declined.status, declined.body['details']?.[0]?.['issue']]).toEqual([422, 'INSTRUMENT_DECLINED'])
  const redirect = declined.body['links']?.find((link) => link['rel'] === 'redirect')?.['href'] ?? ''
  await atPayPal(redirect, 'good')
  expect((await official.orders.captureOrder({ id })).result.status).toBe('COMPLETED')
})

test('a payment under review counts a day later, or not at all', async () => {
  const waits = await sold(official, '30.00', 'reviewed')
  const denied = await held(official, '31.00', 'reviewed')
  expect((await official.payments.getCapturedPayment({ captureId: waits.capture })).result).toMatchObject({
    status: 'PENDING',
    statusDetails: { reason: 'PENDING_REVIEW' },
  })
  expect(await issueOf(official.payments.captureAuthorizedPayment({ authorizationId: denied.hold }))).toBe('TRANSACTION_REFUSED')
  expect(await effects()).toEqual([])
  await control('/paypal/portal', { account: 'orders', do: 'deny', payment: denied.hold })
  await control('/clock', { advanceSeconds: 86_400 })
  expect((await effects()).map(({ kind, amount }) => [kind, amount])).toEqual([['sale', 30_00]])
  const after = officialClient(world.url('paypal', ''), 'orders')
  expect((await after.payments.getCapturedPayment({ captureId: waits.capture })).result.status).toBe('COMPLETED')
  expect((await after.payments.getAuthorizedPayment({ authorizationId: denied.hold })).result.status).toBe('DENIED')
})

test('an order without a source names it later, or is paid with a kept wallet', async () => {
  const { orders } = official
  const first = await bare(CheckoutPaymentIntent.Capture)
  expect([first.statusCode, first.result.status, linkOf(first.result, 'approve')]).toEqual([
    201,
    'CREATED',
    expect.stringContaining('/checkoutnow?token='),
  ])
  const source = orderFor('20.00', 'CAPTURE', { vault: true }).paymentSource ?? {}
  const confirmed = await orders.confirmOrder({ id: first.result.id ?? '', body: { paymentSource: source } })
  await atPayPal(linkOf(confirmed.result, 'payer-action'), 'good')
  const paid = await orders.captureOrder({ id: first.result.id ?? '' })
  const vault = paid.result.paymentSource?.paypal?.attributes?.vault
  expect(vault?.status).toBe('VAULTED')

  const second = await bare(CheckoutPaymentIntent.Authorize, '7.50')
  const again = await orders.authorizeOrder({ id: second.result.id ?? '', body: { paymentSource: { paypal: { vaultId: vault?.id } } } })
  expect(again.result.purchaseUnits?.[0]?.payments?.authorizations).toMatchObject([{ status: 'CREATED', amount: usd('7.50') }])
  const third = await orders.createOrder({
    body: {
      intent: CheckoutPaymentIntent.Capture,
      purchaseUnits: [{ amount: usd('3.00') }],
      paymentSource: { paypal: { vaultId: vault?.id } },
    },
    paypalRequestId: key(),
  })
  expect([third.statusCode, third.result.status]).toEqual([201, 'COMPLETED'])
  const unknown = await bare(CheckoutPaymentIntent.Capture)
  expect(
    await issueOf(orders.captureOrder({ id: unknown.result.id ?? '', body: { paymentSource: { paypal: { vaultId: 'nobody' } } } })),
  ).toBe('TOKEN_ID_NOT_FOUND')
  expect((await effects()).map(({ kind, amount }) => [kind, amount])).toEqual([
    ['sale', 20_00],
    ['authorize', 7_50],
    ['sale', 3_00],
  ])
})

test('amount and labels can be changed until the money moved, and never above what was approved', async () => {
  const { orders } = official
  const id = await approved(official, orderFor('40.00', 'AUTHORIZE', { customId: 'before' }))
  const at = (field: string) => `/purchase_units/@reference_id=='default'/${field}`
  const change = (op: PatchOp, path: string, value?: unknown) => issueOf(orders.patchOrder({ id, body: [{ op, path, value }] }))
  expect(await change(PatchOp.Replace, at('amount'), { currency_code: 'USD', value: '35.00' })).toBe('nothing')
  expect(await change(PatchOp.Replace, at('custom_id'), 'after')).toBe('nothing')
  expect(await change(PatchOp.Add, at('invoice_id'), 'inv-9')).toBe('nothing')
  expect(await change(PatchOp.Replace, at('amount'), { currency_code: 'USD', value: '41.00' })).toBe('AMOUNT_CHANGE_NOT_ALLOWED')
  expect(await change(PatchOp.Replace, at('reference_id'), 'other')).toBe('NOT_PATCHABLE')
  expect(await change(PatchOp.Replace, "/purchase_units/@reference_id=='x'/amount", usd('1.00'))).toBe('REFERENCE_ID_NOT_FOUND')
  expect(await change(PatchOp.Replace, at('amount'), { value: '3.00' })).toBe('MISSING_REQUIRED_PARAMETER')
  const paid = await orders.authorizeOrder({ id, prefer: 'return=representation' })
  expect(paid.result.purchaseUnits?.[0]?.payments?.authorizations).toMatchObject([
    { amount: usd('35.00'), customId: 'after', invoiceId: 'inv-9' },
  ])
  expect(await change(PatchOp.Replace, at('custom_id'), 'late')).toBe('ORDER_ALREADY_COMPLETED')
})

test.each([
  [[{ amount: usd('0.00') }], 'CANNOT_BE_ZERO_OR_NEGATIVE'],
  [[{ amount: usd('1.005') }], 'DECIMAL_PRECISION'],
  [[{ amount: { currencyCode: 'XXX', value: '1.00' } }], 'INVALID_CURRENCY_CODE'],
  [[{ amount: { ...usd('10.00'), breakdown: { itemTotal: usd('6.00'), shipping: usd('3.00') } } }], 'AMOUNT_MISMATCH'],
  [[{ amount: usd('10.00'), items: [{ name: 'Filter', unitAmount: usd('10.00'), quantity: '1' }] }], 'ITEM_TOTAL_REQUIRED'],
  [
    [
      {
        amount: { ...usd('10.00'), breakdown: { itemTotal: usd('10.00') } },
        items: [{ name: 'Filter', unitAmount: usd('4.00'), quantity: '2' }],
      },
    ],
    'ITEM_TOTAL_MISMATCH',
  ],
  [[{ amount: { ...usd('10.00'), breakdown: { itemTotal: { currencyCode: 'EUR', value: '10.00' } } } }], 'MULTI_CURRENCY_ORDER'],
  [[{ amount: usd('ten') }], 'INVALID_PARAMETER_SYNTAX'],
  [[{ amount: usd('1.00'), customId: 'x'.repeat(128) }], 'INVALID_STRING_LENGTH'],
  [[], 'INVALID_ARRAY_MIN_ITEMS'],
])('an order of %j is refused: %s', async (purchaseUnits, issue) => {
  expect(await issueOf(official.orders.createOrder({ body: { intent: CheckoutPaymentIntent.Capture, purchaseUnits } }))).toBe(issue)
})

test('a body that is wrong is told field by field', async () => {
  const say = await speaker(world.url('paypal', ''), 'orders')
  const answer = await say('POST', '/v2/checkout/orders', { intent: 'GIVE', purchase_units: [{ amount: { currency_code: 'USD' } }] })
  expect([answer.status, answer.body['name'], typeof answer.body['debug_id']]).toEqual([400, 'INVALID_REQUEST', 'string'])
  expect(answer.body['details']).toEqual([
    { field: '/intent', value: 'GIVE', location: 'body', issue: 'INVALID_PARAMETER_VALUE', description: expect.any(String) },
    { field: '/purchase_units/0/amount/value', location: 'body', issue: 'MISSING_REQUIRED_PARAMETER', description: expect.any(String) },
  ])
  const source = await say('POST', '/v2/checkout/orders', {
    intent: 'CAPTURE',
    purchase_units: [{ amount: { currency_code: 'USD', value: '1.00' } }],
    payment_source: { card: {} },
  })
  expect(source.body['details']?.[0]?.['issue']).toBe('NOT_SUPPORTED')
  const withoutKey = orderFor('1.00', 'CAPTURE')
  expect(await issueOf(official.orders.createOrder({ body: withoutKey }))).toBe('PAYPAL_REQUEST_ID_REQUIRED')
})

test('what nobody approves or pays in six hours is gone', async () => {
  const forgotten = await bare(CheckoutPaymentIntent.Capture)
  const approvedOnly = await approved(official, orderFor('5.00', 'CAPTURE'))
  await control('/clock', { advanceSeconds: 6 * 3600 })
  for (const id of [forgotten.result.id ?? '', approvedOnly])
    expect(await issueOf(official.orders.getOrder({ id }))).toBe('INVALID_RESOURCE_ID')
  expect((await fetch(world.url('paypal', `/checkoutnow?token=${approvedOnly}`))).status).toBe(404)
  const say = await speaker(world.url('paypal', ''), 'orders')
  const { body } = await say('GET', '/v1/notifications/webhooks-events?event_type=CHECKOUT.PAYMENT-APPROVAL.REVERSED')
  expect(body['events']?.map((event) => event['resource']?.['id'])).toEqual([approvedOnly])
})

test('an account may refuse an invoice id that was paid before', async () => {
  const twice = async () => {
    await sold(official, '9.00', 'good', { invoiceId: 'inv-7' })
    const id = await approved(official, orderFor('9.00', 'CAPTURE', { invoiceId: 'inv-7' }))
    return issueOf(official.orders.captureOrder({ id }))
  }
  expect(await twice()).toBe('nothing')
  await control('/paypal/account', { account: 'orders', blockDuplicateInvoices: true })
  const id = await approved(official, orderFor('9.00', 'CAPTURE', { invoiceId: 'inv-7' }))
  expect(await issueOf(official.orders.captureOrder({ id }))).toBe('DUPLICATE_INVOICE_ID')
})

test('PayPal-Mock-Response asks for any error by its name, and nothing happens', async () => {
  const id = await approved(official, orderFor('8.00', 'AUTHORIZE'))
  const paypalMockResponse = JSON.stringify({ mock_application_codes: 'PAYER_CANNOT_PAY' })
  expect(await issueOf(official.orders.authorizeOrder({ id, paypalMockResponse }))).toBe('PAYER_CANNOT_PAY')
  expect(await issueOf(official.orders.getOrder({ id, paypalMockResponse: '{"mock_application_codes":"INTERNAL_SERVER_ERROR"}' }))).toBe(
    '500',
  )
  expect(await effects()).toEqual([])
  expect((await official.orders.authorizeOrder({ id, paypalMockResponse: '{"mock_application_codes":"NO_SUCH_NAME"}' })).statusCode).toBe(
    201,
  )
})

test('the buyer is told where their parcel is, once a parcel, and a mistake is taken back', async () => {
  const { order, capture } = await sold(official, '60.00')
  const say = await speaker(world.url('paypal', ''), 'orders')
  const parcel = { capture_id: capture, tracking_number: '1Z999', carrier: 'UPS', notify_payer: true }
  const first = await say('POST', `/v2/checkout/orders/${order}/track`, parcel)
  const second = await say('POST', `/v2/checkout/orders/${order}/track`, parcel)
  expect([first.status, second.status]).toEqual([201, 200])
  const trackers = async () => (await official.orders.getOrder({ id: order })).result.purchaseUnits?.[0]?.shipping?.trackers
  expect(await trackers()).toMatchObject([{ id: `${capture}-1Z999`, status: 'SHIPPED' }])
  await say('PATCH', `/v2/checkout/orders/${order}/trackers/${capture}-1Z999`, [
    { op: 'replace', path: '/status', value: 'CANCELLED' },
  ] as object)
  expect(await trackers()).toMatchObject([{ status: 'CANCELLED' }])
  expect(
    (await say('POST', `/v2/checkout/orders/${order}/track`, { ...parcel, capture_id: 'OTHER' })).body['details']?.[0]?.['issue'],
  ).toBe('CAPTURE_ID_NOT_FOUND')
})
