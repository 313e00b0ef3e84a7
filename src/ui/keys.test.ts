import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keyLayer } from './keys.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Types with `gap` milliseconds between the keys, and says what was pressed and what was scanned. */
function type(keys: readonly string[], gap: number, more: Partial<KeyboardEvent> = {}) {
  const told: string[] = []
  const layer = keyLayer({ press: (event) => void told.push(event.key), scan: (text) => void told.push(`scan ${text}`), owns: () => true })
  for (const key of keys) {
    layer({ key, preventDefault: () => {}, ...more } as KeyboardEvent)
    vi.advanceTimersByTime(gap)
  }
  vi.advanceTimersByTime(200)
  return told
}

test('a person pressing keys gets each of them', () => {
  expect(type(['g', 'o'], 140)).toEqual(['g', 'o'])
})

test.each([5, 8, 15, 30])('a part number scanned at %d ms a key arrives whole, hyphen and all, and no shortcut fires', (gap) => {
  expect(type([...'04152-YZZA1', 'Enter'], gap)).toEqual(['scan 04152-YZZA1'])
})

test('the same text typed by hand, 140 ms a key, is no scan', () => {
  expect(type([...'04152-YZZA1', 'Enter'], 140)).toEqual([...'04152-YZZA1', 'Enter'])
})

test('a scanner that sends no Enter is read after the pause', () => {
  expect(type([...'48609-06230'], 8)).toEqual(['scan 48609-06230'])
})

test('two keys hit at once are neither a shortcut nor a scan', () => {
  expect(type(['a', 's'], 10)).toEqual([])
})

test('Escape and combinations do not wait', () => {
  expect(type(['Escape'], 0)).toEqual(['Escape'])
  expect(type(['k'], 0, { ctrlKey: true })).toEqual(['k'])
})

test('typing in a field is left alone', () => {
  const target = { matches: () => true } as unknown as HTMLElement
  expect(type([...'sold as seen'], 5, { target })).toEqual([])
})
