import { ok, refuse, type Result } from './result.ts'

/** Stored, chosen by people. Payment and fulfillment states are folded apart and never mixed in. */
export const statuses = ['new', 'processing', 'on_hold', 'backordered', 'ready_for_pickup', 'completed', 'cancelled'] as const
export type Status = (typeof statuses)[number]

/** A line's state on the shelf; shipped and picked up quantities are folded from shipments. */
export const lineStates = [
  'to_check',
  'in_stock',
  'ordered',
  'received',
  'backordered',
  'unavailable',
  'ships_from_vendor',
  'cancelled',
] as const
export type LineState = (typeof lineStates)[number]

/** What a status move depends on. Amounts in minor units. */
export type MoveFacts = {
  readonly status: Status
  /** some quantity has left the store (shipped or handed over) */
  readonly anythingLeft: boolean
  /** every line is shipped, picked up or cancelled */
  readonly nothingOpen: boolean
  /** order total - collected; 0 when the money is right */
  readonly balance: number
}

const free: readonly Status[] = ['processing', 'on_hold', 'backordered', 'ready_for_pickup']

/**
 * May the order move to `to`? The table of moves: Processing, On Hold, Backordered and Ready for Pickup freely among each other, never back to
 * New; to Cancelled while nothing has left; to Completed when nothing is open and the balance is 0; Completed back to Processing; Cancelled ends.
 */
export function planMove(
  facts: MoveFacts,
  to: Status,
): Result<Status, 'same_status' | 'no_way_back' | 'cancelled_ends' | 'already_left' | 'lines_open' | 'balance_open'> {
  if (facts.status === to) return refuse('same_status')
  if (facts.status === 'cancelled') return refuse('cancelled_ends')
  if (to === 'new') return refuse('no_way_back')
  if (facts.status === 'completed') return to === 'processing' ? ok(to) : refuse('no_way_back')
  if (to === 'cancelled') return facts.anythingLeft ? refuse('already_left') : ok(to)
  if (to !== 'completed') return ok(to)
  if (!facts.nothingOpen) return refuse('lines_open')
  return facts.balance === 0 ? ok(to) : refuse('balance_open', { balance: facts.balance })
}

/** Orders somebody still has to do something for: neither Completed nor Cancelled. */
export const openStatuses = ['new', 'processing', 'on_hold', 'backordered', 'ready_for_pickup'] as const satisfies readonly Status[]

/**
 * May a move be taken back, to the status the order had right before it? For whoever made the move and nobody else has touched the status since: it then goes
 * back to New as well, which no other way leads to. What ends an order, and what it was reopened from, is not taken back.
 */
export function planPutBack(now: Status, before: Status): Result<Status, 'same_status' | 'no_way_back'> {
  if (now === before) return refuse('same_status')
  const open: readonly Status[] = openStatuses
  return open.includes(now) && open.includes(before) ? ok(before) : refuse('no_way_back')
}

/** Statuses many orders may be moved to at once; the others settle money or goods, or need somebody at the order. */
export const bulkStatuses = ['processing', 'on_hold', 'backordered'] as const satisfies readonly Status[]

/** Statuses a person may choose now, for the drop-down; Completed and Cancelled have their own commands and are left out. */
export function choosable(status: Status): readonly Status[] {
  if (status === 'cancelled') return []
  return status === 'completed' ? ['processing'] : free.filter((to) => to !== status)
}
