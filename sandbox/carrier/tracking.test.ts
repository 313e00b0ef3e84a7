import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../test-world.ts'
import { carrierClient, codeOf, type Client, type Json } from './testing/client.ts'
import { bought, box, buyer, controlOf } from './testing/shipping.ts'

let world: TestWorld
let control: ReturnType<typeof controlOf>
let client: Client
beforeAll(async () => {
  world = await startWorld()
  control = controlOf(world)
  client = carrierClient(world.url('carrier', ''), 'tracker')
})
afterAll(() => world.end())
beforeEach(() => control('/reset', {}))

const day = 86_400
const pass = (advanceSeconds: number) => control('/clock', { advanceSeconds })
const trackerOf = (code: Json | undefined) => client.Tracker['create']?.({ tracking_code: code }) as Promise<Json>
const statuses = (tracker: Json) => [...(tracker['tracking_details'] ?? [])].map(({ status }) => status)
const read = (shipment: Json) => client.Shipment['retrieve']?.(shipment['id']) as Promise<Json>
const effects = async () => [...((await control('/carrier/effects?account=tracker'))['effects'] ?? [])].map(({ kind }) => kind)

test('a parcel goes its way by the clock: through towns that lie between, and is signed for where that was asked', async () => {
  const one = await bought(client, { options: { delivery_confirmation: 'SIGNATURE' } })
  expect((await read(one))['status']).toBe('unknown')
  await pass(120)
  expect((await trackerOf(one['tracking_code']))['status']).toBe('pre_transit')
  await pass(8 * 3600)
  expect(await trackerOf(one['tracking_code'])).toMatchObject({
    status: 'in_transit',
    tracking_details: [{}, { tracking_location: { city: 'BOSTON' } }],
  })
  await pass(10 * day)
  const done = await trackerOf(one['tracking_code'])
  expect(statuses(done)).toEqual(['pre_transit', 'in_transit', 'in_transit', 'in_transit', 'in_transit', 'out_for_delivery', 'delivered'])
  expect(done).toMatchObject({
    status: 'delivered',
    signed_by: 'ŁUKASZ ŻÓŁĆ',
    finalized: true,
    carrier_detail: { origin_location: 'BOSTON MA, 02110' },
  })
  const details = [...(done['tracking_details'] ?? [])]
  expect(details.at(-1)?.['tracking_location']).toMatchObject({ city: 'AUSTIN', state: 'TX' })
  expect(details[3]?.['tracking_location']?.['state']).not.toMatch(/MA|TX/)
  const moments = details.map(({ datetime }) => Date.parse(datetime ?? ''))
  expect(moments).toEqual(moments.toSorted((a, b) => a - b))
  const page = await (await fetch(done['public_url'] ?? '')).text()
  expect(page).toContain('Delivered')
  await pass(30 * day)
  expect((await trackerOf(one['tracking_code']))['tracking_details']).toHaveLength(7)
})

test.each([
  ['exception', ['failure', 'out_for_delivery', 'delivered']],
  ['return', ['failure', 'return_to_sender', 'return_to_sender']],
  ['pickup', ['out_for_delivery', 'available_for_pickup', 'delivered']],
  ['lost', ['in_transit', 'in_transit', 'error']],
])('a trip that a printed line calls “%s” ends so', async (kind, ends) => {
  const one = await bought(client, { options: { print_custom_3: `sandbox: ${kind}` } })
  await pass(20 * day)
  expect(statuses(await trackerOf(one['tracking_code'])).slice(-3)).toEqual(ends)
})

test.each([
  ['EZ1000000001', 'pre_transit'],
  ['EZ2000000002', 'in_transit'],
  ['EZ3000000003', 'out_for_delivery'],
  ['EZ4000000004', 'delivered'],
  ['EZ5000000005', 'return_to_sender'],
  ['EZ6000000006', 'failure'],
  ['EZ7000000007', 'unknown'],
])('%s stands at %s', async (tracking_code, status) => {
  const made = await client.Tracker['create']?.({ tracking_code, carrier: 'USPS' })
  await pass(10 * day)
  expect(await client.Tracker['retrieve']?.(made?.['id'])).toMatchObject({ status, carrier: 'USPS' })
})

test('a number typed in: followed when its carrier is named, refused when nobody knows it or its check digit is wrong', async () => {
  const typed = { tracking_code: '1Z999AA10123456784', carrier: 'UPS' }
  expect(await client.Tracker['create']?.(typed)).toMatchObject({ carrier: 'UPS', shipment_id: null })
  expect(await codeOf(Promise.resolve(client.Tracker['create']?.({ tracking_code: '999999' })))).toBe('TRACKER.NO_CARRIER_FOR_CODE')
  expect(await codeOf(trackerOf('SBX200000000012' as Json))).toBe('TRACKER.NOT_FOUND')
})

test('a parcel is moved on demand, and goes on from there at its own pace', async () => {
  const one = await bought(client)
  const track = (status: string) => control('/carrier/track', { tracking_code: one['tracking_code'], status })
  expect((await track('out_for_delivery'))['tracker']?.['status']).toBe('out_for_delivery')
  await pass(7 * 3600)
  expect(statuses(await trackerOf(one['tracking_code']))).toEqual(['out_for_delivery', 'delivered'])
  const two = await bought(client)
  await control('/carrier/track', { tracking_code: two['tracking_code'], status: 'return_to_sender' })
  await pass(20 * day)
  expect(statuses(await trackerOf(two['tracking_code']))).toEqual(['return_to_sender'])
  expect(await control('/carrier/track', { tracking_code: 'SBX0', status: 'delivered' })).toEqual({ error: 'TRACKER.NOT_FOUND' })
})

test('a label given back before its parcel was seen: submitted, two days later refunded, and its parcel never moves', async () => {
  const one = await bought(client)
  await client.Shipment['refund']?.(one['id'])
  await pass(day)
  expect((await read(one))['refund_status']).toBe('submitted')
  await pass(2 * day)
  expect(await read(one)).toMatchObject({ refund_status: 'refunded', status: 'cancelled', fees: [{ refunded: true }, { refunded: true }] })
  expect(await effects()).toEqual(['label', 'refund'])
})

test('a label whose parcel was seen is not taken back; one seen after it was asked for is rejected, and may be asked for again', async () => {
  const seen = await bought(client)
  await pass(day)
  expect((await client.Shipment['refund']?.(seen['id']))?.['refund_status']).toBe('rejected')
  const late = await bought(client)
  await client.Shipment['refund']?.(late['id'])
  await control('/carrier/track', { tracking_code: late['tracking_code'], status: 'in_transit' })
  await pass(3 * day)
  expect((await read(late))['refund_status']).toBe('rejected')
  expect((await client.Shipment['refund']?.(late['id']))?.['refund_status']).toBe('rejected')
  const old = await bought(client, { to_address: buyer(), parcel: box({ weight: 20 }), options: { label_date: '2099-01-01' } }, 'Priority')
  await pass(31 * day)
  expect((await client.Shipment['refund']?.(old['id']))?.['refund_status']).toBe('rejected')
  expect(await effects()).toEqual(['label', 'label', 'label'])
})
