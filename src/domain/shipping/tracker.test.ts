import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currentState, isException, isOver, timelineOf, trackerStates, type TrackerEvent, type TrackerState } from './tracker.ts'

const start = new Date('2026-03-02T15:00:00Z')
const hours = (n: number) => new Date(start.getTime() + n * 3_600_000)
const days = (n: number) => hours(24 * n)
const told = (...states: readonly TrackerState[]): readonly TrackerEvent[] =>
  states.map((state, i) => ({ state, at: hours(i), message: `scan ${i}`, place: null }))

test.each<[string, readonly TrackerState[], TrackerState]>([
  ['nothing was heard of it', [], 'unknown'],
  ['a label and nothing else', ['label_created'], 'label_created'],
  ['on its way', ['label_created', 'in_transit', 'out_for_delivery'], 'out_for_delivery'],
  ['nobody home, then delivered', ['in_transit', 'out_for_delivery', 'exception', 'out_for_delivery', 'delivered'], 'delivered'],
  ['at the counter, then collected', ['in_transit', 'available_for_pickup', 'delivered'], 'delivered'],
  ['a scan told after it was delivered', ['delivered', 'in_transit', 'exception'], 'delivered'],
  ['refused at the door after it was delivered', ['delivered', 'returning'], 'returning'],
  ['scanned on its way back', ['in_transit', 'returning', 'in_transit', 'out_for_delivery'], 'returning'],
  ['handed to its sender, which some carriers call delivered', ['returning', 'in_transit', 'delivered'], 'returned'],
  ['back, whatever is told later', ['returned', 'delivered', 'in_transit'], 'returned'],
  ['a label taken back', ['label_created', 'voided'], 'voided'],
  ['a label taken back that was used all the same', ['label_created', 'voided', 'in_transit'], 'in_transit'],
  ['a label cannot be taken back from a moving parcel', ['in_transit', 'voided'], 'in_transit'],
  ['the label told again on the way', ['in_transit', 'label_created'], 'in_transit'],
  ['a word nobody could read', ['in_transit', 'unknown'], 'in_transit'],
])('%s: it is where the carrier last saw it', (_case, states, expected) => {
  expect(currentState(told(...states))).toBe(expected)
})

const someEvent: fc.Arbitrary<TrackerEvent> = fc.record({
  state: fc.constantFrom(...trackerStates),
  at: fc.nat(6).map(hours),
  message: fc.constantFrom('Arrived', 'Departed', 'Delivered'),
  place: fc.constantFrom(null, 'AUSTIN, TX', 'WACO, TX'),
})
const someEvents = fc.array(someEvent, { maxLength: 14 })
const arrivals = someEvents.chain((events) =>
  fc.tuple(
    fc.constant(events),
    fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2, maxLength: events.length * 2 }),
  ),
)

test('in whatever order and however often news come, the timeline and the state are the same', () => {
  fc.assert(
    fc.property(arrivals, ([events, twice]) => {
      expect(timelineOf(twice)).toEqual(timelineOf(events))
      expect(currentState(twice)).toBe(currentState(events))
      expect(timelineOf(timelineOf(events))).toEqual(timelineOf(events))
    }),
  )
})

test('nothing that is told late takes a delivery back but a return', () => {
  fc.assert(
    fc.property(someEvents, someEvents, (before, late) => {
      const known = [...before, { state: 'delivered', at: hours(6), message: 'Delivered', place: null } as const]
      fc.pre(currentState(known) === 'delivered')
      const state = currentState([...known, ...late])
      const goesBack = late.some((event) => event.state === 'returning' || event.state === 'returned')
      if (!goesBack) expect(state).toBe('delivered')
      expect(['delivered', 'returning', 'returned']).toContain(state)
    }),
  )
})

test('the same scan told with and without its place stands once, with the place', () => {
  const bare = { state: 'in_transit', at: start, message: 'Arrived', place: null } as const
  expect(timelineOf([bare, { ...bare, place: 'WACO, TX' }, bare])).toEqual([{ ...bare, place: 'WACO, TX' }])
})

test.each<[TrackerState, boolean, number, boolean]>([
  ['label_created', false, 59.9, false],
  ['label_created', false, 60, true],
  ['in_transit', false, 1, false],
  ['in_transit', false, 60, true],
  ['out_for_delivery', false, 0, false],
  ['available_for_pickup', false, 30, false],
  ['exception', true, 30, false],
  ['exception', true, 60, true],
  ['delivered', false, 6.9, false],
  ['delivered', false, 7, true],
  ['returning', true, 7, false],
  ['returned', true, 7, true],
  ['voided', false, 0, true],
  ['unknown', false, 2, false],
])('%s (for a person: %s), %d days silent: asked no more: %s', (state, person, silent, over) => {
  expect(isException(state)).toBe(person)
  expect(isOver(state, start, days(silent))).toBe(over)
})
