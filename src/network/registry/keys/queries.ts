import { sql } from 'kysely'
import type { NetworkTx } from '#platform/doors.ts'
import type { OrderOf } from '../order-of.ts'

/** Puts in the next key and answers its number. */
export async function insertKey(tx: NetworkTx, at: Date): Promise<number> {
  const { rows } = await sql<{ readonly key: number }>`
    insert into registry_keys (key, created_at) select max(key) + 1, ${at} from registry_keys returning key`.execute(tx)
  return rows[0]?.key ?? 1
}

/** Every key there was, newest first. */
export async function listAllKeys(tx: NetworkTx) {
  return tx.selectFrom('registry_keys').select(['key', 'created_at', 'forgotten_at']).orderBy('key', 'desc').execute()
}

/** Tokens under a key are looked for no more. */
export async function setForgotten(tx: NetworkTx, key: number, at: Date): Promise<void> {
  await tx.updateTable('registry_keys').set({ forgotten_at: at }).where('key', '=', key).execute()
}

/** What is still found under a key alone. */
export async function countUnder(tx: NetworkTx, key: number): Promise<{ readonly cases: number; readonly orders: number }> {
  const { rows } = await sql<{ readonly cases: number; readonly orders: number }>`
    select (select count(distinct case_id)::int from registry_tokens where key = ${key}) as cases,
      (select count(distinct (store_id, order_id))::int from sightings where key = ${key}) as orders`.execute(tx)
  return rows[0] ?? { cases: 0, orders: 0 }
}

/** The orders about which there are cases with tokens under older keys. */
export async function listOldCases(tx: NetworkTx, newest: number): Promise<readonly OrderOf[]> {
  const { rows } = await sql<OrderOf>`
    select distinct c.store_id as store, c.order_id as "order" from registry_tokens t join registry_cases c on c.id = t.case_id
    where t.key < ${newest}`.execute(tx)
  return rows
}

/** The next orders, behind `after`, that were sighted under older keys. */
export async function listOldSightings(tx: NetworkTx, newest: number, after: OrderOf | null, most: number): Promise<readonly OrderOf[]> {
  const { rows } = await sql<OrderOf>`
    select distinct store_id as store, order_id as "order" from sightings
    where key < ${newest} and (${after === null} or (store_id, order_id) > (${after?.store ?? null}::uuid, ${after?.order ?? null}::uuid))
    order by 1, 2 limit ${most}`.execute(tx)
  return rows
}
