import fc from 'fast-check'
import { expect, test } from 'vitest'
import { totalsOf } from '../totals.ts'
import { lostOfParts, priceRefund, splitParts, sumOfParts, type RefundPart, type RefundPrices } from './refund.ts'

const tax = (amount: number) => [{ ratePpm: 82_500, amount, jurisdiction: 'TX', remittedBy: 'store' as const }]
const prices: RefundPrices = {
  lines: [
    { id: 'strut', quantity: 3, unitPrice: 6120, coreCharge: 0, discount: 100, taxes: tax(1506), coreTaxes: [] },
    { id: 'alternator', quantity: 1, unitPrice: 20_000, coreCharge: 5000, discount: 0, taxes: tax(1650), coreTaxes: tax(413) },
  ],
  discounts: [{ amount: 1000 }],
  shipping: { amount: 1850, taxes: tax(153) },
}
const total = totalsOf({ ...prices, fees: [] }).total

const priced = (asked: Parameters<typeof priceRefund>[1], given: readonly RefundPart[] = []) => {
  const result = priceRefund(prices, asked, given)
  if (!result.ok) throw new Error(result.code)
  return result.value
}

test('giving everything back piece by piece ends at the order’s total, to the cent', () => {
  const given: RefundPart[] = []
  for (const ask of [
    { of: 'line', line: 'strut', quantity: 1 },
    { of: 'line', line: 'strut', quantity: 1 },
    { of: 'core', line: 'alternator', quantity: 1 },
    { of: 'line', line: 'strut', quantity: 1 },
    { of: 'shipping', amount: 700 },
    { of: 'line', line: 'alternator', quantity: 1 },
    { of: 'shipping', amount: 1150 },
  ] as const)
    given.push(...priced([ask], given))
  expect(sumOfParts(given)).toBe(total)
})

test.each([
  ['more pieces than are left', { of: 'line', line: 'strut', quantity: 4 }, 'over_quantity'],
  ['more shipping than was charged', { of: 'shipping', amount: 1851 }, 'over_shipping'],
  ['a line that is not there', { of: 'line', line: 'other', quantity: 1 }, 'no_such_line'],
] as const)('%s is refused', (_case, ask, code) => {
  const result = priceRefund(prices, [ask], [])
  expect(result.ok ? 'ok' : result.code).toBe(code)
})

test('a core goes back alone, with its own tax, and is no loss of profit; neither is any tax', () => {
  const [core] = priced([{ of: 'core', line: 'alternator', quantity: 1 }])
  expect(core).toEqual({ of: 'core', line: 'alternator', quantity: 1, net: 5000, tax: 413 })
  const parts = priced([
    { of: 'core', line: 'alternator', quantity: 1 },
    { of: 'shipping', amount: 1850 },
    { of: 'courtesy', amount: 300 },
  ])
  expect(lostOfParts(parts)).toBe(2150)
})

test('parts cut over several payments add up to them, and no cent or piece is lost', () => {
  const asked = fc.record({
    struts: fc.integer({ min: 0, max: 3 }),
    shipping: fc.integer({ min: 0, max: 1850 }),
    courtesy: fc.integer({ min: 0, max: 9999 }),
  })
  fc.assert(
    fc.property(asked, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }), ({ struts, shipping, courtesy }, cuts) => {
      const parts = priced([
        ...(struts > 0 ? [{ of: 'line', line: 'strut', quantity: struts } as const] : []),
        ...(shipping > 0 ? [{ of: 'shipping', amount: shipping } as const] : []),
        ...(courtesy > 0 ? [{ of: 'courtesy', amount: courtesy } as const] : []),
      ])
      const whole = sumOfParts(parts)
      const ends = [...cuts.map((cut) => Math.floor(cut * whole)).toSorted((a, b) => a - b), whole]
      const amounts = ends.map((end, i) => end - (ends[i - 1] ?? 0)).filter((amount) => amount > 0)
      const split = splitParts(parts, amounts)
      expect(split.map(sumOfParts)).toEqual(amounts)
      expect(split.flat().reduce((sum, { quantity }) => sum + quantity, 0)).toBe(struts)
      expect(split.flat().every(({ net, tax: with_ }) => net >= 0 && with_ >= 0)).toBe(true)
    }),
  )
})
