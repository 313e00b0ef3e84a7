import fc from 'fast-check'
import { expect, test } from 'vitest'
import { share } from '#domain/money.ts'
import { totalsOf } from '#domain/totals.ts'
import { pricedOf, type Content, type ContentLine } from './content.ts'
import { newLine } from './plan-line.ts'
import { planEdit } from './plan.ts'
import type { EditAsk } from './shapes.ts'

const id = (n: number) => `0190a8b2-0000-7000-8000-${String(n).padStart(12, '0')}`

/** A line taxed as its rates make it. */
function line(n: number, quantity: number, unitPrice: number, rates: readonly number[]): ContentLine {
  const wanted = {
    partNumber: `P-${n}`,
    name: 'Part',
    brand: null,
    quantity,
    unitPrice,
    listPrice: null,
    unitCost: 100,
    coreCharge: 0,
    weightGrams: null,
    lengthMm: null,
    widthMm: null,
    heightMm: null,
    hazmat: false,
  }
  const taxes = rates.map((ratePpm, at) => ({
    ratePpm,
    amount: share(quantity * unitPrice, ratePpm),
    jurisdiction: `J${at}`,
    remittedBy: 'store' as const,
  }))
  return { ...newLine({ lines: [], collected: [] }, wanted, undefined, id(n)), position: n, taxes }
}

function content(lines: readonly ContentLine[]): Content {
  return { lines, discounts: [], fees: [], shipping: { amount: 1850, taxes: [] }, shipments: [], collected: [] }
}

const rates = fc.array(fc.integer({ min: 1, max: 150_000 }), { maxLength: 3 })
const contents = fc
  .tuple(rates, fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 500_00 })), { minLength: 1, maxLength: 6 }))
  .map(([rate, lines]) => content(lines.map(([quantity, price], at) => line(at, quantity, price, rate))))

const totalOf = (of: Content) => totalsOf(pricedOf(of)).total

function after(of: Content, ask: EditAsk): Content {
  const planned = planEdit(of, ask, id(99))
  if (!planned.ok) throw new Error(planned.code)
  return planned.value.content
}

test('a discount given and taken back leaves the order as it was, to the cent', () => {
  fc.assert(
    fc.property(contents, fc.integer({ min: 1, max: 1_000_000 }), (before, wanted) => {
      const amount = Math.min(wanted, totalsOf(pricedOf(before)).subtotal)
      const given = after(before, { kind: 'add_discount', label: 'D', amount })
      expect(totalOf(given)).toBeLessThanOrEqual(totalOf(before) - amount)
      expect(after(given, { kind: 'remove_discount', index: 0, label: 'D', amount })).toEqual(before)
    }),
  )
})

test('another quantity and back is the same line', () => {
  fc.assert(
    fc.property(contents, fc.integer({ min: 1, max: 40 }), (before, quantity) => {
      const first = before.lines[0]
      fc.pre(first !== undefined && first.quantity !== quantity)
      const there = after(before, { kind: 'edit_line', id: id(0), line: { quantity } })
      expect(after(there, { kind: 'edit_line', id: id(0), line: { quantity: first?.quantity ?? 1 } })).toEqual(before)
    }),
  )
})

test('cancelling some pieces and then the rest comes to the same as cancelling the line', () => {
  fc.assert(
    fc.property(contents, fc.nat(18), (before, some) => {
      const first = before.lines[0]
      fc.pre(before.lines.length > 1 && first !== undefined && first.quantity > 1)
      const quantity = (some % ((first?.quantity ?? 2) - 1)) + 1
      const part = after(before, { kind: 'cancel_line', id: id(0), quantity, reason: 'x' })
      const [inTwo, atOnce] = [
        after(part, { kind: 'cancel_line', id: id(0), reason: 'x' }),
        after(before, { kind: 'cancel_line', id: id(0), reason: 'x' }),
      ]
      expect(totalOf(inTwo)).toBe(totalOf(atOnce))
      expect(totalOf(atOnce)).toBe(totalOf({ ...before, lines: before.lines.slice(1) }))
    }),
  )
})

test('an added line is taxed at the rates most of the value carries, and the store remits', () => {
  const mixed = content([line(0, 1, 100_00, [82_500]), line(1, 1, 10_00, [20_000, 10_000])])
  const lines = mixed.lines.map((one) => ({ ...one, taxes: one.taxes.map((tax) => ({ ...tax, remittedBy: 'channel' as const })) }))
  const wanted = {
    partNumber: 'N',
    name: 'New',
    brand: null,
    quantity: 3,
    unitPrice: 333,
    listPrice: null,
    unitCost: null,
    coreCharge: 0,
    weightGrams: null,
    lengthMm: null,
    widthMm: null,
    heightMm: null,
    hazmat: false,
  }
  expect(newLine({ lines, collected: [] }, wanted, undefined, id(5)).taxes).toEqual([
    { ratePpm: 82_500, amount: 82, jurisdiction: 'J0', remittedBy: 'store' },
  ])
})

test('every change of the total stands in the log with both figures', () => {
  fc.assert(
    fc.property(contents, fc.integer({ min: 1, max: 900_00 }), (before, unitPrice) => {
      const planned = planEdit(before, { kind: 'edit_line', id: id(0), line: { unitPrice } }, id(99))
      if (!planned.ok) {
        expect(planned.code).toBe('nothing_changed')
        return
      }
      const [from, to] = [totalOf(before), totalOf(planned.value.content)]
      expect(planned.value.events.filter((event) => event.type === 'total_changed')).toEqual(
        from === to ? [] : [{ type: 'total_changed', from, to }],
      )
    }),
    { examples: [[content([line(0, 1, 5_00, [])]), 5_00]] },
  )
})
