import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { ScanView } from './shapes.ts'

const ups = '1Z5R89390357567127'
const usps = '9400111892238572684944'

let desk: TestDesk
let boss: Caller
let first: number
let second: number
let theirs: number

beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
  first = (await desk.place({ externalNumber: 'WEB-881', lines: [{ partNumber: '04152-YZZA1' }] })).number
  second = (await desk.place({ vehicle: { vin: '1HGCM82633A004352' }, lines: [{ partNumber: '04152-YZZA1' }] })).number
  theirs = (await desk.place({ lines: [{ partNumber: 'BLUE-77' }] }, desk.other)).number
  await send(first, ups)
  await send(second, usps)
})
afterAll(() => desk.close())

async function send(number: number, tracking: string): Promise<void> {
  const at = `/desk/stores/harbor/orders/${number}/fulfillment`
  const { lines } = (await boss.get(at)).body as { readonly lines: readonly { readonly id: string; readonly open: number }[] }
  const ask = {
    method: 'tracking',
    lines: lines.map(({ id, open }) => ({ line: id, quantity: open })),
    parcels: [{ trackingNumber: tracking, checked: true }],
    cost: 0,
    notify: false,
    slip: false,
  }
  expect((await boss.post(`${at}/ship-and-complete`, ask)).status).toBe(200)
}

const scan = async (text: string, by = boss): Promise<ScanView> =>
  (await by.get(`/desk/stores/harbor/scan?text=${encodeURIComponent(text)}`)).body

test('the barcode of a slip names its order, and so does the storefront’s own number', async () => {
  expect(await scan(String(first))).toEqual({ order: first, found: true })
  expect(await scan('web-881')).toEqual({ order: first, found: true })
})

test.each([
  ['as it is printed', ups, () => first],
  ['with a ZIP before it, as the label’s barcode has it', `42078704${usps}`, () => second],
  ['in groups', '9400 1118 9223 8572 6849 44', () => second],
])('a tracking number %s names the order of its parcel', async (_how, text, order) => {
  expect(await scan(text)).toEqual({ order: order(), found: true })
})

test.each([
  ['a part number', '04152YZZA1'],
  ['a VIN', '1HGCM82633A004352'],
  ['a part of a tracking number', ups.slice(0, 12)],
])('%s is found and names no order', async (_what, text) => {
  expect(await scan(text)).toEqual({ order: null, found: true })
})

test('what nobody knows is not found, and an empty scan is refused', async () => {
  expect(await scan('NEVER-SEEN-1')).toEqual({ order: null, found: false })
  expect((await boss.get('/desk/stores/harbor/scan?text=%20')).status).toBe(400)
})

test('neither another store’s orders nor those outside one’s reach', async () => {
  expect(await scan(String(theirs))).toEqual({ order: null, found: false })
  expect(await scan('BLUE-77')).toEqual({ order: null, found: false })
  const associate = await desk.as('associate')
  expect(await scan(String(first), associate)).toEqual({ order: null, found: false })
  expect(await scan(ups, associate)).toEqual({ order: null, found: false })
  const marketer = await desk.as('marketer')
  expect((await marketer.get(`/desk/stores/harbor/scan?text=${first}`)).status).toBe(403)
})
