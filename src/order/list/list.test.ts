import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { ListView } from './shapes.ts'

let desk: TestDesk
let mia: Caller
beforeAll(async () => {
  desk = await openDesk()
  mia = await desk.as('supervisor')
  for (let day = 1; day <= 9; day++) {
    await desk.place({
      placedAt: `2026-02-0${day}T12:00:00Z`,
      buyer: {
        name: day === 3 ? 'Łukasz Żółć' : day === 4 ? 'Zoë D’Arcy' : `Buyer ${day}`,
        email: `buyer${day}@example.com`,
        phone: `+1 (512) 555-01${day}${day}`,
      },
      vehicle: { vin: day === 5 ? '1HGCM82633A004352' : null, year: 2019, make: 'Toyota', model: 'Camry' },
      lines: [{ partNumber: day === 6 ? '04152-YZZA1' : `9091${day}-AB${day}00`, unitPrice: day * 1000, taxes: [] }],
    })
  }
})
afterAll(() => desk.close())

const list = async (query: string): Promise<ListView> => (await mia.get(`/desk/stores/harbor/orders?${query}`)).body
const names = async (query: string) => (await list(query)).rows.map((row) => row.customer)

test('the list opens on New, newest first', async () => {
  const rows = (await list('')).rows
  expect(rows.length).toBe(9)
  expect(rows.every((row) => row.status === 'new')).toBe(true)
  expect(rows.map((row) => row.placedAt)).toEqual(
    rows
      .map((row) => row.placedAt)
      .toSorted()
      .toReversed(),
  )
})

test.each([
  ['a name without its accents', 'lukasz zolc', 'Łukasz Żółć'],
  ['a name with its accents', 'zoë', 'Zoë D’Arcy'],
  ['an e-mail', 'BUYER7@example.com', 'Buyer 7'],
  ['a phone as it is spoken', '512 555 0188', 'Buyer 8'],
  ['a VIN by its last eight', '3A004352', 'Buyer 5'],
  ['a part number without its hyphen', '04152yzza1', 'Buyer 6'],
  ['a part number with a space', '04152 YZZA1', 'Buyer 6'],
])('search finds an order by %s', async (_what, q, customer) => {
  expect(await names(`status=all&q=${encodeURIComponent(q)}`)).toEqual([customer])
})

test('search by order number gives that order alone', async () => {
  const [first] = (await list('')).rows
  expect((await list(`status=all&q=${first?.number}`)).rows.map((row) => row.number)).toEqual([first?.number])
})

test('search never finds an order of another store', async () => {
  await desk.place({ buyer: { name: 'Foreign Buyer' } }, desk.other)
  expect(await names('status=all&q=foreign')).toEqual([])
})

test('pages go forward and back without losing or repeating a row', async () => {
  for (let i = 0; i < 60; i++) await desk.place({ placedAt: '2026-01-10T12:00:00Z', buyer: { name: `Page ${i}` } })
  const first = await list('')
  const second = await list(`after=${first.next}`)
  const back = await list(`before=${second.previous}`)
  expect([first.rows.length, second.rows.length]).toEqual([50, 19])
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(69)
  expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id))
  expect([first.previous, second.next]).toEqual([null, null])
})

test('filters narrow by total, days, flags and payment', async () => {
  expect((await list('sort=total&order=desc')).rows[0]?.total).toBe(
    Math.max(...(await list('sort=total&order=desc')).rows.map((row) => row.total)),
  )
  expect(await names('from=2026-02-08&to=2026-02-08')).toEqual(['Buyer 8'])
  expect((await list('flags=no_vin&from=2026-02-01')).rows.length).toBe(8)
  expect((await list('payment=paid')).rows).toEqual([])
})

test('filters narrow by ship-by, vehicle and total', async () => {
  const byTotal = await list('status=all&sort=total&order=asc&from=2026-02-01')
  const [least, most] = [byTotal.rows.at(1)?.total ?? 0, byTotal.rows.at(3)?.total ?? 0]
  expect(
    (await list(`status=all&from=2026-02-01&least=${least}&most=${most}`)).rows.map((row) => row.total).toSorted((a, b) => a - b),
  ).toEqual(byTotal.rows.slice(1, 4).map((row) => row.total))
  expect((await list('from=2026-02-01&vehicle=CAMRY%202019')).rows.length).toBe(9)
  expect(await names('from=2026-02-01&vehicle=civic')).toEqual([])
  await desk.place({ placedAt: '2026-03-04T14:00:00Z', buyer: { name: 'Due Tomorrow' } })
  expect(await names('due=late&from=2026-03-01')).toEqual([])
  expect(await names('due=tomorrow&from=2026-03-01')).toEqual(['Due Tomorrow'])
  expect((await list('due=late&from=2026-02-01')).rows.length).toBe(9)
})

test('the menu counts each status', async () => {
  const { counts } = (await mia.get('/desk/stores/harbor/order-counts')).body
  expect(counts).toMatchObject({ new: 70, completed: 0 })
})

test('a marketer gets no list', async () => {
  expect((await (await desk.as('marketer')).get('/desk/stores/harbor/orders')).status).toBe(403)
})
