import type { Tx } from '#platform/doors.ts'
import type { KeyScope } from './shapes.ts'

type NewKey = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly KeyScope[]
  readonly prefix: string
  readonly hash: Buffer
  readonly at: Date
}

/** Keeps a storefront's key: its hash and its first letters, never the key. False when this id was made before. */
export async function insertKey(tx: Tx, key: NewKey): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('api_keys')
    .values({
      store_id: tx.store,
      id: key.id,
      name: key.name,
      scopes: [...key.scopes],
      prefix: key.prefix,
      key_hash: key.hash,
      created_by: tx.actor.person,
      created_at: key.at,
    })
    .onConflict((c) => c.columns(['store_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** The store's keys, newest first, without what would open anything. */
export async function listKeys(tx: Tx) {
  return tx
    .selectFrom('api_keys')
    .select(['id', 'name', 'scopes', 'prefix', 'created_at', 'used_at', 'revoked_at'])
    .where('store_id', '=', tx.store)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Takes a key's power away and answers its name; undefined when there is no such live key. */
export async function revokeKey(tx: Tx, id: string, now: Date): Promise<string | undefined> {
  const row = await tx
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  return row?.name
}
