import Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { client, postJson, startReceiver, startWorld, type Receiver, type TestWorld } from '../../test-world.ts'
import type { Delivery } from './queue.ts'

let world: TestWorld
let stripe: Stripe
let receiver: Receiver
beforeAll(async () => {
  world = await startWorld()
  stripe = client(world, 'hooks')
  receiver = await startReceiver()
})
afterAll(async () => {
  await world.end()
  await receiver.close()
})
beforeEach(async () => {
  await postJson(world.url('control', '/reset'), {})
  receiver.letters.length = 0
  receiver.answers.length = 0
})

const listen = (events: readonly string[] = ['*'], path = '/hooks') =>
  stripe.webhookEndpoints.create({
    url: `http://127.0.0.1:${receiver.port}${path}`,
    enabled_events: [...events] as Stripe.WebhookEndpointCreateParams.EnabledEvent[],
  })
const paid = (amount = 5_00) =>
  stripe.paymentIntents.create({
    amount,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    allowed_payment_method_types: ['card'],
    confirm: true,
  })
const pump = () => postJson(world.url('control', '/webhooks/pump'), {})
const pass = (advanceSeconds: number) => postJson(world.url('control', '/clock'), { advanceSeconds })
const fault = (body: object) => postJson(world.url('control', '/webhooks/faults'), body)
const deliveries = async () =>
  ((await (await fetch(world.url('control', '/webhooks/deliveries'))).json()) as { deliveries: Delivery[] }).deliveries.toReversed()
const types = () => receiver.letters.map(({ body }) => (JSON.parse(body) as Stripe.Event).type)
const sale = ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded']

test('each event is signed for its endpoint, and the official client believes it and nothing else', async () => {
  const endpoint = await listen()
  expect(endpoint.secret).toMatch(/^whsec_\w{32}$/)
  const intent = await paid()
  await pump()
  expect(types()).toEqual(sale)
  const [letter] = receiver.letters
  const header = String(letter?.headers['stripe-signature'])
  const event = stripe.webhooks.constructEvent(letter?.body ?? '', header, endpoint.secret ?? '')
  expect([event.type, event.api_version, (event.data.object as Stripe.PaymentIntent).id]).toEqual([
    'payment_intent.created',
    '2026-10-28.endive',
    intent.id,
  ])
  const forged = (letter?.body ?? '').replace('500', '501')
  expect(() => stripe.webhooks.constructEvent(forged, header, endpoint.secret ?? '')).toThrow(
    Stripe.errors.StripeSignatureVerificationError,
  )
  expect(() => stripe.webhooks.constructEvent(letter?.body ?? '', header, 'whsec_other')).toThrow()
  expect((await deliveries()).map(({ state, attempts, status }) => [state, attempts, status])).toEqual(
    sale.map(() => ['delivered', 1, 200]),
  )
  expect((await stripe.events.retrieve(event.id)).pending_webhooks).toBe(0)
})

test('an endpoint is told of what it wants only, of its own account only, and not when it is off or gone', async () => {
  const endpoint = await listen(['payment_intent.succeeded'])
  await client(world, 'other').customers.create({ name: 'X' })
  await paid()
  await pump()
  expect(types()).toEqual(['payment_intent.succeeded'])
  const off = await stripe.webhookEndpoints.update(endpoint.id, { disabled: true, description: 'off', metadata: { a: '1' } })
  expect([off.status, off.description, off.metadata, off.secret]).toEqual(['disabled', 'off', { a: '1' }, undefined])
  await paid()
  await stripe.webhookEndpoints.update(endpoint.id, { disabled: false })
  expect((await stripe.webhookEndpoints.list()).data.map(({ id, secret }) => [id, secret])).toEqual([[endpoint.id, undefined]])
  expect(await stripe.webhookEndpoints.del(endpoint.id)).toEqual({ id: endpoint.id, object: 'webhook_endpoint', deleted: true })
  await paid()
  await pump()
  expect(types()).toHaveLength(1)
  await expect(stripe.webhookEndpoints.retrieve(endpoint.id)).rejects.toMatchObject({ statusCode: 404 })
})

test('what is refused is sent again, later and later, until it is taken; then no more', async () => {
  await listen(['payment_intent.succeeded'])
  receiver.answers.push(500, 302, 404)
  await paid()
  await pump()
  expect(receiver.letters).toHaveLength(1)
  for (const [wait, sent] of [
    [6, 2],
    [40, 2],
    [21, 3],
    [301, 4],
    [86_400 * 4, 4],
  ] as const) {
    await pass(wait)
    await pump()
    expect(receiver.letters).toHaveLength(sent)
  }
  expect(new Set(receiver.letters.map(({ body }) => (JSON.parse(body) as Stripe.Event).id)).size).toBe(1)
  expect((await deliveries()).map(({ state, attempts }) => [state, attempts])).toEqual([['delivered', 4]])
})

test('after three days without an answer it is given up, and the list of undelivered events has it', async () => {
  await listen(['payment_intent.succeeded'])
  receiver.answers.push(...Array.from({ length: 30 }, () => 500))
  const intent = await paid()
  for (const pause of [0, 6, 61, 301, 1801, 7201, 21_601, 43_201, 86_401, 86_401, 86_401]) {
    await pass(pause)
    await pump()
  }
  const [given] = await deliveries()
  expect([given?.state, given?.attempts, given?.problem]).toEqual(['failed', 10, 'answered 500'])
  const undelivered = await stripe.events.list({ delivery_success: false })
  expect(undelivered.data.map(({ data }) => (data.object as { id: string }).id)).toEqual([intent.id])
  const rest = await stripe.events.list({ delivery_success: true, types: ['payment_intent.*', 'charge.succeeded'] })
  expect(rest.data.map(({ type }) => type)).toEqual(['charge.succeeded', 'payment_intent.created'])
})

test('twice, overtaken, lost and late: what the control port asks for happens', async () => {
  await listen(['payment_intent.succeeded'])
  const amounts = () => receiver.letters.map(({ body }) => ((JSON.parse(body) as Stripe.Event).data.object as Stripe.PaymentIntent).amount)
  await fault({ kind: 'duplicate', type: 'payment_intent.*' })
  await paid(1_00)
  await pump()
  expect(amounts()).toEqual([1_00, 1_00])

  await fault({ kind: 'reorder' })
  await paid(2_00)
  await pump()
  expect(amounts()).toHaveLength(2)
  await paid(3_00)
  await pump()
  expect(amounts()).toEqual([1_00, 1_00, 3_00, 2_00])

  await fault({ kind: 'lose' })
  await paid(4_00)
  await pass(4 * 86_400)
  await pump()
  expect((await deliveries()).at(-1)).toMatchObject({ state: 'lost', attempts: 0 })

  await fault({ kind: 'late', seconds: 3600 })
  await paid(5_00)
  await pump()
  await pass(3500)
  await pump()
  expect(amounts()).toHaveLength(4)
  await pass(110)
  await pump()
  expect(amounts().at(-1)).toBe(5_00)
  expect(await fault({ kind: 'eaten' })).toHaveProperty('error')
})

test('one that nothing overtakes is sent after its time all the same', async () => {
  await listen(['payment_intent.succeeded'])
  await fault({ kind: 'reorder', seconds: 30 })
  await paid()
  await pump()
  expect(receiver.letters).toHaveLength(0)
  await pass(31)
  await pump()
  expect(receiver.letters).toHaveLength(1)
})

test('they come by themselves too', async () => {
  await listen()
  await paid()
  await expect.poll(types).toEqual(sale)
})

test.each(['https://example.com/hooks', 'http://10.0.0.5/', 'http://127.0.0.1.example.com/', 'ftp://localhost/', 'nonsense'])(
  '%s is not on this machine and gets nothing',
  async (url) => {
    await expect(stripe.webhookEndpoints.create({ url, enabled_events: ['*'] })).rejects.toMatchObject({
      code: 'url_invalid',
      param: 'url',
    })
  },
)

test('an endpoint needs events to be told of; those may be chosen by name only', async () => {
  const url = `http://localhost:${receiver.port}/`
  await expect(stripe.webhookEndpoints.create({ url, enabled_events: [] })).rejects.toMatchObject({ param: 'enabled_events' })
  const group = ['charge.*'] as unknown as Stripe.WebhookEndpointCreateParams.EnabledEvent[]
  await expect(stripe.webhookEndpoints.create({ url, enabled_events: group })).rejects.toMatchObject({ type: 'StripeInvalidRequestError' })
})
