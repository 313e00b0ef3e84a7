import { sql } from 'kysely'
import type { KeptLink } from '#platform/links/account-link.ts'
import type { Tx } from '#platform/doors.ts'

type Added = { readonly id: string; readonly accepted: boolean }

/** The person of an e-mail, made under `id` when there is none; `accepted` says whether their membership may open the store at once. */
export async function personToAdd(
  tx: Tx,
  person: { readonly id: string; readonly email: string; readonly name: string; readonly language: 'en' | 'fr' },
): Promise<Added> {
  const { rows } =
    await sql<Added>`select * from partsdesk.person_to_add(${person.id}, ${person.email}, ${person.name}, ${person.language})`.execute(tx)
  const [found] = rows
  if (!found) throw new Error('a person could be neither found nor made')
  return found
}

/** Makes a person a member of the store. */
export async function insertMember(tx: Tx, { id, accepted }: Added, role: string): Promise<void> {
  await tx.insertInto('memberships').values({ store_id: tx.store, person_id: id, role_id: role, accepted }).execute()
}

/** Ends a person's membership, and with it every link by which they were invited here. */
export async function deleteMember(tx: Tx, person: string, at: Date): Promise<void> {
  await tx.deleteFrom('memberships').where('store_id', '=', tx.store).where('person_id', '=', person).execute()
  await tx
    .updateTable('one_time_links')
    .set({ used_at: at })
    .where('store_id', '=', tx.store)
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .execute()
}

/** Keeps the hash of a link that was copied, not mailed. */
export async function insertCopiedLink(tx: Tx, { hash, at, expiresAt }: KeptLink, person: string): Promise<void> {
  await tx
    .insertInto('one_time_links')
    .values({ token_hash: hash, purpose: 'invitation', person_id: person, store_id: tx.store, created_at: at, expires_at: expiresAt })
    .execute()
}

/** Notes a mail that invites; false when this command noted it before. */
export async function insertInvitation(tx: Tx, id: string, person: string, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('account_mails')
    .values({ id, purpose: 'invitation', store_id: tx.store, person_id: person, by_name: tx.actor.name, created_at: at })
    .onConflict((c) => c.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Did this command invite somebody to the store before? */
export async function hasInvitation(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('account_mails').select('id').where('store_id', '=', tx.store).where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

/** The newest invitation of each person of the store: on its way, sent, or refused by the mail server and why. */
export async function listInvitations(tx: Tx) {
  return tx
    .selectFrom('account_mails')
    .distinctOn('person_id')
    .select(['person_id', 'state', 'why', 'created_at'])
    .where('store_id', '=', tx.store)
    .orderBy('person_id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** The numbers of the orders that are not at their end and are assigned to the person. */
export async function listOpenOrders(tx: Tx, person: string): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('orders')
    .select('number')
    .where('store_id', '=', tx.store)
    .where('assignee_id', '=', person)
    .where('status', 'not in', ['completed', 'cancelled'])
    .orderBy('number')
    .execute()
  return rows.map(({ number }) => number)
}

/** How many orders that are not at their end each person has. */
export async function countOpenOrders(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('orders')
    .select(['assignee_id', (q) => q.fn.countAll<number>().as('n')])
    .where('store_id', '=', tx.store)
    .where('assignee_id', 'is not', null)
    .where('status', 'not in', ['completed', 'cancelled'])
    .groupBy('assignee_id')
    .execute()
  return new Map(rows.map(({ assignee_id, n }) => [assignee_id ?? '', n]))
}
