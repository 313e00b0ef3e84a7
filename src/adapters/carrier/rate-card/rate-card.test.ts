import { expect, test } from 'vitest'
import { workweek } from '#domain/shipping/calendar.ts'
import type { RateCard } from '#domain/shipping/rate-card.ts'
import type { Place, QuoteAsk } from '#ports/carrier.ts'
import { foldZips } from './fold-zips.ts'
import { openRateCard } from './index.ts'
import regions from './zip3.json' with { type: 'json' }

const card: RateCard = {
  carrier: 'Harbor van',
  currency: 'USD',
  services: [
    {
      code: 'van',
      name: 'Van',
      class: 'ground',
      divisor: 139,
      mostPounds: 70,
      mostGirthInches: 130,
      fuelPpm: 0,
      residential: 350,
      signature: 500,
      leastCharge: 0,
      poBox: false,
      hazmat: true,
      days: workweek,
    },
  ],
  prices: [2, 3, 4, 5, 6, 7, 8].map((zone) => ({ service: 'van', zone, pounds: 70, amount: zone * 500, days: zone - 1 })),
}

function place(changes: Partial<Place>): Place {
  return {
    name: 'Ava Martin',
    company: null,
    line1: '1801 Barton Springs Rd',
    line2: null,
    city: 'Austin',
    region: 'TX',
    postalCode: '78704',
    country: 'US',
    phone: null,
    email: null,
    ...changes,
  }
}

const ask: QuoteAsk = {
  reference: 'shipment-1',
  from: place({}),
  to: place({ city: 'New York', region: 'NY', postalCode: '10001-1234' }),
  boxes: [{ size: { lengthMm: 300, widthMm: 300, heightMm: 200 }, grams: 2_000, notes: [] }],
  options: { signature: 'none', insured: null, saturday: false, hazmat: false },
  currency: 'USD',
  residential: false,
  ready: new Date('2026-06-09T14:00:00Z'),
  handover: { timeZone: 'America/Chicago', cutoff: '15:00' },
}

async function quote(changes: Partial<QuoteAsk>) {
  const answer = await openRateCard(card).quote({ ...ask, ...changes })
  if (answer.outcome !== 'done') throw new Error(answer.outcome)
  return answer.quoted
}

test('a card quotes by the distance between ZIP regions, with the day it arrives', async () => {
  expect((await quote({})).rates).toMatchObject([
    {
      quote: 'shipment-1',
      ref: 'Harbor van/van',
      charges: [{ kind: 'postage', amount: 3_500 }],
      days: 6,
      arrives: '2026-06-17',
      bar: null,
    },
  ])
  expect((await quote({ to: place({}) })).rates).toMatchObject([{ charges: [{ kind: 'postage', amount: 1_000 }], arrives: '2026-06-10' }])
})

test('an address nobody knows to be a business is charged as a home, and a signature is paid for', async () => {
  const { rates } = await quote({ residential: null, options: { ...ask.options, signature: 'adult' } })
  expect(rates[0]?.charges.slice(1)).toEqual([
    { kind: 'residential', amount: 350 },
    { kind: 'signature', amount: 500 },
  ])
})

test.each(['P.O. Box 12', 'PO BOX 12', 'Post Office Box 12', 'p o box 7', 'POB 7'])('%s is not driven to', async (line1) => {
  expect((await quote({ to: place({ line1 }) })).rates[0]?.bar).toBe('po_box')
})

test('a street whose name begins like one is', async () => {
  expect((await quote({ to: place({ line1: '12 Post Office Square' }) })).rates[0]?.bar).toBeNull()
})

test('abroad, or with a ZIP code that is none, there is no rate and the reason', async () => {
  expect(await quote({ to: place({ country: 'CA', postalCode: 'H2X 1Y4' }) })).toEqual({
    rates: [],
    messages: ['Harbor van knows no zone for this address.'],
  })
  expect((await quote({ to: place({ postalCode: '00000' }) })).rates).toEqual([])
})

test('it makes no labels, and says so', async () => {
  const carrier = openRateCard(card)
  expect(await carrier.buy({ quote: 'a', ref: 'b' }, null)).toMatchObject({ outcome: 'refused', code: 'no_labels' })
  expect(await carrier.readBack('a')).toEqual({ outcome: 'done', bought: { parcels: [], message: null } })
})

test('the regions are those of the published ZIP codes', () => {
  expect(regions).toEqual(foldZips())
})
