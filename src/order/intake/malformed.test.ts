import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type TestDesk } from '#test/support/desk.ts'
import { orderAsk } from '#test/support/orders.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** A place in a JSON value: keys and indices from the outside in. */
type Place = readonly (string | number)[]

/** An order that has everything an order may have, so that every field is met. */
const whole = orderAsk({
  externalNumber: 'WHOLE',
  lines: [
    { imageUrl: 'https://parts.example/strut.jpg', coreCharge: 500, hazmat: true, coreTaxes: [] },
    { partNumber: '90915-YZZF2', brand: null, discount: 100, taxes: [] },
  ],
  discounts: [{ code: 'SPRING', label: 'Spring', amount: 200 }],
  fees: [{ label: 'Handling', amount: 300 }],
  shipBy: '2026-03-06T20:00:00Z',
  deliverBy: '2026-03-09T20:00:00Z',
  ip: '2001:db8::7',
  userAgent: 'Mozilla/5.0',
  deviceId: 'd-1',
  buyer: { company: 'Martin & Co', comment: 'Ring the bell', poNumber: 'PO-7' },
})
const places = placesIn(whole)

const textPlaces = places.filter((place) => typeof at(whole, place) === 'string')
const numberPlaces = places.filter((place) => typeof at(whole, place) === 'number')
const datePlaces: readonly Place[] = [['placedAt'], ['shipBy'], ['deliverBy']]

const oddCharacter = fc.constantFrom('\0', '\ud800', '\udc00', '\u202e', '\uFEFF', '\uFFFF', '🔧', 'é', 'e\u0301', '\n', '\u0085', '\u2028')
const oddText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'x\ud83d',
    '𝕳𝖔𝖓𝖉𝖆',
    'ﷺ'.repeat(40),
    'e\u0301'.repeat(300),
    '<script>',
    "'; drop table orders; --",
    'null',
    '1e999',
    'fr',
    'store',
    'phone',
    '{}',
  ),
  fc.constantFrom(
    '::ffff:1.2.3.4',
    '1.2.3.4/8',
    'fe80::1%eth0',
    '::',
    '999.1.1.1',
    'http://\0',
    'https://a/\0b',
    'https://a/\ud800',
    'javascript:alert(1)',
    `https://a/${'x'.repeat(1200)}`,
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'binary-ascii', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units)),
)
const oddDate = fc.oneof(
  fc.constantFrom(
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+23:59',
    '9999-12-31T23:59:59.999999999Z',
    '9999-12-31T23:59:59-23:59',
    '2026-03-04T14:14:00+23:00',
    '2026-03-04T14:14:00-15:59',
    '2026-02-30T00:00:00Z',
    '2026-03-04T23:59:60Z',
    '2026-03-04T24:00:00Z',
    '2026-03-04',
    '2026-03-04T14:14Z',
    '2026-03-04T14:14:00',
    '+012026-03-04T14:14:00Z',
    '1969-07-20T20:17:40Z',
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
)
const oddNumber = fc.oneof(
  fc.constantFrom(-1, 0, 0.5, -0, 1e10, 1e10 + 1, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 1e300, -1e300, 5e-324, 10_000, 1_000_001),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
)
const oddValue = fc.oneof(
  oddText,
  oddNumber,
  fc.constantFrom(null, true, false, [], {}, [[]], [null], { __proto__: null }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.array(oddText, { maxLength: 60 }),
)

type Mutation = (order: unknown) => unknown

const set = (from: readonly Place[], value: fc.Arbitrary<unknown>) =>
  fc.tuple(fc.constantFrom(...from), value).map(
    ([place, item]): Mutation =>
      (order) =>
        put(order, place, item),
  )
const edit = (from: readonly Place[], change: (value: unknown) => unknown) =>
  fc.constantFrom(...from).map(
    (place): Mutation =>
      (order) =>
        put(order, place, change(at(order, place))),
  )

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 4, arbitrary: set(textPlaces, oddText) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...textPlaces), oddCharacter).map(
      ([place, odd]): Mutation =>
        (order) =>
          put(order, place, `${JSON.stringify(at(order, place))}${odd}x`),
    ),
  },
  { weight: 2, arbitrary: set(numberPlaces, oddNumber) },
  { weight: 1, arbitrary: set(datePlaces, oddDate) },
  { weight: 3, arbitrary: set(places, oddValue) },
  { weight: 1, arbitrary: edit(places, () => undefined) },
  { weight: 1, arbitrary: edit(places, (value) => [value]) },
  { weight: 1, arbitrary: edit(places, (value) => Array.from({ length: typeof value === 'object' ? 21 : 501 }, () => value)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...places), fc.oneof(oddText, fc.constantFrom('__proto__', 'constructor', 'toString', '0')), oddValue)
      .map(
        ([place, key, value]): Mutation =>
          (order) =>
            put(order, [...place, key], value),
      ),
  },
)

const mutated = fc
  .tuple(fc.array(mutation, { minLength: 1, maxLength: 2 }), fc.uuid())
  .map(
    ([mutations, externalNumber]) =>
      JSON.stringify(mutations.reduce((order, mutate) => mutate(order), { ...whole, externalNumber } as unknown)) ?? '',
  )

const bytes = new TextEncoder().encode(JSON.stringify(whole))
type Body = string | Uint8Array<ArrayBuffer>

const broken: fc.Arbitrary<Body> = fc.oneof(
  fc.integer({ min: 0, max: bytes.length - 1 }).map((end) => bytes.slice(0, end)),
  fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)).map(([i, byte]) => bytes.with(i, byte)),
  fc.uint8Array({ maxLength: 400 }).map((raw) => new Uint8Array(raw)),
  fc.constantFrom('', ' ', 'null', '0', '""', '[]', '{}', 'NaN', 'undefined', '{"channel":NaN}', '{"a":1,}', '\uFEFF{}', '\0'),
  fc.constantFrom(100, 5_000, 100_000).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.constantFrom(100, 20_000).map((depth) => `{"buyer":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`),
  fc
    .constantFrom('utf16le' as const, 'latin1' as const)
    .map((encoding) => new Uint8Array(Buffer.from(JSON.stringify({ ...whole, channel: 'é' }), encoding))),
  fc
    .constantFrom('1e400', '-1e400', '9'.repeat(400), '0x10', '01', '1_000')
    .map((number) => JSON.stringify(whole).replace('"quantity":2', `"quantity":${number}`)),
)

const contentType = fc.oneof(
  { weight: 20, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'application/json; charset=utf-16',
      'application/json; charset=nonsense',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      null,
    ),
  },
)
const sending = fc.tuple(fc.oneof({ weight: 3, arbitrary: mutated }, { weight: 1, arbitrary: broken }), contentType)

test('the order that is mutated is a good one', async () => {
  expect((await desk.send(whole)).body).toMatchObject({ status: 'new', total: whole.totals.total })
})

test('thousands of malformed orders: each is answered, none breaks the server, none leaves half an order', async () => {
  const before = await count()
  const answered = new Map<number, number>()
  const wrong: unknown[] = []
  const sendings = fc.sample(sending, { numRuns: 3000, seed: Number(process.env['SEED'] ?? 20_260_304) }).values()
  const sendAll = async () => {
    for (const [body, type] of sendings) {
      const { status, body: answer } = await post(body, type)
      answered.set(status, (answered.get(status) ?? 0) + 1)
      const told =
        status < 300 ? typeof answer.id === 'string' : typeof answer.code === 'string' && (status !== 400 || answer.issues.length > 0)
      if (![200, 201, 400, 409, 415].includes(status) || !told) wrong.push({ status, answer, type, body: String(body).slice(0, 2000) })
    }
  }
  await Promise.all(Array.from({ length: 8 }, sendAll))
  const after = await count()
  console.info(`answers by status: ${JSON.stringify(Object.fromEntries(answered))}`)
  expect(wrong.slice(0, 3)).toEqual([])
  expect(after).toEqual({ orders: before.orders + (answered.get(201) ?? 0), halves: 0 })
  expect(answered.get(400)).toBeGreaterThan(1500)
  expect(answered.get(201)).toBeGreaterThan(100)
}, 60_000)

async function post(body: Body, type: string | null) {
  const headers = { authorization: `Bearer ${desk.store.key}`, ...(type !== null && { 'content-type': type }) }
  return desk.raw('/api/v1/orders', { method: 'POST', headers, body })
}

async function count() {
  const [row] = await desk.look<{ orders: number; halves: number }>(`
    select count(*)::int as orders, (count(*) filter (where not (
      exists (select from order_lines l where l.store_id = o.store_id and l.order_id = o.id)
      and exists (select from order_facts f where f.store_id = o.store_id and f.order_id = o.id)
      and exists (select from activities a where a.store_id = o.store_id and a.order_id = o.id)
      and (select count(*) from order_addresses a where a.store_id = o.store_id and a.order_id = o.id) = 2)))::int as halves from orders o`)
  return row ?? { orders: -1, halves: -1 }
}

function placesIn(value: unknown, place: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [place]
  return [place, ...Object.entries(value).flatMap(([key, item]) => placesIn(item, [...place, Array.isArray(value) ? Number(key) : key]))]
}

function at(value: unknown, [first, ...rest]: Place): unknown {
  if (first === undefined) return value
  return typeof value === 'object' && value !== null ? at((value as Record<string | number, unknown>)[first], rest) : undefined
}

/** The value with another one at a place; what stands in the way stays. */
function put(value: unknown, [first, ...rest]: Place, item: unknown): unknown {
  if (first === undefined) return item
  if (typeof value !== 'object' || value === null) return value
  const inner = put((value as Record<string | number, unknown>)[first], rest, item)
  if (Array.isArray(value)) return value.toSpliced(Math.min(Number(first) || 0, Math.max(value.length - 1, 0)), 1, inner)
  return Object.defineProperty({ ...value }, first, { value: inner, enumerable: true, configurable: true, writable: true })
}
