import fc from 'fast-check'
import { ticks, type RiskFacts } from '../facts.ts'

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })
const flag = maybe(fc.boolean())
const count = fc.nat(12)
const check = maybe(fc.constantFrom('pass' as const, 'fail' as const, 'unavailable' as const, 'unchecked' as const))
const country = maybe(fc.constantFrom('US', 'CA', 'NG'))
const place = fc.record({ country, region: maybe(fc.constantFrom('OH', 'FL', 'QC')) })
const distance = maybe(fc.nat(9_000))
const counts = maybe(fc.record({ hour: fc.nat(4), day: fc.nat(6), week: fc.nat(12) }))
const partName = fc.constantFrom(
  'Oil Filter',
  'Alloy Wheel',
  'Air Bag Module',
  'Engine Control Unit',
  'Phare avant',
  'Clé intelligente',
  '车灯',
  '',
)

/** Orders of every kind: each fact known or not, likely and unlikely ones together. */
export const anyOrder: fc.Arbitrary<RiskFacts> = fc.record({
  order: fc.record({
    placedAt: fc.constant('2026-03-04T12:00:00.000Z'),
    hour: maybe(fc.nat(23)),
    channel: maybe(fc.constantFrom('store', 'marketplace')),
    currency: fc.constant('USD'),
    goods: maybe(fc.nat(500_000)),
    shippingCharged: maybe(fc.nat(50_000)),
    total: maybe(fc.nat(600_000)),
    expedited: flag,
    smaller: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
    pickupByOther: flag,
  }),
  issuer: maybe(
    fc.record({
      street: check,
      postalCode: check,
      cvc: check,
      threeDSecure: maybe(fc.constantFrom('authenticated' as const, 'attempted' as const, 'failed' as const)),
      funding: maybe(fc.constantFrom('credit' as const, 'debit' as const, 'prepaid' as const)),
      country,
    }),
  ),
  attempts: fc.array(
    fc.record({
      at: fc.nat(180).map((minute) => new Date(Date.UTC(2026, 2, 4, 12, minute)).toISOString()),
      amount: fc.nat(90_000),
      outcome: fc.constantFrom('approved' as const, 'declined' as const, 'other' as const),
      card: maybe(fc.constantFrom('a', 'b', 'c')),
    }),
    { maxLength: 6 },
  ),
  addresses: maybe(
    fc.record({
      samePlace: flag,
      sameName: flag,
      billing: place,
      shipping: place,
      postBox: flag,
      distance,
      sharedBy: maybe(fc.nat(40)),
      forwarder: flag,
      changedAfterPayment: flag,
    }),
  ),
  ip: maybe(fc.record({ country, hosting: maybe(fc.constant('Cloud')), distance })),
  email: maybe(
    fc.record({
      kind: maybe(fc.constantFrom('disposable' as const, 'relay' as const, 'free' as const, 'other' as const)),
      typoOf: maybe(fc.constant('gmail.com')),
      likeName: flag,
    }),
  ),
  phone: maybe(place),
  velocity: maybe(
    fc.record({
      orders: fc.record({ email: counts, phone: counts, card: counts, device: counts, address: counts }),
      cardsOnAddress: maybe(fc.nat(4)),
      cardsOnDevice: maybe(fc.nat(4)),
    }),
  ),
  basket: fc.array(
    fc.record({
      name: partName,
      partNumber: fc.constantFrom('04465-AZ123', '1'),
      brand: maybe(fc.constant('Denso')),
      make: maybe(fc.constantFrom('Toyota', 'Lexus', 'BMW', 'Kia', 'Ford')),
      quantity: fc.nat(6),
      amount: fc.nat(90_000),
    }),
    { maxLength: 6 },
  ),
  vehicle: maybe(
    fc.record({
      vin: fc.constantFrom('none' as const, 'valid' as const, 'invalid' as const),
      chosen: fc.boolean(),
      disagrees: flag,
      unfit: maybe(count),
    }),
  ),
  history: maybe(fc.record({ orders: count, settled: count, settledSame: fc.nat(2), chargebacks: fc.nat(2) })),
  alarms: fc.array(fc.record({ kind: fc.constantFrom('dispute' as const, 'inquiry' as const, 'fraud_warning' as const), fraud: flag }), {
    maxLength: 2,
  }),
  ticks: fc.subarray([...ticks]),
  network: maybe(
    fc.record({
      verdict: fc.constantFrom('none' as const, 'medium' as const, 'high' as const),
      kinds: fc.subarray(['email', 'phone', 'address']),
      cases: count,
      newestDays: maybe(count),
      atBuilding: count,
    }),
  ),
  provider: maybe(
    fc.record({
      name: fc.constant('provider'),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
      reasons: fc.subarray(['ip_velocity', 'country']),
    }),
  ),
})
