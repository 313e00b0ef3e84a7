import { afterAll, beforeAll, expect, test } from 'vitest'
import { codes, groupOf, type Code } from '#domain/risk/codes.ts'
import type { Factor } from '#domain/risk/rows.ts'
import type { Caller, TestStore } from '#test/support/desk.ts'
import type { AskChanges } from '#test/support/orders.ts'
import { openPaymentDesk, payAtShop, type PaymentDesk } from '#test/support/payments.ts'
import { decodeVehicle } from '../../content/vehicle/decode-vehicle.ts'
import { confirmPayment } from '../../payment/confirm-payment.ts'
import { reconcile } from '../../payment/news/reconcile.ts'
import type { RiskView } from '../../risk/shapes.ts'
import { reportOrder } from './report.ts'
import { scoreOrder } from './score.ts'

let at: PaymentDesk
const callers = new Map<string, Caller>()
beforeAll(async () => {
  at = await openPaymentDesk()
  await at.desk.look('update store_settings set shares_registry = true')
  for (const store of [at.desk.store, at.desk.other]) callers.set(store.slug, await at.desk.as('supervisor', store))
  // The gateway lives by the clock on the wall: what the desk reads there happened before.
  at.desk.clock.advance(600_000)
})
afterAll(() => at.close())

type Placed = { readonly id: string; readonly number: number; readonly store: TestStore }
type Expected = Pick<Factor, 'points' | 'value' | 'evidence'>
const says = (points: number, value: Factor['value'], evidence: Factor['evidence'] = {}): Expected => ({ points, value, evidence })

let buyers = 0
const seen = new Set<string>()
const pathOf = ({ store, number }: Placed, rest = '') => `/desk/stores/${store.slug}/orders/${number}${rest}`

const by = ({ store }: Placed): Caller => callers.get(store.slug) ?? at.boss

/** Somebody nobody has seen before, at a door of their own in Austin, with a car that needs no question. */
function somebody(changes: AskChanges = {}): AskChanges {
  const n = ++buyers
  const door = { ...austin, name: `Nora Field ${n}`, line1: `${n} Juniper Hollow Rd` }
  const { buyer, ...rest } = changes
  return {
    billing: door,
    shipping: door,
    vehicle: { vin: '4T1B11HK8KU123456' },
    ...rest,
    buyer: { name: door.name, email: `nora@field-${n}.example`, phone: `+1 512 ${300 + n} 4411`, ...buyer },
  }
}

const austin = {
  name: 'Nora Field',
  line1: '1 Juniper Hollow Rd',
  city: 'Austin',
  region: 'TX',
  postalCode: '78704',
  country: 'US',
  phone: null,
}
const miami = { ...austin, line1: '9 NW 7th St', city: 'Miami', region: 'FL', postalCode: '33101' }
const toledo = { ...austin, line1: '480 Monroe St', city: 'Toledo', region: 'OH', postalCode: '43604' }

const placed = async (changes: AskChanges = {}, store: TestStore = at.desk.store): Promise<Placed> => ({
  ...(await at.desk.place(somebody(changes), store)),
  store,
})
const scored = async (order: Placed): Promise<Placed> => {
  await scoreOrder(at.desk.app, { store: order.store.id, id: order.id })
  return order
}
/** An order whose buyer paid at the shop. */
async function paid(how: Parameters<typeof payAtShop>[2], changes: AskChanges = {}): Promise<Placed> {
  const reference = await payAtShop(at.sandbox, 'harbor', how)
  const order = await placed({ ...changes, payment: { kind: 'reference', gateway: 'stripe', reference } })
  await confirmPayment(at.desk.app, { store: order.store.id, id: order.id })
  return order
}
async function rowsOf(order: Placed): Promise<readonly Factor[]> {
  const { body } = await by(order).get(pathOf(order))
  const view: RiskView = body.risk
  const rows = view.now?.factors ?? []
  expect(rows.reduce((sum, { points }) => sum + points, 0)).toBe(view.now?.score)
  return rows
}
/** Scores an order and looks at one row of what its page shows. */
async function expectRow(order: Placed, code: Code, expected: Expected): Promise<void> {
  const rows = await rowsOf(await scored(order))
  expect(rows.find((row) => row.code === code)).toEqual({ code, group: groupOf[code], ...expected })
  seen.add(code)
}

const service = (name: string, amount = 1850) => ({ shippingService: { name, amount, taxes: [] } })
const goods = (...names: readonly string[]) => ({ lines: names.map((name) => ({ name, partNumber: name })) })

test.each<[Code, Expected, AskChanges]>([
  ['expedited_new_buyer', says(6, true), service('Next Day Air')],
  ['freight_over_goods', says(8, 13_000, { goods: 12_240, shipping: 13_000 }), service('Ground', 13_000)],
  ['other_region', says(6, 'US-FL', { billing: 'US-TX', shipping: 'US-FL' }), { billing: austin, shipping: miami }],
  ['other_name_too', says(8, true), { billing: austin, shipping: { ...miami, name: 'Zed Quill' } }],
  ['far_apart', says(2, 1792), { billing: austin, shipping: miami }],
  ['post_box', says(2, true), { shipping: { ...austin, line1: 'PO Box 4471' } }],
  ['pickup_by_other', says(6, true), { ...service('Store Pickup', 0), billing: austin, shipping: { ...austin, name: 'Zed Quill' } }],
  ['ip_country', says(20, 'FR', { homes: ['US', 'US'] }), { ip: '51.68.0.1' }],
  ['ip_hosting', says(16, 'OVH SAS'), { ip: '51.68.0.1' }],
  ['ip_far', says(6, 2350), { ip: '24.5.1.1' }],
  ['mail_disposable', says(23, 'disposable'), { buyer: { email: 'qx7@mailinator.com' } }],
  ['mail_relay', says(3, 'relay'), { buyer: { email: 'qx7@duck.com' } }],
  ['mail_typo', says(3, 'gmail.com'), { buyer: { email: 'nora.field@gmial.com' } }],
  ['mail_unlike_name', says(4, true), { buyer: { email: 'qx7trader@gmail.com' } }],
  ['phone_elsewhere', says(4, 'FL', { country: 'US' }), { buyer: { phone: '+1 305 231 4411' } }],
  ['hot_parts', says(8, 2, { kinds: ['wheels', 'lights'] }), goods('Headlight, left', 'Alloy wheel 18"')],
  [
    'beyond_one_vehicle',
    says(13, 8, { kinds: ['airbags'] }),
    { lines: [{ name: 'Airbag module, driver', partNumber: 'A-1', quantity: 8 }] },
  ],
  [
    'unrelated_makes',
    says(10, 3, { makes: ['ford', 'honda', 'toyota'] }),
    { lines: ['Toyota', 'Honda Genuine', 'Motorcraft'].map((brand) => ({ brand, partNumber: brand })) },
  ],
  [
    'keys_without_vin',
    says(10, 1, { kinds: ['keys'] }),
    { ...goods('Smart key'), vehicle: { year: 2019, make: 'Toyota', model: 'Camry' } },
  ],
  ['no_vehicle', says(3, true), { vehicle: null }],
  ['vin_invalid', says(3, true), { vehicle: { vin: '4T1B11HK9KU123456' } }],
  ['does_not_fit', says(6, 1), { lines: [{ fits: false }, { partNumber: 'P-2', fits: true }] }],
])('%s is seen in what the storefront sends', async (code, expected, changes) => {
  await expectRow(await placed(changes), code, expected)
})

const small = [
  { card: 'visa_chargeDeclined', amount: 30_000 },
  { card: 'chargeDeclinedExpiredCard', amount: 15_100 },
]
const full = { street: 'pass', postalCode: 'pass' }

test.each<[Code, Expected, Parameters<typeof payAtShop>[2]]>([
  ['avs_full', says(-10, 'full', full), { card: 'visa', billed: true }],
  ['avs_partial', says(3, 'partial', { street: 'pass', postalCode: 'fail' }), { card: 'avsZipFail' }],
  ['avs_none', says(16, 'none', { street: 'fail', postalCode: 'fail' }), { card: 'avsFail' }],
  ['cvc_mismatch', says(26, 'fail'), { card: 'cvcCheckFail' }],
  ['three_d_secure', says(-23, 'authenticated'), { card: 'threeDSecure2Required', proven: true }],
  ['issuer_country', says(16, 'GB', { billing: 'US' }), { card: 'gb' }],
  ['prepaid', says(6, 'prepaid'), { card: 'mastercard_prepaid' }],
  ['declined_twice', says(6, 2), { refused: small }],
  ['declined_often', says(16, 4), { refused: [...small, ...small] }],
  ['retry_cheaper', says(20, 15_100, { declined: 30_000, amount: 15_100 }), { refused: small.slice(0, 1) }],
  ['second_card', says(10, 2), { refused: small.slice(0, 1) }],
  ['third_card', says(23, 3), { refused: small }],
])('%s is read at the gateway with the payment', async (code, expected, how) => {
  await expectRow(await paid(how), code, expected)
})

const tick = async (order: Placed, word: string) => {
  await by(order).post(pathOf(order, '/risk/ticks'), { tick: word, done: true })
  return order
}

test.each<[Code, number]>([
  ['called', -10],
  ['vin_asked', -4],
  ['card_verified', -18],
  ['billing_only', -6],
])('%s is ticked by a person', async (code, points) => {
  await expectRow(await tick(await placed(), code), code, says(points, true))
})

test('vin_disagrees is seen once the VIN is decoded, which puts in a score of its own', async () => {
  const order = await placed({ vehicle: { vin: '4T1B11HK8KU123456', year: 2019, make: 'Honda', model: 'Civic' } })
  await at.desk.look(`delete from pgboss.job where data ->> 'id' = $1`, [order.id])
  await decodeVehicle(at.desk.app, { store: order.store.id, id: order.id })
  expect(await at.desk.look(`select name from pgboss.job where data ->> 'id' = $1`, [order.id])).toEqual([{ name: 'score' }])
  await expectRow(order, 'vin_disagrees', says(5, true))
})

test('does_not_fit goes when a person signs the part off', async () => {
  const order = await placed({ lines: [{ fits: false }] })
  await expectRow(order, 'does_not_fit', says(6, 1))
  const { content } = (await by(order).get(pathOf(order))).body
  expect(content.lines[0]).toMatchObject({ fits: false, fitment: null })
  await by(order).post(pathOf(order, '/content/fitment'), { lines: [content.lines[0].id], signed: true })
  expect((await rowsOf(await scored(order))).map(({ code }) => code)).not.toContain('does_not_fit')
})

test('changed_after_payment is seen when the shipping address is edited later, and not before', async () => {
  const order = await paid({})
  expect((await rowsOf(await scored(order))).map(({ code }) => code)).not.toContain('changed_after_payment')
  at.desk.clock.advance(60_000)
  const address = { ...austin, line1: '77 Elsewhere Ave', line2: '', company: '', phone: '' }
  expect((await by(order).post(pathOf(order, '/addresses/shipping'), { address, reason: 'the buyer asked' })).status).toBe(200)
  await expectRow(order, 'changed_after_payment', says(16, true))
})

test('amount_high and amount_top are told from the store’s other orders', async () => {
  const { other } = at.desk
  for (let n = 0; n < 25; n += 1) await placed({}, other)
  const top = await placed({ lines: [{ unitPrice: 900_000, taxes: [] }] }, other)
  const high = await placed({ lines: [{ unitPrice: 800_000, taxes: [] }] }, other)
  await expectRow(top, 'amount_top', says(14, 1_801_850, { total: 1_801_850, smaller: 1 }))
  await expectRow(high, 'amount_high', says(8, 1_601_850, { total: 1_601_850, smaller: 25 / 26 }))
})

test.each([
  ['email', (n: number) => ({ buyer: { email: 'many@field.example', phone: `+1 512 ${700 + n} 4411` } })],
  ['device', (n: number) => ({ deviceId: 'a1b2c3d4-0000-4000-8000-00000000beef', buyer: { email: `one-${n}@field.example` } })],
])('busy_hour, busy_day and busy_week count by %s over the stores of the network', async (trail, of) => {
  const times = [160, 150, 140, 130, 20, 10, 0.9, 0.5].map((hours) => new Date(Date.parse('2026-03-04T14:14:00Z') - hours * 3_600_000))
  for (const [n, time] of times.entries()) {
    await scored(await placed({ ...of(n), placedAt: time.toISOString() }, n % 2 === 0 ? at.desk.store : at.desk.other))
  }
  const order = await placed({ ...of(99), placedAt: '2026-03-04T14:14:00Z' })
  await expectRow(order, 'busy_hour', says(10, 2, { by: trail }))
  await expectRow(order, 'busy_day', says(6, 4, { by: trail }))
  await expectRow(order, 'busy_week', says(4, 8, { by: trail }))
})

test('shared_place is learned from the network’s own orders, and building_frauds from a mark in the house', async () => {
  const flat = (n: number) => ({ ...toledo, line2: `Apt ${n}` })
  for (let n = 1; n <= 10; n += 1) await scored(await placed({ shipping: flat(n) }, n % 2 === 0 ? at.desk.store : at.desk.other))
  await expectRow(await placed({ shipping: flat(11) }), 'shared_place', says(16, 11, { buyers: 11, listed: false }))
  const fraud = await placed({ shipping: flat(12) }, at.desk.other)
  await by(fraud).post(pathOf(fraud, '/fraud/marks'), {
    mark: 'known',
    code: 'stolen_card',
    evidence: 'owner_denies',
    reason: 'the card’s owner called',
  })
  await reportOrder(at.desk.app, { store: fraud.store.id, id: fraud.id })
  await expectRow(await placed({ shipping: flat(13) }), 'building_frauds', says(0, 1))
})

test('dispute_open, fraud_warning and chargeback_before are heard from the gateway', async () => {
  const buyer = { email: 'charged@field.example' }
  const old = await paid({ card: 'createDispute', capture: 'automatic' }, { buyer, placedAt: '2025-09-01T10:00:00Z' })
  const dispute = await paid({ card: 'createDisputeProductNotReceived', capture: 'automatic' })
  const warning = await paid({ card: 'createIssuerFraudRecord', capture: 'automatic' })
  await at.sandbox.advance(120)
  for (const order of [old, dispute, warning]) await readAgain(order)
  await expectRow(dispute, 'dispute_open', says(40, 1))
  await expectRow(warning, 'fraud_warning', says(65, 1))
  await expectRow(old, 'fraud_warning', says(65, 1))
  await expectRow(await placed({ buyer }), 'chargeback_before', says(23, 1))
})

test('settled_before speaks for who paid with this card at this door and was content', async () => {
  const buyer = { email: 'content@field.example' }
  const door = { billing: austin, shipping: austin }
  const old = await paid({ card: 'discover' }, { buyer, ...door, placedAt: '2025-09-01T10:00:00Z' })
  await at.desk.look(`update orders set status = 'completed' where id = $1`, [old.id])
  await at.desk.look(`update order_facts set status = 'completed', payment_state = 'paid' where order_id = $1`, [old.id])
  await expectRow(await paid({ card: 'discover' }, { buyer, ...door }), 'settled_before', says(-20, 1))
})

test('every factor there is was seen here, but the registry’s own (beside this file) and the outside provider nobody has yet', () => {
  expect(codes.filter((code) => !seen.has(code))).toEqual(['registry_medium', 'registry_high', 'provider_risk'])
})

/** What the desk does when the gateway tells that something became of a payment. */
async function readAgain(order: Placed): Promise<void> {
  const [row] = await at.desk.look<{ id: string }>('select payment_id as id from transactions where order_id = $1 limit 1', [order.id])
  await reconcile(at.desk.app, { store: order.store.id, id: row?.id ?? '' })
}
