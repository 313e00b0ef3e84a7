import { sql } from 'kysely'
import type { HookEvent } from '#domain/outside/hooks.ts'
import type { Tx } from '#platform/doors.ts'

const columns = [
  'id',
  'name',
  'url',
  'events',
  'sealed_secret',
  'made_at',
  'previous_secret',
  'previous_until',
  'paused_at',
  'paused_by',
  'failing_since',
] as const

/** The store's addresses without those taken back, oldest first. */
export async function listHooks(tx: Tx) {
  return tx
    .selectFrom('storefront_hooks')
    .select(columns)
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
}

/** One of them; undefined when there is none, or it was taken back. */
export async function findHook(tx: Tx, id: string) {
  return tx
    .selectFrom('storefront_hooks')
    .select(columns)
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

export type HookRow = NonNullable<Awaited<ReturnType<typeof findHook>>>

type NewHook = {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly events: HookEvent[] | null
  readonly sealed: string
  readonly madeAt: Date
}

/** Puts an address in; false when its id was there before. */
export async function insertHook(tx: Tx, { id, name, url, events, sealed, madeAt }: NewHook): Promise<boolean> {
  const row = await tx
    .insertInto('storefront_hooks')
    .values({ store_id: tx.store, id, name, url, events, sealed_secret: sealed, made_at: madeAt })
    .onConflict((c) => c.columns(['store_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

type HookChange = {
  readonly name?: string
  readonly url?: string
  readonly events?: HookEvent[] | null
  readonly sealed_secret?: string
  readonly previous_secret?: string | null
  readonly previous_until?: Date | null
  readonly paused_at?: Date | null
  readonly paused_by?: 'person' | 'desk' | null
  readonly failing_since?: Date | null
  readonly removed_at?: Date
}

/** Writes what changed of an address. */
export async function saveHook(tx: Tx, id: string, change: HookChange): Promise<void> {
  await tx.updateTable('storefront_hooks').set(change).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** Notes that a try failed at an address: since when it fails, whether it was paused already, and its name. Locks it. */
export async function noteFailure(tx: Tx, id: string, at: Date) {
  return tx
    .updateTable('storefront_hooks')
    .set((q) => ({ failing_since: q.fn.coalesce('failing_since', q.val(at)) }))
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning(['name', 'failing_since', 'paused_at'])
    .executeTakeFirst()
}

/** Notes that an address took something. */
export async function noteTaken(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('storefront_hooks')
    .set({ failing_since: null })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .where('failing_since', 'is not', null)
    .execute()
}

/** The members who may change settings and may come in today. */
export async function listKeepers(tx: Tx): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('memberships as m')
    .innerJoin('roles as r', (j) => j.onRef('r.store_id', '=', 'm.store_id').onRef('r.id', '=', 'm.role_id'))
    .innerJoin('store_settings as s', 's.store_id', 'm.store_id')
    .select('m.person_id')
    .where('m.store_id', '=', tx.store)
    .where('m.accepted', '=', true)
    .where('m.rests', '=', false)
    .where(sql<boolean>`(m.last_day is null or m.last_day >= (now() at time zone s.time_zone)::date)`)
    .where(sql<boolean>`'settings' = any (r.rights)`)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Queues a mail to each of them about an address that was paused. */
export async function insertMails(
  tx: Tx,
  name: string,
  mails: readonly { readonly id: string; readonly person: string }[],
  at: Date,
): Promise<void> {
  await tx
    .insertInto('account_mails')
    .values(
      mails.map(({ id, person }) => ({ id, purpose: 'webhook', store_id: tx.store, person_id: person, by_name: name, created_at: at })),
    )
    .execute()
}
