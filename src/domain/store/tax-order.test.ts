import { expect, test } from 'vitest'
import { priceRefund, sumOfParts, type RefundPart } from '../payment/refund.ts'
import { totalsOf, type Tax } from '../totals.ts'
import { chargeTaxes, leftOutOf, taxChanges, taxesByName, type OrderTax } from './tax-order.ts'
import type { StoreTax } from './taxes.ts'

const gst: OrderTax = { name: 'GST', ratePpm: 50_000, onShipping: true, onCores: true }
const qst: OrderTax = { name: 'QST', ratePpm: 99_750, onShipping: true, onCores: false }
const said = (taxes: readonly Tax[] = []) => taxes.map(({ jurisdiction, amount }) => `${jurisdiction} ${amount}`)
const priced = (taxes: readonly Tax[], shipping: readonly Tax[] = []) => ({
  lines: [{ quantity: 1, unitPrice: 0, coreCharge: 0, discount: 0, taxes, coreTaxes: [] }],
  shipping: { amount: 0, taxes: shipping },
})
const tax = (jurisdiction: string, ratePpm: number, amount: number): Tax => ({ jurisdiction, ratePpm, amount, remittedBy: 'store' })

// By hand: a discount of 10.00 over 60.00 and 30.00 takes 6.67 and 3.33 off; 53.33 at 5 % is 2.6665, at 9.975 % 5.3196675; 26.67 at 5 % 1.3335, at 9.975 % 2.6603325.
test.each<readonly [string, readonly OrderTax[], number, readonly (readonly string[])[]]>([
  ['both', [gst, qst], 0, [['GST 300', 'QST 599'], ['GST 100'], ['GST 150', 'QST 299'], [], ['GST 93', 'QST 185']]],
  ['one left out', [gst], 0, [['GST 300'], ['GST 100'], ['GST 150'], [], ['GST 93']]],
  ['less a discount', [gst, qst], 1000, [['GST 267', 'QST 532'], ['GST 100'], ['GST 133', 'QST 266'], [], ['GST 93', 'QST 185']]],
  ['all given away', [gst], 99_99, [['GST 0'], ['GST 100'], ['GST 0'], [], ['GST 93']]],
  ['none', [], 0, [[], [], [], [], []]],
])('%s: each tax for itself on each line, on cores and shipping where it counts there', (_case, taxes, discount, amounts) => {
  const bases = [
    { base: 60_00, cores: 20_00 },
    { base: 30_00, cores: 0 },
  ]
  const { lines, shipping } = chargeTaxes({ lines: bases, discount, shipping: 18_50 }, taxes)
  expect([...lines.flatMap((line) => [said(line.taxes), said(line.coreTaxes)]), said(shipping)]).toEqual(amounts)
})

test('taxes of one name, rate and remitter are one sum; cancelled lines count for nothing', () => {
  const order = priced([tax('GST', 50_000, 300), tax('QST', 99_750, 599)], [tax('GST', 50_000, 93), tax('GST', 60_000, 1)])
  const cancelled = order.lines.map((line) => ({ ...line, cancelled: true }))
  expect(said(taxesByName({ ...order, lines: [...order.lines, ...cancelled] }))).toEqual(['GST 393', 'QST 599', 'GST 1'])
})

test('a change names only the taxes it moves, those that come and go with them', () => {
  const before = priced([tax('GST', 50_000, 300), tax('QST', 99_750, 599), tax('City', 10_000, 5)])
  const after = priced([tax('GST', 50_000, 300), tax('QST', 99_750, 699), tax('New', 20_000, 7)])
  expect(taxChanges(before, after)).toEqual([
    { name: 'QST', ratePpm: 99_750, before: 599, after: 699 },
    { name: 'City', ratePpm: 10_000, before: 5, after: 0 },
    { name: 'New', ratePpm: 20_000, before: 0, after: 7 },
  ])
})

test('left out is what is proposed and charged nowhere, at whatever rate', () => {
  const proposed = [gst, qst].map((one): StoreTax => ({
    ...one,
    id: one.name,
    nameFr: null,
    country: 'CA',
    region: null,
    from: '2013-01-01',
  }))
  expect(leftOutOf(proposed, priced([tax('GST', 60_000, 1)]))).toEqual(['QST'])
  expect(leftOutOf(proposed, priced([], [tax('QST', 99_750, 1)]))).toEqual(['GST'])
  expect(leftOutOf([], priced([]))).toEqual([])
})

test('with one of several taxes left out, giving back every piece, core and the shipping one by one comes to the order’s total to the cent', () => {
  const lines = [
    { id: 'a', quantity: 3, unitPrice: 33_33, coreCharge: 10_01, discount: 50 },
    { id: 'b', quantity: 1, unitPrice: 7, coreCharge: 0, discount: 0 },
  ]
  for (const taxes of [[gst, qst], [gst], [qst], []]) {
    const bases = lines.map(({ quantity, unitPrice, coreCharge, discount }) => ({
      base: quantity * unitPrice - discount,
      cores: quantity * coreCharge,
    }))
    const charged = chargeTaxes({ lines: bases, discount: 9_99, shipping: 18_50 }, taxes)
    const order = {
      lines: lines.map((line, at) => ({ ...line, taxes: [], coreTaxes: [], ...charged.lines[at] })),
      discounts: [{ amount: 9_99 }],
      fees: [],
      shipping: { amount: 18_50, taxes: charged.shipping },
    }
    const asked = [
      ...lines.flatMap(({ id, quantity }) => Array.from({ length: quantity }, () => ({ of: 'line', line: id, quantity: 1 }) as const)),
      ...[1, 1, 1].map((quantity) => ({ of: 'core', line: 'a', quantity }) as const),
      ...[1_00, 17_50].map((amount) => ({ of: 'shipping', amount }) as const),
    ]
    const given: RefundPart[] = []
    for (const one of asked) {
      const priced = priceRefund(order, [one], given)
      given.push(...(priced.ok ? priced.value : []))
    }
    expect(sumOfParts(given)).toBe(totalsOf(order).total)
  }
})
