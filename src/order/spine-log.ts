import { randomBytes } from 'node:crypto'
import stringify from 'safe-stable-stringify'
import type { Activity, ActivityValues } from '#domain/activity.ts'
import type { Actor, Tx } from '#platform/doors.ts'
import type { Secrets } from '#platform/secrets.ts'

/** One entry on its way into an order's activity log. */
export type Entry = { readonly event: Activity; readonly values?: ActivityValues | undefined }

type Head = { readonly id: string; readonly store_id: string }
type Writing = {
  readonly version: number
  readonly command: string | null
  readonly at: Date
  readonly actor: Actor
  /** the order was put in by this transaction: there is no entry to chain to */
  readonly first?: boolean
}

/**
 * Appends entries to the order's log, each chained to the one before by a keyed hash, so that a row changed, removed or put in behind our back is found.
 * The order must be locked: its sequence has no gaps.
 */
export async function appendEntries(tx: Tx, secrets: Secrets, order: Head, entries: readonly Entry[], writing: Writing): Promise<void> {
  if (entries.length === 0) return
  const last = writing.first ? undefined : await lastEntry(tx, order)
  const values: Parameters<typeof saltedHash>[1][] = []
  let { sequence, hash } = last ?? { sequence: 0, hash: Buffer.alloc(32) }
  const rows = entries.map(({ event, values: personal }) => {
    sequence += 1
    const kept = personal && { sequence, salt: randomBytes(16), before: personal.before, after: personal.after }
    if (kept) values.push(kept)
    const row = {
      store_id: order.store_id,
      order_id: order.id,
      sequence,
      version: writing.version,
      at: writing.at,
      actor_kind: writing.actor.kind,
      actor_id: writing.actor.person,
      actor_name: writing.actor.name,
      command_id: writing.command,
      type: event.type,
      event,
      values_hash: kept ? saltedHash(secrets, kept) : null,
    }
    hash = chainHash(secrets, hash, row)
    return { ...row, event: JSON.stringify(event), hash }
  })
  await tx.insertInto('activities').values(rows).execute()
  if (values.length === 0) return
  await tx
    .insertInto('activity_values')
    .values(
      values.map((v) => ({
        store_id: order.store_id,
        order_id: order.id,
        sequence: v.sequence,
        salt: v.salt,
        before: JSON.stringify(v.before),
        after: JSON.stringify(v.after),
      })),
    )
    .execute()
}

/** A row as the chain sees it. */
export type ChainedRow = {
  readonly store_id: string
  readonly order_id: string
  readonly sequence: number
  readonly version: number
  readonly at: Date
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly actor_name: string
  readonly command_id: string | null
  readonly type: string
  readonly event: Activity
  readonly values_hash: Buffer | null
}

/** The keyed hash of an entry: over the hash before it and the row's own facts with their keys in order. */
export function chainHash(secrets: Secrets, before: Buffer, row: ChainedRow): Buffer {
  const facts = {
    store: row.store_id,
    order: row.order_id,
    sequence: row.sequence,
    version: row.version,
    at: row.at.toISOString(),
    actor: [row.actor_kind, row.actor_id, row.actor_name],
    command: row.command_id,
    type: row.type,
    event: row.event,
    values: row.values_hash?.toString('base64') ?? null,
  }
  return secrets.keyedHash('activity chain', Buffer.concat([before, Buffer.from(stringify(facts))]))
}

/** What the chain keeps of personal values: erasing them leaves the chain whole, and without the salt they cannot be guessed back. */
export function saltedHash(
  secrets: Secrets,
  kept: { readonly sequence: number; readonly salt: Buffer; readonly before: object; readonly after: object },
): Buffer {
  return secrets.keyedHash('activity values', Buffer.concat([kept.salt, Buffer.from(stringify([kept.before, kept.after]))]))
}

async function lastEntry(tx: Tx, order: Head) {
  return tx
    .selectFrom('activities')
    .select(['sequence', 'hash'])
    .where('store_id', '=', order.store_id)
    .where('order_id', '=', order.id)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
}
