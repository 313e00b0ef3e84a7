import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256, token } from '#platform/secrets.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { fetchImage } from './image/fetch-image.ts'
import { decodeVehicle } from './vehicle/decode-vehicle.ts'

let desk: TestDesk
let boss: Caller
let staff: Caller
let shop: Server
let origin: string
let pictures = 0
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
  staff = await desk.as('staff')
  shop = createServer(serve)
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  const { port } = shop.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
})
afterAll(async () => {
  shop.close()
  await desk.close()
})

const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}${rest}`
const page = async (number: number) => (await boss.get(at(number))).body
const events = async (number: number) =>
  (await page(number)).activity.entries
    .map((entry: { event: { type: string } }) => entry.event)
    .toReversed()
    .slice(1)
const car = { vin: '4T1B11HK5KU123456', year: 2019, make: 'Toyota', model: 'Camry', trim: 'LE', engine: '2.5L' }

test('the vehicle bar: chosen car, decoded facts, check digit and what disagrees', async () => {
  const { number, id } = await desk.place({
    vehicle: { ...car, vin: '1HGCM82633A004352', year: 2004, make: 'Honda', model: 'Accord', trim: null, engine: null },
  })
  expect((await page(number)).content.vehicle).toMatchObject({
    title: '2004 Honda Accord',
    decoded: null,
    verdict: { ok: true, checkDigit: 'matches' },
    disagreements: [],
  })
  await decodeVehicle(desk.app, { store: desk.store.id, id })
  await decodeVehicle(desk.app, { store: desk.store.id, id })
  const { content, head } = await page(number)
  expect(content.vehicle).toMatchObject({
    decoded: { year: 2003, make: 'Honda', model: 'Accord' },
    disagreements: [{ field: 'year', decoded: '2003', chosen: '2004' }],
  })
  expect(head.version).toBe(1)
})

test('a VIN alone names the car', async () => {
  const { number, id } = await desk.place({ vehicle: { vin: '1HGCM82633A004352' } })
  expect((await page(number)).content.vehicle.title).toBe('')
  await decodeVehicle(desk.app, { store: desk.store.id, id })
  expect((await page(number)).content.vehicle.title).toMatch(/^2003 Honda Accord/)
})

test('a changed VIN is decoded at once and takes every sign-off away', async () => {
  const { number } = await desk.place({ vehicle: car })
  const lines = (await page(number)).content.lines.map((line: { id: string }) => line.id)
  await staff.post(at(number, '/content/fitment'), { lines, signed: true })
  expect((await page(number)).content.lines[0].fitment).toEqual({ by: 'staff of harbor', at: '2026-03-04T15:00:00.000Z', vin: car.vin })
  expect((await boss.post(at(number, '/content/vehicle'), { ...car, vin: '1hgcm826-33a004352' })).body).toEqual({ fields: ['vin'] })
  const { content, activity } = await page(number)
  expect(content.vehicle).toMatchObject({
    vin: '1HGCM82633A004352',
    decoded: { make: 'Honda' },
    disagreements: [{ field: 'year' }, { field: 'make' }, { field: 'model' }, { field: 'trim' }],
  })
  expect(content.lines[0].fitment).toBeNull()
  expect((await events(number)).map((event: { type: string }) => event.type)).toEqual([
    'fitment_signed',
    'vehicle_changed',
    'fitment_withdrawn',
  ])
  expect(activity.entries[1].values).toEqual({ before: { vin: car.vin }, after: { vin: '1HGCM82633A004352' } })
  expect((await boss.post(at(number, '/content/vehicle'), { ...car, vin: '1HGCM82633A004352' })).body.code).toBe('nothing_changed')
})

test('who signs for a car that was changed meanwhile is told', async () => {
  const { number } = await desk.place({ vehicle: car })
  const lines = (await page(number)).content.lines.map((line: { id: string }) => line.id)
  await boss.post(at(number, '/content/vehicle'), { ...car, year: 2020 })
  expect((await staff.post(at(number, '/content/fitment'), { lines, signed: true }, { seen: 1 })).status).toBe(412)
})

test('sign-offs are given and withdrawn line by line; signing twice is one entry; another part number takes it away', async () => {
  const { number } = await desk.place({ lines: [{}, { partNumber: 'B-2' }] })
  const [first, second] = (await page(number)).content.lines.map((line: { id: string }) => line.id)
  expect((await staff.post(at(number, '/content/fitment'), { lines: [first, second], signed: true })).body).toEqual({ changed: 2 })
  expect((await staff.post(at(number, '/content/fitment'), { lines: [first, second], signed: true })).body).toEqual({ changed: 0 })
  expect((await staff.post(at(number, '/content/fitment'), { lines: [second], signed: false })).body).toEqual({ changed: 1 })
  await staff.post(at(number, '/content/edits'), { kind: 'edit_line', id: first, line: { partNumber: '48609-06231' } })
  expect((await page(number)).content.lines.map((line: { fitment: unknown }) => line.fitment)).toEqual([null, null])
  expect(
    (await staff.post(at(number, '/content/fitment'), { lines: ['0190a8b2-0000-7000-8000-000000000000'], signed: true })).body.code,
  ).toBe('no_such_line')
})

test('states: ordered from whom, backordered until when, all at once', async () => {
  const { number } = await desk.place({ lines: [{}, { partNumber: 'B-2' }] })
  const [first, second] = (await page(number)).content.lines.map((line: { id: string }) => line.id)
  await staff.post(at(number, '/content/states'), {
    lines: [first],
    state: 'ordered',
    supplier: 'Toyota Dallas',
    supplierPo: 'P-881',
    expectedOn: '2026-03-09',
  })
  expect((await page(number)).content.lines[0]).toMatchObject({
    state: 'ordered',
    supplier: 'Toyota Dallas',
    supplierPo: 'P-881',
    expectedOn: '2026-03-09',
  })
  expect(
    (await staff.post(at(number, '/content/states'), { lines: [first, second], state: 'backordered', expectedOn: '2026-04-01' })).body,
  ).toEqual({ changed: 2 })
  const { head, content } = await page(number)
  expect(head.flags).toContain('waiting')
  expect(
    content.lines.map((line: { state: string; expectedOn: string; supplier: string | null }) => [
      line.state,
      line.expectedOn,
      line.supplier,
    ]),
  ).toEqual([
    ['backordered', '2026-04-01', 'Toyota Dallas'],
    ['backordered', '2026-04-01', null],
  ])
  await staff.post(at(number, '/content/states'), { lines: [first], state: 'received' })
  expect((await page(number)).content.lines[0]).toMatchObject({ state: 'received', expectedOn: null })
  expect((await events(number))[0]).toEqual({
    type: 'line_state_changed',
    line: first,
    partNumber: '48609-06230',
    from: 'to_check',
    to: 'ordered',
    until: '2026-03-09',
  })
})

test('a line cannot be given the state of a cancelled one, and a cancelled one gets no state', async () => {
  const { number } = await desk.place({ lines: [{}, { partNumber: 'B-2' }] })
  const [first, second] = (await page(number)).content.lines.map((line: { id: string }) => line.id)
  expect((await staff.post(at(number, '/content/states'), { lines: [first], state: 'cancelled' })).status).toBe(400)
  await staff.post(at(number, '/content/edits'), { kind: 'cancel_line', id: second, reason: 'x' })
  expect((await staff.post(at(number, '/content/states'), { lines: [first, second], state: 'in_stock' })).body).toMatchObject({
    code: 'line_cancelled',
    detail: { partNumber: 'B-2' },
  })
  expect((await page(number)).content.lines[0].state).toBe('to_check')
})

test('taxes are told by jurisdiction, rate and who remits', async () => {
  const state = { ratePpm: 62_500, amount: 765, jurisdiction: 'TX', remittedBy: 'store' as const }
  const city = { ratePpm: 20_000, amount: 245, jurisdiction: 'Austin', remittedBy: 'channel' as const }
  const { number } = await desk.place({ lines: [{ taxes: [state, city] }, { partNumber: 'B-2', taxes: [state] }] })
  expect((await page(number)).content.taxes).toEqual([{ ...state, amount: 1530 }, city])
})

test('a picture is fetched from the demo store once, drawn anew and served for good', async () => {
  const { number, image } = await withPicture('/strut.png')
  await trusting(() => fetchImage(desk.app, image))
  const { content } = await page(number)
  expect(content.lines[0].image).toBe(image.id)
  const served = await desk.server.request(`/desk/stores/harbor/images/${image.id}`, { headers: { cookie: await cookieOf() } })
  const bytes = Buffer.from(await served.arrayBuffer())
  expect([served.status, served.headers.get('content-type'), bytes.subarray(8, 12).toString()]).toEqual([200, 'image/webp', 'WEBP'])
  expect(asked).toEqual(['/strut.png'])
  await trusting(() => fetchImage(desk.app, image))
  expect(asked).toEqual(['/strut.png'])
  const other = await (await desk.as('supervisor', desk.other)).get(`/desk/stores/bluestone/images/${image.id}`)
  expect([other.status, (await boss.get('/desk/stores/harbor/images/nothing')).status]).toEqual([404, 404])
})

test.each([
  ['a private address', '/strut.png', false, 'private_address'],
  ['a redirect to a private address', '/to-metadata', true, 'private_address'],
  ['a picture that is a page', '/page', true, 'no_picture'],
  ['a drawing that is a program', '/drawing.svg', true, 'no_picture'],
  ['nothing there', '/gone', true, 'status_404'],
  ['more than 5 MB', '/huge', true, 'too_large'],
  ['a circle of redirects', '/round', true, 'too_many_redirects'],
])('refused: %s', async (_case, path, trusted, why) => {
  const { number, image } = await withPicture(`${path}?picture=${++pictures}`)
  await (trusted ? trusting(() => fetchImage(desk.app, image)) : fetchImage(desk.app, image))
  expect((await page(number)).content.lines[0].image).toBeNull()
  expect(await desk.look('select state, why, bytes from images where id = $1', [image.id])).toEqual([
    { state: 'refused', why, bytes: null },
  ])
})

test('a shop in trouble is asked again later', async () => {
  const { image } = await withPicture('/broken')
  await expect(trusting(() => fetchImage(desk.app, image))).rejects.toThrow('status 503')
  expect(await desk.look('select state from images where id = $1', [image.id])).toEqual([{ state: 'waiting' }])
})

const asked: string[] = []
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

function serve(request: { readonly url?: string | undefined }, response: ServerResponse) {
  const path = (request.url ?? '').split('?')[0] ?? ''
  asked.push(path)
  const answers: { readonly [path: string]: readonly [number, Buffer | string, Record<string, string>?] } = {
    '/strut.png': [200, png, { 'content-type': 'image/png' }],
    '/to-metadata': [302, '', { location: 'http://169.254.169.254/latest/meta-data/' }],
    '/page': [200, '<html>hello</html>', { 'content-type': 'image/png' }],
    '/drawing.svg': [200, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'],
    '/huge': [200, Buffer.alloc(6 * 1024 * 1024)],
    '/round': [302, '', { location: '/round' }],
    '/broken': [503, ''],
  }
  const [status, body, headers] = answers[path] ?? [404, '']
  response.writeHead(status, headers).end(body)
}

async function withPicture(path: string) {
  const { number } = await desk.place({ lines: [{ imageUrl: `${origin}${path}` }] })
  const [row] = await desk.look<{ id: string }>(
    'select l.image_id as id from order_lines l join orders o on o.id = l.order_id where o.number = $1',
    [number],
  )
  return { number, image: { store: desk.store.id, id: row?.id ?? '' } }
}

/** The shop of this test takes the place of the sandbox's. */
async function trusting(work: () => Promise<void>): Promise<void> {
  const { config } = desk.app
  const port = Number(new URL(origin).port)
  Object.assign(desk.app, { config: { ...config, sandbox: { ...config.sandbox, shop: port } } })
  try {
    await work()
  } finally {
    Object.assign(desk.app, { config })
  }
}

async function cookieOf(): Promise<string> {
  const secret = token()
  await desk.look(`insert into sessions (token_hash, person_id, expires_at) values ($1, $2, '2100-01-01')`, [
    sha256(secret),
    desk.store.people.staff,
  ])
  return `partsdesk=${secret}`
}
