import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planAtShipping, worthOfLines, type AtShipping } from './at-shipping.ts'

const lines = [
  { id: 'a', quantity: 3, left: 0, worth: 100_00 },
  { id: 'b', quantity: 1, left: 0, worth: 50_00 },
]
const base: AtShipping = { mode: 'share', due: 170_00, covered: 0, left: 170_00, several: true, renewable: false, lines, rest: 20_00 }
const one = [{ line: 'a', quantity: 1 }]
const all = [
  { line: 'a', quantity: 3 },
  { line: 'b', quantity: 1 },
]

test.each<[string, Partial<AtShipping>, readonly { line: string; quantity: number }[], object]>([
  ['a share with shipping, the rest stays held', {}, one, { amount: 53_33, keep: 'held', later: 116_67 }],
  ['everything at once takes all of it', {}, all, { amount: 170_00, keep: 'released', later: 0 }],
  ['held anew where it can be captured once only', { several: false, renewable: true }, one, { amount: 53_33, keep: 'anew' }],
  ['nothing kept: all that is due, or it would be lost', { several: false }, one, { amount: 170_00, keep: 'released', later: 0 }],
  ['whole', { mode: 'whole' }, one, { amount: 170_00, keep: 'released', later: 0 }],
  ['off', { mode: 'off' }, one, { amount: 0 }],
  ['no hold: nothing to take, and only the share is owed now', { left: 0 }, one, { amount: 0, later: 116_67 }],
  ['what was paid before covers the first goods', { covered: 60_00, due: 110_00, left: 110_00 }, one, { amount: 0, later: 110_00 }],
  ['a paid order takes nothing', { due: 0, covered: 170_00 }, one, { amount: 0, later: 0 }],
])('at shipping: %s', (_case, changes, leaving, expected) => {
  expect(planAtShipping({ ...base, ...changes }, leaving)).toMatchObject(expected)
})

test('however an order is cut into shipments, the shares add up to what is due', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500_00 }),
      fc.integer({ min: 0, max: 50_00 }),
      fc.integer({ min: 2, max: 9 }),
      (worth, rest, pieces) => {
        let [taken, left] = [0, 0]
        for (; left < pieces; left++) {
          const due = worth + rest - taken
          const at = { ...base, due, covered: taken, left: due, rest, lines: [{ id: 'a', quantity: pieces, left, worth }] }
          const { amount, later } = planAtShipping(at, one)
          expect(amount + later).toBe(due)
          taken += amount
        }
        expect(taken).toBe(worth + rest)
      },
    ),
  )
})

test('the lines’ worth with shipping and fees is the total', () => {
  const tax = [{ ratePpm: 82_500, amount: 825, jurisdiction: 'TX', remittedBy: 'store' as const }]
  const worth = worthOfLines({
    lines: [
      { id: 'a', quantity: 2, unitPrice: 50_00, coreCharge: 10_00, discount: 1_00, taxes: tax, coreTaxes: [] },
      { id: 'b', quantity: 1, unitPrice: 30_00, coreCharge: 0, discount: 0, taxes: [], coreTaxes: [] },
      { id: 'c', quantity: 1, unitPrice: 99_00, coreCharge: 0, discount: 0, cancelled: true, taxes: tax, coreTaxes: [] },
    ],
    discounts: [{ amount: 5_00 }],
    fees: [{ amount: 2_00 }],
    shipping: { amount: 18_50, taxes: [] },
  })
  expect(worth.lines.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(worth.lines.reduce((sum, line) => sum + line.worth, 0) + worth.rest).toBe(
    100_00 + 20_00 - 1_00 + 8_25 + 30_00 - 5_00 + 2_00 + 18_50,
  )
})
