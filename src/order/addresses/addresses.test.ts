import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { address } from '#test/support/orders.ts'
import { distanceOf } from './read.ts'

let desk: TestDesk
let boss: Caller
let staff: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
  staff = await desk.as('staff')
})
afterAll(() => desk.close())

const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}${rest}`
const page = async (number: number) => (await boss.get(at(number))).body
const moved = { ...address, company: '', line1: '500 W 2nd St', line2: 'Suite 1900', postalCode: '78701' }

test('both addresses stand as typed, with their envelope lines, map and differences', async () => {
  const { number } = await desk.place({
    shipping: { ...address, name: 'Leo Martin', line1: 'P.O. Box 12', city: 'Waco', postalCode: '76701' },
  })
  const { addresses } = await page(number)
  expect(addresses.billing).toMatchObject({
    lines: ['Ava Martin', '1801 Barton Springs Rd', 'Austin, TX 78704'],
    postBox: false,
    changed: [],
    mapUrl: 'https://www.google.com/maps/search/?api=1&query=1801+Barton+Springs+Rd%2C+Austin%2C+TX+78704%2C+US',
  })
  expect(addresses).toMatchObject({
    differences: ['name', 'line1', 'city', 'postalCode'],
    distance: 'same_region',
    shipping: { postBox: true },
  })
  expect(addresses.stakes).toEqual({
    avsSpoke: false,
    sellerProtection: false,
    taxed: true,
    shippingCharged: true,
    unscanned: { shipments: 0, cost: 0 },
  })
})

test('a French-Canadian address is written as Canada Post wants it', async () => {
  const { number } = await desk.place({
    shipping: { name: 'Hugo Roy', line1: '1250 rue Guy', city: 'Montréal', region: 'QC', postalCode: 'H3H 2T4', country: 'CA' },
  })
  const { addresses } = await page(number)
  expect([addresses.shipping.lines, addresses.distance]).toEqual([['Hugo Roy', '1250 rue Guy', 'Montréal QC H3H 2T4'], 'other_country'])
})

test.each([
  ['the same door in another typing', { line1: '1801 barton springs RD.' }, 'same_place'],
  ['another street of the town', { line1: '9 Elm St' }, 'same_city'],
  ['another town of the state', { city: 'Waco' }, 'same_region'],
  ['another state', { city: 'Reno', region: 'NV' }, 'other_region'],
  ['another country', { country: 'CA' }, 'other_country'],
])('distance in words: %s', (_case, changes, expected) => {
  expect(distanceOf(address, { ...address, ...changes })).toBe(expected)
})

test('an address is changed with a reason; the log keeps before and after, the buyer’s typing stays, "looked at" starts again', async () => {
  const { number } = await desk.place()
  await boss.post(at(number, '/checked'), { step: 'addresses' })
  expect((await page(number)).addresses.checked).toEqual({ at: '2026-03-04T15:00:00.000Z', by: 'supervisor of harbor' })
  const answer = await staff.post(at(number, '/addresses/shipping'), { address: moved, reason: 'she moved' })
  expect(answer.body).toEqual({ fields: ['line1', 'line2', 'postalCode'] })
  const { addresses, activity, head } = await page(number)
  expect(addresses.shipping).toMatchObject({
    changed: ['line1', 'line2', 'postalCode'],
    typed: { line1: '1801 Barton Springs Rd' },
    address: { line1: '500 W 2nd St' },
  })
  expect(addresses.checked).toBeNull()
  expect(head.flags).toContain('addresses_differ')
  expect(activity.entries[0]).toMatchObject({
    event: { type: 'address_changed', kind: 'shipping', fields: ['line1', 'line2', 'postalCode'], reason: 'she moved' },
    values: {
      before: { line1: '1801 Barton Springs Rd', line2: null, postalCode: '78704' },
      after: { line1: '500 W 2nd St', line2: 'Suite 1900', postalCode: '78701' },
    },
  })
  expect(JSON.stringify(activity.entries[0].event)).not.toContain('2nd St')
})

test('no reason, a wrong country or nothing changed: nothing is written', async () => {
  const { number } = await desk.place()
  const same = { ...address, company: '', line2: '' }
  expect((await staff.post(at(number, '/addresses/billing'), { address: moved, reason: ' ' })).body.issues).toMatchObject([
    { path: 'reason' },
  ])
  expect(
    (await staff.post(at(number, '/addresses/billing'), { address: { ...moved, country: 'usa' }, reason: 'x' })).body.issues,
  ).toMatchObject([{ path: 'address.country' }])
  expect((await staff.post(at(number, '/addresses/billing'), { address: same, reason: 'x' })).body.code).toBe('nothing_changed')
  expect((await page(number)).head.version).toBe(1)
})

test('once parts have left, the address stays as it was', async () => {
  const { number } = await desk.place()
  const { content } = await page(number)
  const shipped = await boss.post(at(number, '/fulfillment/ship-and-complete'), {
    method: 'tracking',
    lines: [{ line: content.lines[0].id, quantity: 1 }],
    parcels: [{ trackingNumber: '1Z5R89390357567127' }],
    notify: false,
    slip: false,
  })
  expect(shipped.status).toBe(200)
  expect((await staff.post(at(number, '/addresses/shipping'), { address: moved, reason: 'she moved' })).body.code).toBe('parts_left')
  expect((await page(number)).addresses.can).toMatchObject({ edit: { ok: false, code: 'parts_left' }, editBuyer: { ok: true } })
})

test('two people change addresses: the second is told', async () => {
  const { number } = await desk.place()
  await staff.post(at(number, '/addresses/billing'), { address: moved, reason: 'typo' }, { seen: 1 })
  const late = await boss.post(at(number, '/addresses/shipping'), { address: moved, reason: 'typo' }, { seen: 1 })
  expect([late.status, late.body.detail.who]).toEqual([412, 'staff of harbor'])
})

const seenAddress = { ...address, company: null, line2: null }
const save = (person: Caller, number: number, changes: object, base: object = seenAddress) =>
  person.post(at(number, '/addresses/billing'), { address: { ...seenAddress, ...changes }, base, reason: 'typo' }, { seen: 1 })

test('two people change other fields of one address: both are kept, and each one’s entry tells only of their own', async () => {
  const { number } = await desk.place()
  await save(staff, number, { line1: '500 W 2nd St' })
  expect((await save(boss, number, { phone: '512 555 0199' })).body).toEqual({ fields: ['phone'] })
  const { addresses, activity } = await page(number)
  expect(addresses.billing.address).toMatchObject({ line1: '500 W 2nd St', phone: '512 555 0199' })
  expect(activity.entries[0]).toMatchObject({
    event: { type: 'address_changed', kind: 'billing', fields: ['phone'] },
    values: { before: { phone: address.phone ?? null }, after: { phone: '512 555 0199' } },
  })
})

test('a field both changed differently is refused with whose it is now and since when; told, one’s own can be set all the same', async () => {
  const { number } = await desk.place()
  await save(staff, number, { line1: '500 W 2nd St' })
  const [mine, theirs] = [
    { line1: '9 Depot Rd', name: 'Ava Depot' },
    { ...seenAddress, line1: '500 W 2nd St' },
  ]
  const late = await save(boss, number, mine)
  expect(late).toMatchObject({
    status: 412,
    body: {
      detail: { who: 'staff of harbor', what: 'address_changed' },
      current: [{ fields: ['line1'], who: 'staff of harbor', at: '2026-03-04T15:00:00.000Z', theirs: { line1: '500 W 2nd St' } }],
    },
  })
  expect((await page(number)).addresses.billing.address.line1).toBe('500 W 2nd St')
  expect((await save(boss, number, mine, theirs)).body).toEqual({ fields: ['name', 'line1'] })
})

test('a town, its state, code and country are one: halves of two never make an address', async () => {
  const { number } = await desk.place()
  await save(staff, number, { city: 'Reno', region: 'NV' })
  const late = await save(boss, number, { postalCode: '78701' })
  expect(late.body.current).toMatchObject([
    { fields: ['city', 'region', 'postalCode', 'country'], theirs: { city: 'Reno', region: 'NV', postalCode: '78704', country: 'US' } },
  ])
})

test('two people put other facts of the buyer right: both are kept; what the whole would not fit is refused', async () => {
  const { number, id } = await desk.place()
  const base = { name: 'Ava Martin', company: null, email: 'ava.martin@example.com', phone: '+1 512 555 0142' }
  const put = (person: Caller, changes: object) => person.post(at(number, '/addresses/buyer'), { ...base, ...changes, base }, { seen: 1 })
  await put(staff, { email: 'ava@martinez.example' })
  expect((await put(boss, { name: 'Ava Martinez' })).body).toEqual({ fields: ['name'] })
  expect((await page(number)).addresses.buyer).toMatchObject({ name: 'Ava Martinez', email: 'ava@martinez.example' })
  expect((await put(boss, { email: 'other@example.com' })).body.current).toMatchObject([
    { fields: ['email'], who: 'staff of harbor', theirs: { email: 'ava@martinez.example' } },
  ])
  await desk.look("update orders set buyer_email = 'nobody' where id = $1", [id])
  expect((await put(boss, { phone: '512 555 0100' })).body).toMatchObject({ code: 'merged_invalid', detail: { field: 'email' } })
})

test('the buyer is put right: the list, the search and the log follow', async () => {
  const { number } = await desk.place()
  const ask = { name: 'Ava Martinez', company: '', email: 'ava@martinez.example', phone: '' }
  expect((await staff.post(at(number, '/addresses/buyer'), ask)).body).toEqual({ fields: ['name', 'email', 'phone'] })
  const { head, addresses, activity } = await page(number)
  expect([head.customer, addresses.buyer]).toEqual([
    'Ava Martinez',
    { name: 'Ava Martinez', company: null, email: 'ava@martinez.example', phone: null },
  ])
  expect(activity.entries[0]).toMatchObject({
    event: { type: 'buyer_changed', fields: ['name', 'email', 'phone'] },
    values: { before: { phone: '+1 512 555 0142' }, after: { phone: null } },
  })
  expect((await staff.post(at(number, '/addresses/buyer'), { ...ask, email: 'nobody' })).body.issues).toMatchObject([{ path: 'email' }])
  expect((await staff.post(at(number, '/addresses/buyer'), ask)).body.code).toBe('nothing_changed')
})
