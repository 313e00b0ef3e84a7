import { expect, test } from 'vitest'
import { isCode } from '../codes.ts'
import { score } from '../score.ts'
import { busy, factsOf, parts, tries, type Pieces } from '../testing/orders.ts'
import { starter } from '../version.ts'
import { avsOf } from './payment.ts'
import { cheaperRetry, mostDeclinesInAnHour } from './velocity.ts'

const seen = (pieces: Pieces) =>
  score(factsOf(pieces), starter)
    .factors.map(({ code }) => code)
    .filter(isCode)
    .join(' ')

test('AVS: two right are full, one wrong is partial, two wrong are none, silence is neither', () => {
  const answers = ['pass', null, 'unchecked', 'unavailable', 'fail'] as const
  const table = answers.map((street) => answers.map((postalCode) => avsOf({ street, postalCode })))
  expect(table).toEqual([
    ['full', 'unknown', 'unknown', 'unknown', 'partial'],
    ...['', '', ''].map(() => ['unknown', 'unknown', 'unknown', 'unknown', 'partial']),
    ['partial', 'partial', 'partial', 'partial', 'none'],
  ])
  expect(avsOf(null)).toBe('unknown')
})

const us = { country: 'US', region: 'OH' }
const abroad = { country: 'CA', region: null }

test.each<[string, Pieces, string]>([
  ['an order as dear as most', { order: { smaller: 0.9499 } }, ''],
  ['in a hurry, and known', { order: { expedited: true }, history: {} }, ''],
  ['in a hurry, and nobody looked', { order: { expedited: true } }, ''],
  ['freight as dear as the goods', { order: { goods: 500, shippingCharged: 500 } }, ''],
  ['freight, and nothing else', { order: { goods: 0, shippingCharged: 500 } }, ''],
  ['3-D Secure that failed or was only tried', { issuer: { threeDSecure: 'attempted' } }, ''],
  ['a card of the billing country', { issuer: { country: 'US' }, addresses: {} }, ''],
  ['a card from abroad, and no address', { issuer: { country: 'RO' } }, ''],
  ['a card of the ship-to’s country only', { issuer: { country: 'CA' }, addresses: { shipping: abroad } }, 'issuer_country other_region'],
  ['a debit card', { issuer: { funding: 'debit', cvc: 'unchecked' } }, ''],
  ['one decline', { attempts: tries('0 90 declined') }, ''],
  ['two declines more than an hour apart', { attempts: tries('0 90 declined', '61 90 declined') }, ''],
  ['three declines', { attempts: tries('0 90 declined', '5 90 declined', '9 90 declined') }, 'declined_twice'],
  ['a retry a little cheaper', { attempts: tries('0 100 declined', '5 81 approved') }, ''],
  ['a cheaper try before the decline', { attempts: tries('5 100 declined', '0 50 approved') }, ''],
  ['a cheaper try in the same moment', { attempts: tries('0 100 declined', '0 50 approved') }, ''],
  ['cheaper than the decline before the last', { attempts: tries('0 100 declined', '70 90 declined', '140 80 other') }, 'retry_cheaper'],
  ['a cheaper try that follows an approval', { attempts: tries('0 100 approved', '5 50 approved') }, ''],
  ['the same card again', { attempts: tries('0 90 declined a', '5 90 approved a') }, ''],
  ['two cards on the device', { velocity: { cardsOnDevice: 2, cardsOnAddress: 1 } }, 'second_card'],
  ['one order an hour ago', { velocity: { orders: busy(1, 3, 7) } }, ''],
  ['ships within the state', { addresses: { samePlace: false, sameName: false, distance: 1_500 } }, ''],
  ['ships abroad', { addresses: { shipping: abroad } }, 'other_region'],
  ['ships to a region nobody gave', { addresses: { shipping: { country: 'US', region: null }, sameName: false } }, ''],
  ['a place of nine buyers', { addresses: { sharedBy: 9 } }, ''],
  [
    'sent from the card’s country',
    { addresses: { shipping: abroad }, ip: { country: 'US', hosting: null, distance: 500 } },
    'other_region',
  ],
  ['sent from somewhere, ships nobody knows where', { ip: { country: 'NG', hosting: '', distance: null } }, ''],
  ['a phone of the other address', { addresses: { shipping: abroad }, phone: abroad }, 'other_region'],
  ['a phone of the country, region unknown', { addresses: {}, phone: { country: 'US', region: null } }, ''],
  ['a phone of another country', { addresses: {}, phone: abroad }, 'phone_elsewhere'],
  ['a phone, and no address', { phone: us }, ''],
  ['free mail like the name', { email: { kind: 'free', typoOf: null, likeName: true } }, ''],
  ['five wheels and five tyres', { basket: parts('5 Alloy Wheel', '5 Tire') }, 'hot_parts'],
  ['six tyres on two lines', { basket: parts('3 Tire', '3 Winter Tire') }, 'hot_parts beyond_one_vehicle'],
  ['six of one filter', { basket: parts('6 Oil Filter') }, ''],
  ['a line of nothing', { basket: parts('0 Headlight') }, ''],
  ['makes of two houses', { basket: parts('1 Filter / Lexus', '1 Filter / Toyota', '1 Filter / Kia') }, ''],
  ['a key with a VIN', { basket: parts('1 Smart Key'), vehicle: {} }, 'hot_parts'],
  ['a key, and a wrong VIN', { basket: parts('1 Smart Key'), vehicle: { vin: 'invalid' } }, 'hot_parts keys_without_vin vin_invalid'],
  ['a key, and nobody knows the vehicle', { basket: parts('1 Smart Key') }, 'hot_parts'],
  ['a vehicle without VIN', { vehicle: { vin: 'none', disagrees: null, unfit: null } }, ''],
  ['settled with another card', { history: { settled: 5 } }, ''],
  ['an inquiry', { alarms: [{ kind: 'inquiry', fraud: null }] }, ''],
  ['a dispute for fraud', { alarms: [{ kind: 'dispute', fraud: true }] }, 'fraud_warning'],
  [
    'a dispute and a warning',
    {
      alarms: [
        { kind: 'dispute', fraud: null },
        { kind: 'fraud_warning', fraud: null },
      ],
    },
    'fraud_warning',
  ],
  ['a provider without an answer', { provider: { name: 'p', probability: Number.NaN, reasons: [] } }, ''],
])('%s: %j is seen as %j', (_what, pieces, expected) => {
  expect(seen(pieces)).toBe(expected)
})

test('declines are counted in the busiest hour, wherever it begins', () => {
  const told = ['0 9 declined', '50 9 declined', '70 9 declined', '80 9 declined', '105 9 declined', '90 9 approved', '95 9 other'] as const
  expect(mostDeclinesInAnHour(tries(...told))).toBe(4)
  expect(mostDeclinesInAnHour([{ at: 'yesterday', amount: 1, outcome: 'declined', card: null }])).toBe(0)
})

test('of several cheaper retries the widest step is told', () => {
  expect(cheaperRetry(tries('0 100 declined', '5 80 declined', '9 20 approved', '11 30 approved'))).toEqual({
    declined: 10_000,
    amount: 2_000,
  })
  expect(cheaperRetry(tries('0 100 declined', '9 0 approved'))).toBeNull()
})
