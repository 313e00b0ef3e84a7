import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlay, type Span } from './spans.ts'

const span = <T>(start: number, end: number, value: T): Span<T> => ({ start: BigInt(start), end: BigInt(end), value })

test('a row wherever the country or the operator changes, and one where neither is known any more', () => {
  const rows = [...overlay([span(10, 19, 'US'), span(20, 29, 'US'), span(30, 39, 'CA')], [span(15, 34, 577)])]
  expect(rows).toEqual([
    { start: 10n, country: 'US', asn: null },
    { start: 15n, country: 'US', asn: 577 },
    { start: 30n, country: 'CA', asn: 577 },
    { start: 35n, country: 'CA', asn: null },
    { start: 40n, country: null, asn: null },
  ])
})

test('every key is told what the two lists say of it', () => {
  const lists = fc.array(fc.record({ gap: fc.nat(3), size: fc.integer({ min: 1, max: 4 }), value: fc.nat(2) }), { maxLength: 8 })
  fc.assert(
    fc.property(lists, lists, (a, b) => {
      const [countries, operators] = [laid(a).map((one) => ({ ...one, value: `C${one.value}` })), laid(b)]
      const rows = [...overlay(countries, operators)]
      for (let key = 0n; key < 60n; key += 1n) {
        const row = rows.findLast(({ start }) => start <= key)
        expect(row?.country ?? null).toBe(valueAt(countries, key))
        expect(row?.asn ?? null).toBe(valueAt(operators, key))
      }
    }),
  )
})

function laid(pieces: readonly { readonly gap: number; readonly size: number; readonly value: number }[]): readonly Span<number>[] {
  let from = 0
  return pieces.map(({ gap, size, value }) => {
    const start = from + gap
    from = start + size
    return span(start, from - 1, value)
  })
}

function valueAt<T>(spans: readonly Span<T>[], key: bigint): T | null {
  return spans.find(({ start, end }) => start <= key && key <= end)?.value ?? null
}
