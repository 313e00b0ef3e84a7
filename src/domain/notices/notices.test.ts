import { expect, test } from 'vitest'
import { concerns, defaultChoice, sensible } from './choices.ts'
import { isOpen, latestSlot } from './hours.ts'
import { holdPlaces, noteText, piecesOf } from './mentions.ts'
import { noticesOf, type Change } from './notices-of.ts'
import { noticeKinds, placeOf } from './kinds.ts'

const newYork = 'America/New_York'

test.each([
  // the clocks go forward on 2026-03-08 and back on 2026-11-01
  ['an hour of the morning', '2026-03-05T13:30:00Z', 8, '2026-03-05T13:00:00Z', '2026-03-05'],
  ['before it, yesterday’s', '2026-03-05T12:59:59Z', 8, '2026-03-04T13:00:00Z', '2026-03-04'],
  ['the day the clocks went forward', '2026-03-08T12:00:00Z', 8, '2026-03-08T12:00:00Z', '2026-03-08'],
  ['an hour that is skipped counts from its end', '2026-03-08T08:00:00Z', 2, '2026-03-08T07:00:00Z', '2026-03-08'],
  ['an hour that comes twice counts from the first', '2026-11-01T07:00:00Z', 1, '2026-11-01T05:00:00Z', '2026-11-01'],
  ['and does not come again', '2026-11-01T06:30:00Z', 1, '2026-11-01T05:00:00Z', '2026-11-01'],
])('the digest’s hour: %s', (_case, now, hour, at, day) => {
  expect(latestSlot(new Date(now), hour, newYork)).toEqual({ at: new Date(at), day })
})

test('every hour has one slot a day, in zones of whole hours and of quarters', () => {
  for (const zone of [newYork, 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Pacific/Niue'])
    for (const hour of [0, 2, 8, 23]) {
      const days: string[] = []
      for (let at = Date.parse('2026-03-06T00:00:00Z'); at < Date.parse('2026-03-11T00:00:00Z'); at += 900_000) {
        const slot = latestSlot(new Date(at), hour, zone)
        expect(slot.at.getTime()).toBeLessThanOrEqual(at)
        if (days.at(-1) !== slot.day) days.push(slot.day)
      }
      expect([days.length, days.toSorted()]).toEqual([new Set(days).size, days])
    }
})

test.each([
  ['a weekday at noon', '2026-03-04T17:00:00Z', true],
  ['the minute it opens', '2026-03-04T14:00:00Z', true],
  ['the minute before', '2026-03-04T13:59:00Z', false],
  ['the minute it closes', '2026-03-04T22:00:00Z', false],
  ['a day it is closed', '2026-03-07T17:00:00Z', false],
  ['a closed date', '2026-03-05T17:00:00Z', false],
  ['in summer time an hour earlier', '2026-03-09T13:00:00Z', true],
])('opening hours: %s', (_case, at, open) => {
  const days = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }))
  expect(isOpen({ days, closed: ['2026-03-05'], timeZone: newYork }, new Date(at))).toBe(open)
  expect(isOpen({ days: null, closed: ['2026-03-05'], timeZone: newYork }, new Date(at))).toBe(true)
})

test('who hears of an order: never who may not see it, else as they chose', () => {
  const [mia, dana] = [{ id: 'mia', reach: 'all' } as const, { id: 'dana', reach: 'own' } as const]
  const choice = { panel: true, mail: 'off', about: 'open', always: false } as const
  const to = (assignee: string | null, only?: readonly string[]) => ({ assignee, only })
  expect(concerns(dana, { ...choice, about: 'all' }, to('mia'))).toBe(false)
  expect(concerns(dana, choice, to('mia', ['dana']))).toBe(false)
  expect(concerns(dana, choice, to('dana'))).toBe(true)
  expect([null, 'mia', 'dana'].map((one) => concerns(mia, choice, to(one)))).toEqual([true, true, false])
  expect([null, 'mia', 'dana'].map((one) => concerns(mia, { ...choice, about: 'mine' }, to(one)))).toEqual([false, true, false])
  expect(concerns(mia, { ...choice, about: 'all' }, to('dana'))).toBe(true)
  expect(concerns(mia, choice, to('dana', ['mia']))).toBe(true)
  expect(concerns(mia, { ...choice, panel: false }, to(null))).toBe(false)
})

test('what suits a role is a choice that can hold, and nobody of their own orders is told of others', () => {
  for (const kind of noticeKinds)
    for (const reach of ['all', 'own'] as const)
      for (const rights of [['orders'], ['orders', 'settings']] as const) {
        const choice = defaultChoice(kind, { rights, reach })
        expect(sensible(kind, choice, reach)).toEqual(choice)
        if (reach === 'own') expect(choice.about).toBe('mine')
      }
})

const quiet: Change = {
  events: [],
  before: { attention: [], level: 'low' },
  after: { attention: [], score: 10, level: 'low', accused: false },
}

test('a change means for people: what needs attention now and did not before, and a score that became High', () => {
  expect(noticesOf(quiet)).toEqual([])
  expect(noticesOf({ ...quiet, after: { ...quiet.after, attention: ['overpaid'] } })).toEqual([
    { kind: 'needs_attention', facts: { attention: ['overpaid'] } },
  ])
  expect(
    noticesOf({ ...quiet, before: { ...quiet.before, attention: ['overpaid'] }, after: { ...quiet.after, attention: ['overpaid'] } }),
  ).toEqual([])
  const high = { ...quiet.after, score: 80, level: 'high', attention: ['risk_raised'] } as const
  const events: Change['events'] = [
    { type: 'risk_scored', from: 10, to: 80, level: 'high' },
    { type: 'risk_raised', from: 'low', to: 'high', looked: false },
  ]
  expect(noticesOf({ ...quiet, events, after: high })).toEqual([{ kind: 'high_risk', facts: { score: 80, attention: ['risk_raised'] } }])
  expect(noticesOf({ ...quiet, events, before: { ...quiet.before, level: 'high' }, after: high })).toEqual([
    { kind: 'needs_attention', facts: { attention: ['risk_raised'] } },
  ])
  expect(noticesOf({ ...quiet, events, after: { ...high, attention: [], accused: true } })).toEqual([])
})

test('a parcel that is stuck is told, one that moves is not', () => {
  const moved = (state: 'exception' | 'in_transit' | 'returning') =>
    noticesOf({ ...quiet, events: [{ type: 'parcel_moved', tracking: '1Z', state }] }).map(({ kind }) => kind)
  expect([moved('exception'), moved('returning'), moved('in_transit')]).toEqual([['delivery_exception'], ['delivery_exception'], []])
})

test('each kind leads to a part of the order page', () => {
  expect(placeOf('mentioned', { note: 'n' })).toBe('note-n')
  expect(placeOf('needs_attention', { attention: ['label_differs'] })).toBe('content')
  expect(placeOf('needs_attention', { attention: ['risk_raised'] })).toBe('risk')
  expect(placeOf('needs_attention', { attention: ['overpaid'] })).toBe('payment')
})

test('names behind an @ become places, the longest name first, and are read again as names', () => {
  const offered = [
    { id: 'a', label: 'Mia' },
    { id: 'b', label: 'Mia Rossi' },
  ]
  const held = holdPlaces('@Mia Rossi and @Mia, not mia@Example: @Mia Rossi?', offered)
  expect(held).toEqual({ body: '@{0} and @{1}, not mia@Example: @{0}?', mentions: ['b', 'a'] })
  const names = [
    { person: 'b', name: 'Mia Rossi' },
    { person: 'a', name: 'Mia' },
  ]
  expect(noteText(held.body, names)).toBe('@Mia Rossi and @Mia, not mia@Example: @Mia Rossi?')
  expect(piecesOf('@{0} wrote @{7}', names)).toEqual([{ person: 'b', name: 'Mia Rossi' }, ' wrote @{7}'])
})
