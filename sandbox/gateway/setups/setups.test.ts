import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, postJson, startWorld, type TestWorld } from '../../test-world.ts'

let world: TestWorld
let stripe: Stripe
beforeAll(async () => {
  world = await startWorld()
  stripe = client(world, 'setups')
})
afterAll(() => world.end())

const card = { allowed_payment_method_types: ['card'] } satisfies Stripe.SetupIntentCreateParams
const customer = async () => (await stripe.customers.create({ name: 'Fay' })).id
const charged = (kept: Stripe.SetupIntent) =>
  stripe.paymentIntents.create({
    amount: 7_00,
    currency: 'usd',
    ...card,
    customer: kept.customer as string,
    payment_method: kept.payment_method as string,
    off_session: true,
    confirm: true,
  })
const asError = (error: unknown) => (error instanceof Stripe.errors.StripeError ? error : undefined)

test('a card is kept without a payment, and charged later', async () => {
  const setup = await stripe.setupIntents.create({ ...card, customer: await customer() })
  expect([setup.status, setup.usage, setup.client_secret?.startsWith(`${setup.id}_secret_`)]).toEqual([
    'requires_payment_method',
    'off_session',
    true,
  ])
  const kept = await stripe.setupIntents.confirm(setup.id, { payment_method: 'pm_card_visa', expand: ['payment_method'] })
  expect([kept.status, (kept.payment_method as Stripe.PaymentMethod).customer]).toEqual(['succeeded', setup.customer])
  const again = await stripe.setupIntents.retrieve(setup.id)
  expect((await charged(again)).status).toBe('succeeded')
  const listed = await stripe.setupIntents.list({ payment_method: again.payment_method as string })
  expect(listed.data.map(({ id }) => id)).toEqual([setup.id])
  const types = (await stripe.events.list({ limit: 20 })).data.map(({ type }) => type)
  expect(types).toEqual(expect.arrayContaining(['setup_intent.created', 'payment_method.attached', 'setup_intent.succeeded']))
})

test('a card that wants its holder is set up at the bank; then payments need them no more', async () => {
  const setup = await stripe.setupIntents.create({
    ...card,
    customer: await customer(),
    payment_method: 'pm_card_authenticationRequiredOnSetup',
    confirm: true,
    return_url: 'https://shop.example/kept',
  })
  expect(setup.status).toBe('requires_action')
  const bank = setup.next_action?.redirect_to_url?.url ?? ''
  expect(await (await fetch(bank)).text()).toContain('May your card be kept')
  const back = await fetch(bank, { method: 'POST', body: new URLSearchParams({ outcome: 'complete' }), redirect: 'manual' })
  expect(Object.fromEntries(new URL(back.headers.get('location') ?? '').searchParams)).toEqual({
    setup_intent: setup.id,
    setup_intent_client_secret: setup.client_secret,
    redirect_status: 'succeeded',
  })
  expect((await charged(await stripe.setupIntents.retrieve(setup.id))).status).toBe('succeeded')
})

test('a refused card is not kept, and another may be tried; a holder who says no likewise', async () => {
  const setup = await stripe.setupIntents.create({ ...card, customer: await customer() })
  const declined = await stripe.setupIntents.confirm(setup.id, { payment_method: 'pm_card_chargeDeclinedLostCard' }).catch(asError)
  expect(declined).toMatchObject({ statusCode: 402, decline_code: 'lost_card', setup_intent: { status: 'requires_payment_method' } })
  const asked = await stripe.setupIntents.confirm(setup.id, { payment_method: 'pm_card_threeDSecure2Required' })
  await fetch(asked.next_action?.redirect_to_url?.url ?? '', { method: 'POST', body: new URLSearchParams({ outcome: 'fail' }) })
  const after = await stripe.setupIntents.retrieve(setup.id)
  expect([after.status, after.last_setup_error?.code]).toEqual(['requires_payment_method', 'payment_intent_authentication_failure'])
  expect((await stripe.setupIntents.confirm(setup.id, { payment_method: 'pm_card_mastercard' })).status).toBe('succeeded')
})

test('an open setup can be changed and cancelled, an ended one neither', async () => {
  const setup = await stripe.setupIntents.create({ ...card, description: 'first' })
  const changed = await stripe.setupIntents.update(setup.id, { payment_method: 'pm_card_visa', metadata: { a: '1' }, description: '' })
  expect([changed.status, changed.metadata, changed.description]).toEqual(['requires_confirmation', { a: '1' }, null])
  const ended = await stripe.setupIntents.cancel(setup.id, { cancellation_reason: 'abandoned' })
  expect([ended.status, ended.cancellation_reason]).toEqual(['canceled', 'abandoned'])
  for (const attempt of [
    stripe.setupIntents.confirm(setup.id),
    stripe.setupIntents.cancel(setup.id),
    stripe.setupIntents.update(setup.id, {}),
  ])
    await expect(attempt).rejects.toMatchObject({ code: 'setup_intent_unexpected_state' })
  await expect(stripe.setupIntents.retrieve('seti_nothing')).rejects.toMatchObject({ code: 'resource_missing', statusCode: 404 })
})

test('a card told by phone is kept without asking its holder, where the account may', async () => {
  const setup = {
    ...card,
    payment_method: 'pm_card_authenticationRequired',
    payment_method_options: { card: { moto: true } },
    confirm: true,
  }
  expect((await stripe.setupIntents.create(setup)).status).toBe('succeeded')
  await postJson(world.url('control', '/gateway/account'), { account: 'setups', moto: false })
  await expect(stripe.setupIntents.create(setup)).rejects.toMatchObject({ code: 'parameter_unknown' })
})
