import { totalsOf } from '#domain/totals.ts'
import { OrderAsk } from '#order/intake/shapes.ts'
import type { z } from 'zod'

type Ask = z.input<typeof OrderAsk>
type Line = Ask['lines'][number]

/** What a test may say about its order; totals follow by themselves unless given. */
export type AskChanges = Partial<Omit<Ask, 'buyer' | 'lines'>> & {
  readonly buyer?: Partial<Ask['buyer']>
  readonly lines?: readonly Partial<Line>[]
}

let sent = 0

/** A strut mount: 2 x $61.20, cost $38.00, taxed 8.25 %. */
export const strutMount: Line = {
  partNumber: '48609-06230',
  name: 'Strut mount, front',
  brand: 'Toyota',
  quantity: 2,
  unitPrice: 6120,
  listPrice: 7450,
  unitCost: 3800,
  weightGrams: 860,
  lengthMm: 180,
  widthMm: 180,
  heightMm: 100,
  taxes: [{ ratePpm: 82_500, amount: 1010, jurisdiction: 'TX Austin' }],
}

/** A complete, honest order as a storefront would send it: $122.40 of parts, $18.50 shipping, $10.10 tax, $151.00 in all. */
export function orderAsk(changes: AskChanges = {}): Ask {
  const lines = (changes.lines ?? [{}]).map((line) => ({ ...strutMount, ...line }))
  const ask = {
    channel: 'web-harbor',
    externalNumber: `W-${++sent}`,
    placedAt: '2026-03-04T14:14:00Z',
    currency: 'USD',
    billing: address,
    shipping: address,
    vehicle: { vin: '4T1B11HK5KU123456', year: 2019, make: 'Toyota', model: 'Camry', trim: 'LE', engine: '2.5L' },
    shippingService: { name: 'Ground', amount: 1850, taxes: [] },
    discounts: [],
    fees: [],
    ...changes,
    buyer: { name: 'Ava Martin', email: 'ava.martin@example.com', phone: '+1 512 555 0142', language: 'en' as const, ...changes.buyer },
    lines,
  }
  const whole = OrderAsk.omit({ totals: true }).parse(withoutTotals(ask))
  return { ...ask, totals: changes.totals ?? totalsOf({ ...whole, shipping: whole.shippingService }) }
}

export const address = {
  name: 'Ava Martin',
  line1: '1801 Barton Springs Rd',
  city: 'Austin',
  region: 'TX',
  postalCode: '78704',
  country: 'US',
  phone: '+1 512 555 0142',
}

function withoutTotals<T extends object>(ask: T): Omit<T, 'totals'> {
  return Object.fromEntries(Object.entries(ask).filter(([name]) => name !== 'totals')) as Omit<T, 'totals'>
}

/** Somebody with a door, a number and a mailbox of their own. */
export function person(n: number, changes: AskChanges = {}): AskChanges {
  const door = {
    name: `Zed Quill${n}`,
    line1: `${n} Juniper Hollow Rd`,
    city: 'Reno',
    region: 'NV',
    postalCode: '89501',
    country: 'US',
    phone: '',
  }
  return {
    billing: { ...door, line1: `${n} Elsewhere Ave` },
    shipping: door,
    buyer: { name: door.name, email: `zq${n}.parts@gmail.com`, phone: `+1 775 2${n} 4411` },
    ...changes,
  }
}

/** The same one, disguised: another name and mailbox, the street abbreviated and in capitals, the number written otherwise. */
export function disguised(n: number): AskChanges {
  const door = {
    name: 'B. Lowell',
    line1: `${n} JUNIPER HOLLOW ROAD`,
    city: 'RENO',
    region: 'Nevada',
    postalCode: '89501-2200',
    country: 'US',
    phone: '',
  }
  return { billing: door, shipping: door, buyer: { name: 'B. Lowell', email: `lowell.b${n}@proton.me`, phone: `(775) 2${n}-4411` } }
}
