import type { Activity } from '#domain/activity.ts'
import type { Right } from '#domain/rights.ts'
import type { At } from '../spine.ts'
import { listEntries, type listMatching } from './queries.ts'
import type { ActivityView, EntryView } from './shapes.ts'

/** Entries the page carries at once; the rest is asked for. */
const onThePage = 40

/** The Activity Log of the order page: its newest entries. */
export async function readActivity(at: At): Promise<ActivityView> {
  return readEntries(at, onThePage)
}

/** The log's newest entries, as many as asked. */
export async function readNewest(at: At, most: number): Promise<ActivityView> {
  return readEntries(at, most)
}

async function readEntries({ tx, order }: Pick<At, 'tx' | 'order'>, most: number): Promise<ActivityView> {
  const rows = await listEntries(tx, order.id, most)
  return {
    all: rows[0]?.all ?? 0,
    entries: rows.map((row) => entryOf(row, tx.actor.rights)),
  }
}

/** A row of the log as somebody with these rights reads it. */
export function entryOf(row: Awaited<ReturnType<typeof listMatching>>[number], rights: readonly Right[]): EntryView {
  return {
    sequence: row.sequence,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, name: row.actor_name },
    event: shownTo(row.event, rights),
    values: row.before && row.after ? { before: row.before, after: row.after } : null,
  }
}

/** The log tells nobody what the page keeps from them: part costs, label costs, and the secret amount of a card's verification. */
function shownTo(event: Activity, rights: readonly Right[]): Activity {
  if (event.type === 'transaction' && (event.secret || event.kind === 'verification')) return { ...event, amount: 0 }
  if (rights.includes('cost')) return event
  if (event.type === 'line_changed' && event.field === 'unitCost') return { ...event, from: null, to: null }
  return event.type === 'shipment_left' ? { ...event, cost: null } : event
}
