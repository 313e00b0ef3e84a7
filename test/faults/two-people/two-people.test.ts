import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type TestDesk } from '#test/support/desk.ts'
import { differences, foldLog, type Logged } from './explain.ts'
import { workTogether, type Outcome } from './world.ts'

const actions = Number(process.env.TWO_PEOPLE ?? 200)

const told = [
  'status_changed',
  'assigned',
  'dms_number_set',
  'buyer_changed',
  'address_changed',
  'line_changed',
  'line_state_changed',
  'discount_added',
  'discount_removed',
  'note_added',
  'note_edited',
  'note_pinned',
  'risk_ticked',
  'transaction',
] as const

let desk: TestDesk
let outcome: Outcome
beforeAll(async () => {
  desk = await openDesk()
  outcome = await workTogether(desk, actions, 7)
}, 600_000)
afterAll(() => desk.close())

const counts = () => ({
  actions,
  acknowledged: outcome.acknowledged,
  unexplained: outcome.unexplained.length,
  lost: outcome.lost.length,
  double: outcome.double.length,
})

/** Is it the last state of a line that was cancelled next? The entry of a cancelling does not say what the line's state was, so that this one is not missed. */
const isOverwritten = ({ sequence, event }: Logged): boolean => {
  if (event.type !== 'line_state_changed') return false
  const ofLine = ({ event: other }: Logged) =>
    (other.type === 'line_state_changed' || other.type === 'line_cancelled') && other.line === event.line
  return outcome.entries.find((one) => one.sequence > sequence && ofLine(one))?.event.type === 'line_cancelled'
}

/** Does the log, changed so, still explain the order? */
const explains = (entries: Outcome['entries']) => {
  const { state, broken } = foldLog(outcome.first, entries)
  return broken.length === 0 && differences(state, outcome.last).length === 0
}

test('two people at one order at the same time: the log explains every difference, nothing acknowledged is missing, nothing is in twice', () => {
  const { unexplained, lost, double, acknowledged } = outcome
  expect({ unexplained, lost, double }).toEqual({ unexplained: [], lost: [], double: [] })
  expect(acknowledged).toBeGreaterThan(actions / 3)
  // Each kind of deed was done, or the rest proves nothing of it.
  const types = new Set(outcome.entries.map(({ event }) => event.type))
  for (const type of told) expect(types).toContain(type)
})

test('the control: a log that lacks an entry, or has one twice, does not explain the order', ({ task }) => {
  task.meta.control = true
  const telling = outcome.entries.filter(
    (entry) => foldLog(new Map(), [{ event: entry.event } as never]).state.size > 0 && !isOverwritten(entry),
  )
  const missed = telling.filter((entry) => explains(outcome.entries.filter((one) => one !== entry)))
  const repeated = telling.filter((entry) => explains(outcome.entries.flatMap((one) => (one === entry ? [one, one] : [one]))))
  const bad = 2 * telling.length - missed.length - repeated.length
  task.meta.twoPeople = { ...counts(), bad, of: 2 * telling.length }
  expect({ missed, repeated }).toEqual({ missed: [], repeated: [] })
})
