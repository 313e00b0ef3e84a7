import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '#platform/doors.ts'
import { changeKinds, type About, type ChangeKind } from '#domain/store/changes.ts'

/** One change on its way into the log; values are plain JSON. */
export type Change = { readonly what: ChangeKind; readonly subject?: string | undefined; readonly before: unknown; readonly after: unknown }

/** Locks the store's settings until the transaction ends: changes of settings, roles and who has them are made one after the other. */
export async function lockSettings(tx: Tx) {
  return tx.selectFrom('store_settings').selectAll().where('store_id', '=', tx.store).forUpdate().executeTakeFirstOrThrow()
}

/** Writes changes into the settings' log, in the transaction that makes them; open desks of the store show them once it is committed. */
export async function logChanges(tx: Tx, at: Date, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ what, subject, before, after }) => ({
    store_id: tx.store,
    id: uuidv7(),
    at,
    person: tx.actor.person,
    person_name: tx.actor.name,
    what,
    subject: subject ?? null,
    before: JSON.stringify(before ?? null),
    after: JSON.stringify(after ?? null),
  }))
  await tx.insertInto('settings_changes').values(rows).execute()
  tx.wakeScreens()
}

/** The newest entries about a page's settings, and on each how many there are in all. */
export async function listChanges(tx: Tx, about: About, most: number) {
  return tx
    .selectFrom('settings_changes')
    .select(['id', 'at', 'person_name', 'what', 'subject', 'before', 'after'])
    .select(sql<number>`count(*) over ()`.as('all'))
    .where('store_id', '=', tx.store)
    .where('what', 'in', [...changeKinds[about]])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}
