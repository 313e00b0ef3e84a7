import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, startWorld, type TestWorld } from '../test-world.ts'

let world: TestWorld
let stripe: Stripe
beforeAll(async () => {
  world = await startWorld()
  stripe = client(world, 'saved')
})
afterAll(() => world.end())

const usd = { currency: 'usd', allowed_payment_method_types: ['card'] } satisfies Partial<Stripe.PaymentIntentCreateParams>
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof Stripe.errors.StripeError ? error : undefined),
  )

/** The buyer pays once and agrees that their card is kept; where the card asks for its holder, they confirm at their bank. */
async function keptCard(method: string) {
  const customer = await stripe.customers.create({ name: 'Ana' })
  const first = await stripe.paymentIntents.create({
    ...usd,
    amount: 10_00,
    customer: customer.id,
    payment_method: method,
    setup_future_usage: 'off_session',
    confirm: true,
    return_url: 'https://shop.example/back',
  })
  const bank = first.next_action?.redirect_to_url?.url
  if (bank) await fetch(bank, { method: 'POST', body: new URLSearchParams({ outcome: 'complete' }), redirect: 'manual' })
  const after = await stripe.paymentIntents.retrieve(first.id)
  return { customer: customer.id, method: after.payment_method as string, asked: Boolean(bank), status: after.status }
}
const charged = (kept: { customer: string; method: string }, more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create({
    ...usd,
    amount: 5_00,
    customer: kept.customer,
    payment_method: kept.method,
    off_session: true,
    confirm: true,
    ...more,
  })

test.each([
  ['pm_card_visa', false, 'succeeded'],
  ['pm_card_authenticationRequiredOnSetup', true, 'succeeded'],
  ['pm_card_authenticationRequiredSetupForOffSession', true, 'succeeded'],
  ['pm_card_authenticationRequired', true, 'authentication_required'],
])('%s kept at a payment (holder asked: %s) and charged later without its holder: %s', async (method, asked, later) => {
  const kept = await keptCard(method)
  expect([kept.asked, kept.status]).toEqual([asked, 'succeeded'])
  const outcome: { status?: string } = {}
  const error = await refusal(charged(kept).then(({ status }) => (outcome.status = status)))
  expect(error?.code ?? outcome.status).toBe(later)
})

test.each(['4000002760003184', '4000002500003155'])(
  '%s that was only attached wants its holder: 402, and the payment can be taken up with them',
  async (number) => {
    const typed = await fetch(world.url('gateway', '/v1/payment_methods'), {
      method: 'POST',
      headers: { authorization: 'Bearer pk_test_saved' },
      body: new URLSearchParams({
        type: 'card',
        'card[number]': number,
        'card[exp_month]': '4',
        'card[exp_year]': '2031',
        'card[cvc]': '123',
      }),
    })
    const { id: method } = (await typed.json()) as Stripe.PaymentMethod
    const { id: customer } = await stripe.customers.create({ name: 'Bo' })
    await stripe.paymentMethods.attach(method, { customer })
    const error = await refusal(charged({ customer, method }))
    expect([error?.statusCode, error?.code, error?.decline_code, error?.payment_method?.id]).toEqual([
      402,
      'authentication_required',
      'authentication_required',
      method,
    ])
    const open = await stripe.paymentIntents.retrieve(error?.payment_intent?.id ?? '')
    expect([open.status, open.last_payment_error?.code, open.amount_received]).toEqual([
      'requires_payment_method',
      'authentication_required',
      0,
    ])

    const present = await stripe.paymentIntents.confirm(open.id, {
      payment_method: method,
      return_url: 'https://shop.example/back?order=7',
    })
    expect([present.status, present.next_action?.type, present.next_action?.redirect_to_url?.return_url]).toEqual([
      'requires_action',
      'redirect_to_url',
      'https://shop.example/back?order=7',
    ])
    const bank = present.next_action?.redirect_to_url?.url ?? ''
    expect(await (await fetch(bank)).text()).toContain('5.00 USD')
    const back = await fetch(bank, { method: 'POST', body: new URLSearchParams({ outcome: 'complete' }), redirect: 'manual' })
    const place = new URL(back.headers.get('location') ?? '')
    expect([back.status, Object.fromEntries(place.searchParams)]).toEqual([
      303,
      { order: '7', payment_intent: open.id, payment_intent_client_secret: open.client_secret, redirect_status: 'succeeded' },
    ])
    expect((await stripe.paymentIntents.retrieve(open.id)).status).toBe('succeeded')
  },
)

test('a holder who refuses at the bank comes back with the refusal', async () => {
  const intent = await stripe.paymentIntents.create({
    ...usd,
    amount: 9_00,
    payment_method: 'pm_card_threeDSecure2Required',
    confirm: true,
    return_url: 'https://shop.example/back',
  })
  const bank = intent.next_action?.redirect_to_url?.url ?? ''
  const back = await fetch(bank, { method: 'POST', body: new URLSearchParams({ outcome: 'fail' }), redirect: 'manual' })
  expect(new URL(back.headers.get('location') ?? '').searchParams.get('redirect_status')).toBe('failed')
  const after = await stripe.paymentIntents.retrieve(intent.id)
  expect([after.status, after.last_payment_error?.code]).toEqual(['requires_payment_method', 'payment_intent_authentication_failure'])
})

test('a card that was paid with and not kept cannot be used again, not even by a customer', async () => {
  const once = await stripe.paymentIntents.create({ ...usd, amount: 5_00, payment_method: 'pm_card_visa', confirm: true })
  const method = once.payment_method as string
  const { id: customer } = await stripe.customers.create({ name: 'Cy' })
  expect((await refusal(charged({ customer, method })))?.code).toBe('payment_method_unexpected_state')
  expect((await refusal(stripe.paymentMethods.attach(method, { customer })))?.code).toBe('payment_method_unexpected_state')
})

test("a kept card is its customer's alone, and until it is detached", async () => {
  const kept = await keptCard('pm_card_visa')
  const { id: other } = await stripe.customers.create({ name: 'Di' })
  expect((await refusal(charged({ customer: other, method: kept.method })))?.message).toContain('already been attached')
  await stripe.paymentMethods.detach(kept.method)
  expect((await refusal(charged(kept)))?.code).toBe('payment_method_unexpected_state')
})

test('a hold without the holder lives shorter on a Visa, and asks for no return address', async () => {
  const hold = async (method: string) => {
    const intent = await charged(await keptCard(method), { capture_method: 'manual', expand: ['latest_charge'] })
    const charge = intent.latest_charge as Stripe.Charge
    return (charge.payment_method_details?.card?.capture_before ?? 0) - charge.created
  }
  expect([await hold('pm_card_visa'), await hold('pm_card_mastercard')]).toEqual([4 * 86_400 + 18 * 3600, 7 * 86_400])
})

test('declined cards are not kept, but for the one that is made for it', async () => {
  const { id: customer } = await stripe.customers.create({ name: 'Ed' })
  expect(await refusal(stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer }))).toMatchObject({
    statusCode: 402,
    code: 'card_declined',
  })
  const { id: method } = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer })
  expect((await refusal(charged({ customer, method })))?.decline_code).toBe('generic_decline')
})

test('who is away cannot agree to anything, and what belongs to a confirmation waits for one', async () => {
  const kept = await keptCard('pm_card_visa')
  expect((await refusal(charged(kept, { setup_future_usage: 'off_session' })))?.param).toBe('off_session')
  const agreed = await stripe.paymentIntents.create({ ...usd, amount: 5_00, customer: kept.customer, setup_future_usage: 'off_session' })
  const away = stripe.paymentIntents.confirm(agreed.id, { payment_method: kept.method, off_session: true })
  expect((await refusal(away))?.message).toContain('you cannot set up future usages')
  expect((await refusal(charged(kept, { confirm: false })))?.param).toBe('off_session')
})

test('a customer who is deleted is gone with their cards, and still says so', async () => {
  const kept = await keptCard('pm_card_visa')
  expect(await stripe.customers.del(kept.customer)).toMatchObject({ id: kept.customer, deleted: true })
  expect(await stripe.customers.retrieve(kept.customer)).toMatchObject({ deleted: true })
  expect((await refusal(charged(kept)))?.code).toBe('resource_missing')
  expect((await stripe.paymentMethods.retrieve(kept.method)).customer).toBeNull()
  expect((await stripe.customers.list({ limit: 100 })).data.map(({ id }) => id)).not.toContain(kept.customer)
})
