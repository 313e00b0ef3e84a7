import type { KeptLink, LinkPurpose } from '#platform/links/account-link.ts'
import type { NetworkTx } from '#platform/doors.ts'

/** Keeps the hash of a link that goes to a person's mailbox, or of the operator's, until it is used or late. */
export async function insertLink(
  tx: NetworkTx,
  { hash, at, expiresAt }: KeptLink,
  { purpose, person, store }: { readonly purpose: LinkPurpose; readonly person: string | null; readonly store: string | null },
): Promise<void> {
  await tx
    .insertInto('one_time_links')
    .values({
      token_hash: hash,
      purpose,
      person_id: person,
      store_id: store,
      mailed: person !== null,
      created_at: at,
      expires_at: expiresAt,
    })
    .execute()
}

/** Takes back a link whose mail did not leave. */
export async function deleteLink(tx: NetworkTx, hash: Buffer): Promise<void> {
  await tx.deleteFrom('one_time_links').where('token_hash', '=', hash).execute()
}

/** A link that is neither used nor late, with its person and the store of an invitation. */
export async function findLink(tx: NetworkTx, hash: Buffer, now: Date) {
  return tx
    .selectFrom('one_time_links as l')
    .leftJoin('people as p', 'p.id', 'l.person_id')
    .leftJoin('stores as s', 's.id', 'l.store_id')
    .select(['l.purpose', 'l.person_id', 'l.mailed', 'p.name', 'p.email', 'p.language', 's.name as store'])
    .where('l.token_hash', '=', hash)
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', now)
    .executeTakeFirst()
}

/** Uses a link up; false when it is unknown, late, used, or for something else. */
export async function takeLink(tx: NetworkTx, hash: Buffer, purpose: LinkPurpose, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('one_time_links')
    .set({ used_at: now })
    .where('token_hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Ends every link of the person that still works. */
export async function endLinks(tx: NetworkTx, person: string, now: Date): Promise<void> {
  await tx.updateTable('one_time_links').set({ used_at: now }).where('person_id', '=', person).where('used_at', 'is', null).execute()
}

/** How many links for a new password the person got since `from`, used or not. */
export async function countPasswordLinks(tx: NetworkTx, person: string, from: Date): Promise<number> {
  const row = await tx
    .selectFrom('one_time_links')
    .select((q) => q.fn.countAll<number>().as('n'))
    .where('person_id', '=', person)
    .where('purpose', '=', 'password')
    .where('created_at', '>=', from)
    .executeTakeFirstOrThrow()
  return row.n
}

/** The person followed a link of their own mailbox: the e-mail is theirs, and every store that added them is open to them. */
export async function proveEmail(tx: NetworkTx, person: string): Promise<void> {
  await tx.updateTable('people').set({ email_proven: true }).where('id', '=', person).execute()
  await tx.updateTable('memberships').set({ accepted: true }).where('person_id', '=', person).execute()
}
