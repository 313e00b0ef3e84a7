import type { z } from 'zod'
import type { OrderAnswer, OrderAsk } from '#order/intake/shapes.ts'

/** An order that is accepted as it stands, by a store that sells in US dollars. */
export const exampleOrder: z.input<typeof OrderAsk> = {
  channel: 'web-store',
  externalNumber: 'W-104-2291',
  placedAt: '2026-03-04T09:14:00-05:00',
  currency: 'USD',
  buyer: {
    name: 'Ava Martin',
    email: 'ava.martin@example.com',
    phone: '+1 512 555 0142',
    language: 'en',
    comment: 'Please leave at the side door.',
  },
  billing: { name: 'Ava Martin', line1: '1801 Barton Springs Rd', city: 'Austin', region: 'TX', postalCode: '78704', country: 'US' },
  shipping: {
    name: 'Ava Martin',
    line1: '1801 Barton Springs Rd',
    line2: 'Unit 4',
    city: 'Austin',
    region: 'TX',
    postalCode: '78704',
    country: 'US',
  },
  vehicle: { vin: '4T1B11HK5KU123456', year: 2019, make: 'Toyota', model: 'Camry', trim: 'LE', engine: '2.5L' },
  lines: [
    {
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
    },
    {
      partNumber: '27060-0V210',
      name: 'Alternator, remanufactured',
      brand: 'Toyota',
      quantity: 1,
      unitPrice: 31_200,
      coreCharge: 4500,
      discount: 1200,
      taxes: [{ ratePpm: 82_500, amount: 2475, jurisdiction: 'TX Austin' }],
    },
  ],
  shippingService: { name: 'Ground', amount: 1850 },
  totals: { subtotal: 43_440, cores: 4500, discounts: 1200, shipping: 1850, tax: 3485, total: 52_075 },
  ip: '203.0.113.7',
}

/** What the desk answers to it. */
export const exampleAnswer: OrderAnswer = {
  id: '019cb7a4-2f60-7c3e-9d1a-5b8f0e6a7c21',
  number: 100_218,
  orderNumber: 'BF-100218',
  channel: 'web-store',
  externalNumber: 'W-104-2291',
  status: 'new',
  paymentState: 'unpaid',
  fulfillmentState: 'open',
  currency: 'USD',
  total: 52_075,
  placedAt: '2026-03-04T14:14:00.000Z',
  tracking: [],
}
