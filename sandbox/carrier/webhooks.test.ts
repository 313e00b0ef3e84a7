import EasyPost from '@easypost/api'
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startReceiver, startWorld, type Receiver, type TestWorld } from '../test-world.ts'
import { carrierClient, type Client, type Json } from './testing/client.ts'
import { bought, controlOf } from './testing/shipping.ts'

let world: TestWorld
let control: ReturnType<typeof controlOf>
let client: Client
let receiver: Receiver
beforeAll(async () => {
  world = await startWorld()
  control = controlOf(world)
  client = carrierClient(world.url('carrier', ''), 'hooks')
  receiver = await startReceiver()
})
afterAll(async () => {
  await world.end()
  await receiver.close()
})
beforeEach(async () => {
  await control('/reset', {})
  await control('/carrier/webhooks/automatic', { automatic: false })
  receiver.letters.length = 0
  receiver.answers.length = 0
})

const secret = 'ſecret ﬁ Å'
const listen = () =>
  client.Webhook['create']?.({
    url: `http://127.0.0.1:${receiver.port}/hook`,
    webhook_secret: secret,
    custom_headers: [{ name: 'X-Store', value: 'toyota' }],
  })
const pump = () => control('/carrier/webhooks/pump', {})
const pass = (advanceSeconds: number) => control('/clock', { advanceSeconds })
const told = () => receiver.letters.map(({ body }) => JSON.parse(body) as Json)
const words = () => told().map((event) => `${event['description']} ${event['result']?.['status'] ?? ''}`.trim())
const states = async () => [...((await control('/carrier/webhooks/deliveries'))['deliveries'] ?? [])].map(({ state }) => state).toReversed()

/** The official client's own check of a webhook. */
function believes(body: string, signature: string, with_: string): boolean {
  const Made = EasyPost as unknown as new (key: string) => {
    Utils: { validateWebhook: (body: string, headers: object, secret: string) => Json }
  }
  try {
    new Made('EZTK_hooks').Utils.validateWebhook(body, { 'X-Hmac-Signature': signature }, with_)
    return true
  } catch {
    return false
  }
}

test('events are signed over their bytes; the official client believes them and nothing else', async () => {
  await listen()
  await bought(client, { parcel: { weight: 64 } })
  await pump()
  const [letter] = receiver.letters
  const signature = String(letter?.headers['x-hmac-signature'])
  const body = letter?.body ?? ''
  expect(body).toContain('"weight":64.0')
  expect(signature).toBe(`hmac-sha256-hex=${createHmac('sha256', secret.normalize('NFKD')).update(body).digest('hex')}`)
  expect(believes(body, signature, secret)).toBe(true)
  expect([believes(body.replace('64.0', '65.0'), signature, secret), believes(body, signature, 'other')]).toEqual([false, false])
  expect(letter?.headers['x-store']).toBe('toyota')
  expect(told()[0]).toMatchObject({ object: 'Event', description: 'tracker.created', mode: 'test', result: { object: 'Tracker' } })
})

test('a parcel’s whole way is told in order; so are refunds, scan forms, insurances and invoices', async () => {
  await listen()
  const one = await bought(client)
  await client.ScanForm['create']?.({ shipments: [one['id']] })
  await pass(30 * 86_400)
  await pump()
  expect(words()).toEqual([
    'tracker.created unknown',
    'scan_form.created creating',
    'scan_form.updated created',
    'tracker.updated pre_transit',
    ...Array(4).fill('tracker.updated in_transit'),
    'tracker.updated out_for_delivery',
    'tracker.updated delivered',
  ])
  receiver.letters.length = 0
  const two = await bought(client)
  await client.Shipment['refund']?.(two['id'])
  await control('/carrier/adjust', { shipment: one['id'], amount: '-2.00', reason: 'dimensions' })
  const insurance = await client.Insurance['create']?.({
    amount: '90',
    tracking_code: 'EZ1000000001',
    to_address: one['to_address'],
    from_address: one['from_address'],
  })
  await pass(3 * 86_400)
  await pump()
  expect(words().filter((word) => !word.startsWith('tracker'))).toEqual([
    'shipment.invoice.created',
    'insurance.purchased purchased',
    'refund.successful refunded',
  ])
  expect(told().find((event) => event['description'] === 'shipment.invoice.created')?.['result']).toMatchObject({
    object: 'ShipmentInvoice',
    shipment_id: one['id'],
    adjustment_amount: '-2.00',
    adjustment_reason: 'dimensions',
  })
  expect(insurance?.['status']).toBe('pending')
})

test('what is not taken is sent again after a minute, two, four …, byte for byte but for who waits, and given up after the eighth', async () => {
  await listen()
  receiver.answers.push(500, 302)
  await bought(client)
  await pump()
  await pump()
  expect(receiver.letters).toHaveLength(1)
  await pass(60)
  await pump()
  // The redirect is no yes either; meanwhile the label was told of too.
  await pass(120)
  await pump()
  expect(words().filter((word) => word === 'tracker.created unknown')).toHaveLength(3)
  const [event] = (await client.Event['all']?.())?.['events']?.toReversed() ?? []
  expect((await client.Event['retrieve']?.(event?.['id']))?.['completed_urls']).toHaveLength(1)
  receiver.answers.push(...Array<number>(40).fill(500))
  await control('/reset', {})
  await control('/carrier/webhooks/automatic', { automatic: false })
  await listen()
  await client.Tracker['create']?.({ tracking_code: 'EZ7000000007' })
  for (let minutes = 1; minutes <= 128; minutes *= 2) {
    await pump()
    await pass(minutes * 60)
  }
  expect(await states()).toEqual(['failed'])
})

test.each([
  ['duplicate', ['created', 'created', 'updated'], ['delivered', 'delivered', 'delivered']],
  ['lose', ['updated'], ['lost', 'delivered']],
  ['reorder', ['updated', 'created'], ['delivered', 'delivered']],
  ['late', ['updated'], ['late', 'delivered']],
])('an event that meets “%s”', async (kind, order, ends) => {
  await listen()
  await control('/carrier/webhooks/faults', { kind, type: 'tracker.created' })
  await client.Tracker['create']?.({ tracking_code: 'EZ4000000004' })
  await pump()
  expect(told().map((event) => event['description']?.split('.')[1])).toEqual(order)
  expect(await states()).toEqual(ends)
  await pass(61)
  await pump()
  expect(words().filter((word) => word.startsWith('tracker.created'))).toHaveLength(kind === 'lose' ? 0 : kind === 'duplicate' ? 2 : 1)
})

test('by himself the postman goes as soon as something happened', async () => {
  await control('/carrier/webhooks/automatic', { automatic: true })
  await listen()
  await bought(client)
  await expect.poll(() => receiver.letters.length, { timeout: 10_000 }).toBe(1)
})
