import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { identifiersOf, type BuyerTraces, type NotABuyer } from './identifiers.ts'
import { hashedText, identifierKinds, tiers } from './kinds.ts'

const never: NotABuyer = { phones: [], places: [], isThrowaway: () => false }
const nobody: BuyerTraces = { email: null, phones: [], shipTo: null, devices: [], cards: [], ip: null }
const ava: BuyerTraces = {
  email: 'Ava.Martin+parts@gmail.com',
  phones: ['+15122345679'],
  shipTo: {
    name: 'Ava Martin',
    line1: '123 N Maple St',
    line2: 'Apt 4B',
    city: 'Austin',
    region: 'TX',
    postalCode: '78701',
    country: 'US',
  },
  devices: ['6f9619ff-8b86-d011-b42d-00cf4fc964ff'],
  cards: [{ scope: 'acct_1', fingerprint: 'Xt5EWLLDS7FJjR1c' }],
  ip: '8.8.4.77',
}
const strong = (buyer: BuyerTraces) =>
  identifiersOf(buyer, never)
    .filter(({ tier }) => tier === 'strong')
    .map(hashedText)

/** Any UTF-16 text, halves of characters included. */
const anyText = fc.string({
  unit: fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 32, max: 126 })).map((code) => String.fromCharCode(code)),
})
const maybe = fc.option(anyText)
const anyBuyer: fc.Arbitrary<BuyerTraces> = fc.record({
  email: fc.oneof(
    maybe,
    fc.tuple(anyText, anyText).map(([local, domain]) => `${local}@${domain}.com`),
    fc.emailAddress(),
  ),
  phones: fc.array(fc.oneof(anyText, fc.stringMatching(/^\+[1-9]\d{5,16}$/)), { maxLength: 2 }),
  shipTo: fc.option(
    fc.record({
      name: anyText,
      company: maybe,
      line1: anyText,
      line2: maybe,
      city: anyText,
      region: maybe,
      postalCode: fc.oneof(maybe, fc.stringMatching(/^\d{5}$/)),
      country: fc.oneof(fc.constantFrom('US', 'CA', 'DE'), anyText),
      phone: maybe,
    }),
  ),
  devices: fc.array(fc.oneof(anyText, fc.uuid()), { maxLength: 2 }),
  cards: fc.array(fc.record({ scope: anyText, fingerprint: anyText }), { maxLength: 2 }),
  ip: fc.oneof(maybe, fc.ipV4(), fc.ipV6()),
})

test('a buyer of whom everything is known has one of every kind but the other network', () => {
  const found = identifiersOf({ ...ava, devices: [...ava.devices, 'stripe-radar-session-1'] }, never)
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(identifierKinds.filter((kind) => kind !== 'ip_48')))
  expect(strong(ava)).toEqual([
    'email|1|avamartin@gmail.com',
    'phone|1|+15122345679',
    'ship_to|1|US|78701|123 nmaplest|4b',
    'device|1|6f9619ff8b86d011b42d00cf4fc964ff',
  ])
})

test('a buyer of whom nothing is known, or who fetches the goods, is nobody', () => {
  expect(identifiersOf(nobody, never)).toEqual([])
  expect(identifiersOf({ ...ava, shipTo: null }, never).some(({ kind }) => kind.startsWith('ship_to'))).toBe(false)
})

test('whatever is typed: no fault, the same answer twice, each identifier once and of its tier', () => {
  fc.assert(
    fc.property(anyBuyer, (buyer) => {
      const found = identifiersOf(buyer, never)
      expect(identifiersOf(structuredClone(buyer), never)).toEqual(found)
      expect(new Set(found.map(hashedText)).size).toBe(found.length)
      expect(found.every(({ kind, tier, value }) => tiers[kind] === tier && value !== '')).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test.each(['#1 ', 'apt ', '1 ', 'a', '1 a,', 'po box ', 'n s ', '1:', '.com', '-'])(
  'text without end is read in no time: %j again and again',
  (part) => {
    const long = part.repeat(100_000)
    const from = performance.now()
    const place = { ...ava.shipTo!, line1: long, line2: long, city: long, postalCode: long }
    identifiersOf(
      { email: `${long}@${long}`, phones: [long], shipTo: place, devices: [long], cards: [{ scope: long, fingerprint: long }], ip: long },
      never,
    )
    expect(performance.now() - from).toBeLessThan(1000)
  },
)

const noisyCase = (text: string) => fc.constantFrom(text, text.toUpperCase(), text.toLowerCase(), ` ${text} `, text.replaceAll(' ', '  '))
const line = fc
  .tuple(
    fc.constantFrom('N', 'N.', 'North', 'north'),
    fc.constantFrom('St', 'St.', 'Street', 'STR'),
    fc.constantFrom('Apt 4B', 'apt. 4-b', '#4B', '# 4 B', 'Unit 4b', 'Suite 4B'),
    fc.constantFrom(' ', ', '),
    fc.boolean(),
  )
  .map(([direction, suffix, unit, gap, oneLine]) =>
    oneLine ? [`123 ${direction} Maple ${suffix}${gap}${unit}`, ''] : [`123 ${direction} Maple ${suffix}`, unit],
  )
const noisy: fc.Arbitrary<BuyerTraces> = fc
  .record({
    email: fc
      .constantFrom('avamartin', 'ava.martin', 'a.vamartin+1', 'avamartin+x')
      .chain((local) =>
        fc.constantFrom('@gmail.com', '@googlemail.com', '@gmial.com', '@gmail.com.com').chain((domain) => noisyCase(local + domain)),
      ),
    phone: fc.constantFrom('+15122345679', '+1 512 234 5679', '+1 (512) 234-5679'),
    line: line.chain(([one = '', two = '']) => fc.tuple(noisyCase(one), noisyCase(two))),
    postalCode: fc.constantFrom('78701', '78701-1234', ' 78701', '787011234'),
    device: fc.constantFrom(
      '6F9619FF-8B86-D011-B42D-00CF4FC964FF',
      '6f9619ff8b86d011b42d00cf4fc964ff',
      '{6f9619ff-8b86-d011-b42d-00cf4fc964ff}',
    ),
  })
  .map(({ email, phone, line: [line1, line2], postalCode, device }) => ({
    ...ava,
    email,
    phones: [phone],
    shipTo: { ...ava.shipTo!, line1, line2, postalCode, country: 'us' },
    devices: [device],
  }))

test('capitals, spaces, dots, tags, abbreviations and the shape of numbers change no strong identifier', () => {
  fc.assert(
    fc.property(noisy, (buyer) => {
      expect(strong(buyer)).toEqual(strong(ava))
    }),
    { numRuns: 500 },
  )
})

test('who receives the goods, and on what telephone, is never an identifier', () => {
  fc.assert(
    fc.property(anyText, maybe, maybe, (name, company, phone) => {
      fc.pre(!/lock|point|hold|call|deliver|restante|office/i.test(company ?? ''))
      const other = { ...ava, shipTo: { ...ava.shipTo!, name, company, phone } }
      expect(identifiersOf(other, never)).toEqual(identifiersOf(ava, never))
    }),
  )
  const kinds: readonly string[] = identifierKinds
  for (const word of ['billing', 'name', 'vin', 'holder']) expect(kinds.filter((kind) => kind.includes(word))).toEqual([])
})

test("the billing side is not read, even when an order's whole record is handed in", () => {
  const whole = {
    ...ava,
    billing: { name: 'Victor Victim', line1: '9 Elm St', postalCode: '10001' },
    cardholder: 'VICTOR VICTIM',
    vin: '4T1B11HK5KU123456',
  }
  const found = identifiersOf(whole, never).map(hashedText).join(' ').toLowerCase()
  expect(found).not.toMatch(/vict|elm|10001|4t1b/)
  expect(identifiersOf(whole, never)).toEqual(identifiersOf(ava, never))
})

test("the store's own telephone and counter are left out, and the rest stays", () => {
  const own: NotABuyer = { ...never, phones: ['+1 512-234-5679'], places: [{ ...ava.shipTo!, line2: null }] }
  expect(new Set(identifiersOf(ava, own).map(({ kind }) => kind))).toEqual(new Set(['email', 'email_fuzzy', 'device', 'card', 'ip_24']))
})
