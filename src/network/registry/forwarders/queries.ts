import type { NetworkTx } from '#platform/doors.ts'
import type { ForwarderAsk } from '../page/shapes.ts'

/** Every address on the list, newest first. */
export async function listForwarders(tx: NetworkTx) {
  return tx
    .selectFrom('forwarders')
    .select(['id', 'line1', 'city', 'region', 'postal_code', 'country', 'comment', 'added_by', 'added_at'])
    .where('removed_at', 'is', null)
    .orderBy('added_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** The entry of a building. */
export async function findBase(tx: NetworkTx, base: string) {
  return tx.selectFrom('forwarders').select('id').where('base', '=', base).where('removed_at', 'is', null).executeTakeFirst()
}

/** The building of an entry, taken off the list or not. */
export async function baseOfEntry(tx: NetworkTx, id: string): Promise<string | undefined> {
  return (await tx.selectFrom('forwarders').select('base').where('id', '=', id).executeTakeFirst())?.base
}

type Entry = ForwarderAsk & { readonly id: string; readonly base: string; readonly by: string; readonly at: Date }

/** Puts an address on the list; false when its building, or the entry itself, is there already. */
export async function insertForwarder(tx: NetworkTx, { postalCode, by, at, ...entry }: Entry): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('forwarders')
    .values({ ...entry, postal_code: postalCode, added_by: by, added_at: at })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Takes an address off the list; false when it is not on it. */
export async function removeForwarder(tx: NetworkTx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('forwarders')
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
