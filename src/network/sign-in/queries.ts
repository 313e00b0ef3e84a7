import { sql } from 'kysely'
import type { NetworkTx, Tx } from '#platform/doors.ts'
import type { MeAsk } from './shapes.ts'

/** The person behind an e-mail, whatever its case, with the hash of their password. */
export async function findPerson(tx: NetworkTx, email: string) {
  return tx
    .selectFrom('people')
    .select(['id', 'password_hash'])
    .where((q) => q(q.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst()
}

/** Puts in the person who runs the installation. */
export async function insertOperator(
  tx: NetworkTx,
  person: { readonly id: string; readonly name: string; readonly email: string; readonly hash: string; readonly language: 'en' | 'fr' },
): Promise<void> {
  await tx
    .insertInto('people')
    .values({
      id: person.id,
      name: person.name,
      email: person.email,
      password_hash: person.hash,
      language: person.language,
      operator: true,
    })
    .execute()
}

/** Is there anybody who runs the installation? */
export async function hasOperator(tx: NetworkTx): Promise<boolean> {
  return (await tx.selectFrom('people').select('id').where('operator', '=', true).limit(1).executeTakeFirst()) !== undefined
}

/** Locks the person until the transaction ends and answers the hash of their password. */
export async function lockPerson(tx: NetworkTx, person: string): Promise<string | null> {
  const row = await tx.selectFrom('people').select('password_hash').where('id', '=', person).forUpdate().executeTakeFirst()
  return row?.password_hash ?? null
}

/** Keeps the hash of the person's new password. */
export async function savePassword(tx: NetworkTx, person: string, hash: string): Promise<void> {
  await tx.updateTable('people').set({ password_hash: hash }).where('id', '=', person).execute()
}

/** Changes the person's own settings. */
export async function savePerson(tx: NetworkTx, person: string, ask: MeAsk): Promise<void> {
  const { timeZone, ...rest } = ask
  const columns = { ...rest, ...(timeZone === undefined ? {} : { time_zone: timeZone }) }
  if (Object.keys(columns).length > 0) await tx.updateTable('people').set(columns).where('id', '=', person).execute()
}

/** What the panel needs of a store before it opens an order. */
export async function readStoreBasics(tx: Tx) {
  return (
    tx
      .selectFrom('store_settings as s')
      .select(['s.time_zone', 's.currency', 's.language', 's.status_words', 's.order_prefix', 's.order_digits'])
      // Pages are read at the same time as this: a few transactions before it, or what is committed in between would be told to nobody.
      .select(sql<string>`greatest(pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 100, 0)::text`.as('live_from'))
      .select((q) =>
        q
          .exists(
            q
              .selectFrom('gateway_accounts as g')
              .select('g.id')
              .whereRef('g.store_id', '=', 's.store_id')
              .where('g.live', '=', true)
              .where('g.removed_at', 'is', null),
          )
          .as('live'),
      )
      .where('s.store_id', '=', tx.store)
      .executeTakeFirst()
  )
}
