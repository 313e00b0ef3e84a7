import { expect, test } from 'vitest'
import { fixedClock, systemClock } from './clock.ts'

test('a fixed clock stands still until it is advanced or set', () => {
  const clock = fixedClock(new Date('2026-03-01T12:00:00Z'))
  expect(clock.now()).toEqual(new Date('2026-03-01T12:00:00Z'))

  clock.advance(90_000)
  expect(clock.now()).toEqual(new Date('2026-03-01T12:01:30Z'))

  clock.set(new Date('2027-01-01T00:00:00Z'))
  expect(clock.now()).toEqual(new Date('2027-01-01T00:00:00Z'))
})

test('a date handed out earlier does not move with the clock', () => {
  const clock = fixedClock(new Date(0))
  const before = clock.now()
  clock.advance(1)
  expect(before).toEqual(new Date(0))
})

test('the system clock tells the machine’s time', () => {
  const before = Date.now()
  const told = systemClock.now().getTime()
  expect(told).toBeGreaterThanOrEqual(before)
  expect(told).toBeLessThanOrEqual(Date.now())
})

test('the system clock waits its time, a fixed one a hundredth of it', async () => {
  const waited = async (wait: (ms: number) => Promise<void>, ms: number) => {
    const begun = performance.now()
    await wait(ms)
    return performance.now() - begun
  }
  expect(await waited(systemClock.wait, 50)).toBeGreaterThan(45)
  expect(await waited(fixedClock(new Date(0)).wait, 60_000)).toBeLessThan(30_000)
})
