import { expect, test } from 'vitest'
import { gramsFromPounds, mmFromInches } from '../measure.ts'
import { workweek } from './calendar.ts'
import { billablePounds, quoteCard, type CardAsk, type CardOffer, type RateCard } from './rate-card.ts'
import { costOf } from './rate.ts'
import { milesBetween, zip3Of, zoneBetween } from './zones.ts'

const ground: CardOffer = {
  code: 'van',
  name: 'Van',
  class: 'ground',
  divisor: 139,
  mostPounds: 70,
  mostGirthInches: 130,
  fuelPpm: 100_000,
  residential: 350,
  signature: 500,
  leastCharge: 900,
  poBox: false,
  hazmat: true,
  days: workweek,
}
const card: RateCard = {
  carrier: 'Harbor van',
  currency: 'USD',
  services: [ground],
  prices: [5, 10, 20].flatMap((pounds) =>
    [2, 5].map((zone) => ({ service: 'van', zone, pounds, amount: pounds * 100 * zone, days: zone === 2 ? 1 : 3 })),
  ),
}
const box = (pounds: number, length = 12, width = 12, height = 8) => ({
  size: { lengthMm: mmFromInches(length), widthMm: mmFromInches(width), heightMm: mmFromInches(height) },
  grams: gramsFromPounds(pounds),
})
const ask: CardAsk = {
  zone: 2,
  boxes: [box(4)],
  residential: false,
  poBox: false,
  hazmat: false,
  signature: false,
  ready: new Date('2026-06-09T14:00:00Z'),
  handover: { timeZone: 'America/Chicago', cutoff: '15:00' },
}
const quote = (changes: Partial<CardAsk>) => quoteCard(card, { ...ask, ...changes })[0]

test('a box is billed by weight or volume, whichever is more; each box for itself', () => {
  expect([billablePounds(ground, box(4)), billablePounds({ ...ground, divisor: null }, box(4)), billablePounds(ground, box(9))]).toEqual([
    9, 4, 9,
  ])
  expect(billablePounds({ ...ground, divisor: null }, { ...box(1), grams: 454 })).toBe(1)
  expect(quote({ boxes: [box(4), box(15)] })?.charges).toEqual([
    { kind: 'postage', amount: 6_000 },
    { kind: 'fuel', amount: 600 },
  ])
})

test('surcharges count for each box, fuel on all of it, and a least charge holds', () => {
  expect(quote({ residential: true, signature: true })?.charges).toEqual([
    { kind: 'postage', amount: 2_000 },
    { kind: 'residential', amount: 350 },
    { kind: 'signature', amount: 500 },
    { kind: 'fuel', amount: 285 },
  ])
  const cheap = quoteCard({ ...card, services: [{ ...ground, divisor: null, leastCharge: 1_500 }] }, ask)[0]
  expect(cheap && costOf(cheap)).toBe(1_650)
})

test('the day it arrives follows the zone, the cut-off and the carrier’s days', () => {
  expect(quote({})).toMatchObject({ days: 1, arrives: '2026-06-10' })
  expect(quote({ zone: 5 })).toMatchObject({ days: 3, arrives: '2026-06-12' })
  expect(quote({ zone: 5, ready: new Date('2026-06-09T21:00:00Z') })?.arrives).toBe('2026-06-15')
})

test.each([
  ['po_box', { poBox: true }],
  ['too_heavy', { boxes: [box(25)] }],
  ['too_heavy', { boxes: [box(71)] }],
  ['too_long', { boxes: [box(5, 90, 12, 12)] }],
] as const)('what the service does not carry stands barred (%s)', (bar, changes) => {
  expect(quote(changes)?.bar).toBe(bar)
})

test('a zone without a price has no rate, and goods that may not fly are refused where the card says so', () => {
  expect(quoteCard(card, { ...ask, zone: 8 })).toEqual([])
  expect(quoteCard({ ...card, services: [{ ...ground, hazmat: false }] }, { ...ask, hazmat: true })[0]?.bar).toBe('hazmat_by_air')
})

test('zones grow with the way', () => {
  const austin = { latitude: 30.27, longitude: -97.74 }
  expect(milesBetween(austin, { latitude: 40.71, longitude: -74.01 })).toBeCloseTo(1514, -1)
  expect([
    zoneBetween(austin, austin),
    zoneBetween(austin, { latitude: 32.78, longitude: -96.8 }),
    zoneBetween(austin, { latitude: 40.71, longitude: -74.01 }),
    zoneBetween(austin, { latitude: 47.6, longitude: -122.33 }),
    zoneBetween(austin, { latitude: 61.2, longitude: -149.9 }),
  ]).toEqual([2, 3, 7, 7, 8])
  expect([zip3Of('78704'), zip3Of(' 78704-1234 '), zip3Of('H2X 1Y4'), zip3Of('7870')]).toEqual(['787', '787', undefined, undefined])
})
