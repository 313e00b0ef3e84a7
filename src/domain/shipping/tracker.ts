/** Where a parcel is, in the words of every carrier alike. `voided`: its label was taken back before the carrier saw it. */
export const trackerStates = [
  'label_created',
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'delivered',
  'exception',
  'returning',
  'returned',
  'voided',
  'unknown',
] as const
export type TrackerState = (typeof trackerStates)[number]

/** One thing a carrier says happened to a parcel. `message` and `place` in the carrier's words. */
export type TrackerEvent = {
  readonly state: TrackerState
  readonly at: Date
  readonly message: string
  readonly place: string | null
}

/** The events of one parcel, oldest first and each once, whatever order and however often they came. What is repeated has the same time, state and message. */
export function timelineOf(events: readonly TrackerEvent[]): readonly TrackerEvent[] {
  // Of two repetitions the one that names a place is kept.
  const told = events.toSorted((a, b) => Number(a.place === null) - Number(b.place === null) || compare(a.place ?? '', b.place ?? ''))
  const once = new Map(told.toReversed().map((event) => [JSON.stringify([event.at.getTime(), event.state, event.message]), event]))
  return [...once.values()].toSorted(
    (a, b) =>
      a.at.getTime() - b.at.getTime() || trackerStates.indexOf(a.state) - trackerStates.indexOf(b.state) || compare(a.message, b.message),
  )
}

/**
 * Where a parcel is now, by the time of its events and not by their arrival; `unknown` without any. What is delivered only goes back: a scan that is told later
 * changes nothing. What goes back is back when the carrier hands it over, to whomever it says. A label is only new before the first scan.
 */
export function currentState(events: readonly TrackerEvent[]): TrackerState {
  return timelineOf(events).reduce<TrackerState>((now, { state }) => moved(now, state), 'unknown')
}

/** Does a parcel in this state need a person: it is stuck or lost, on its way back, or back? */
export function isException(state: TrackerState): boolean {
  return state === 'exception' || state === 'returning' || state === 'returned'
}

/** May a carrier stop being asked? `since`: the newest event, else when the label was bought. At its end a parcel is watched for 7 more days, silent for 60. */
export function isOver(state: TrackerState, since: Date, now: Date): boolean {
  if (state === 'voided') return true
  const ended = state === 'delivered' || state === 'returned'
  return now.getTime() - since.getTime() >= (ended ? 7 : 60) * day
}

const day = 86_400_000

function moved(now: TrackerState, next: TrackerState): TrackerState {
  if (next === 'unknown') return now
  switch (now) {
    case 'delivered':
      return next === 'returning' || next === 'returned' ? next : now
    case 'returning':
      return next === 'delivered' || next === 'returned' ? 'returned' : now
    case 'returned':
      return now
    case 'unknown':
      return next
    case 'label_created':
    case 'voided':
      return next === 'label_created' ? now : next
    case 'in_transit':
    case 'out_for_delivery':
    case 'available_for_pickup':
    case 'exception':
      return next === 'label_created' || next === 'voided' ? now : next
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
