import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceKm } from '#domain/distance.ts'
import { cellOf, packPoints, pointOf, unpackPoints } from './coding.ts'
import { pointRows } from './point-rows.ts'

const place = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})

test('a place is at most 80 km from the middle of its cell', () => {
  fc.assert(fc.property(place, (at) => distanceKm(at, pointOf(cellOf(at))) < 80))
})

test('what was packed is unpacked', () => {
  const run = fc.record({ blocks: fc.integer({ min: 1, max: 2 ** 36 }), cell: fc.oneof(fc.constant(0), place.map(cellOf)) })
  fc.assert(
    fc.property(fc.record({ v4: fc.array(run), v6: fc.array(run) }), (points) => {
      expect(unpackPoints(packPoints(points))).toEqual(points)
    }),
  )
})

test('the table that comes with the program begins with the first address and goes up from row to row', () => {
  const starts = [...pointRows()].map(({ start }) => start)
  expect(starts[0]).toBe(0n)
  expect(starts.length).toBeGreaterThan(500_000)
  expect(starts.findIndex((start, at) => at > 0 && start <= (starts[at - 1] ?? 0n))).toBe(-1)
})
