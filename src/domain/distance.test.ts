import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceKm } from './distance.ts'

const austin = { latitude: 30.2672, longitude: -97.7431 }
const newYork = { latitude: 40.7128, longitude: -74.006 }

test.each([
  ['Austin to New York', austin, newYork, 2432],
  ['Vancouver to Montreal', { latitude: 49.2827, longitude: -123.1207 }, { latitude: 45.5019, longitude: -73.5674 }, 3685],
  ['across the date line, Fiji to Samoa', { latitude: -18.1248, longitude: 178.4501 }, { latitude: -13.8507, longitude: -171.7514 }, 1147],
  ['pole to pole', { latitude: 90, longitude: 0 }, { latitude: -90, longitude: 77 }, 20_015],
])('%s', (_way, from, to, km) => {
  expect(Math.abs(distanceKm(from, to) - km) / km).toBeLessThan(0.005)
})

test('the way back is as long, no way is longer than half around the earth, and staying is 0', () => {
  const point = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  })
  fc.assert(
    fc.property(point, point, (a, b) => {
      expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6)
      expect(distanceKm(a, b)).toBeLessThanOrEqual(20_016)
      expect(distanceKm(a, a)).toBe(0)
    }),
  )
})
