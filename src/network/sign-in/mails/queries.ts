import type { NetworkTx } from '#platform/doors.ts'

/** Notes that somebody forgot the password of an e-mail, whether anybody has it or not. */
export async function insertForgotten(tx: NetworkTx, id: string, address: string, at: Date): Promise<void> {
  await tx.insertInto('account_mails').values({ id, purpose: 'password', address, created_at: at }).execute()
}

/** A mail that waits, with the store that invites. */
export async function findWaiting(tx: NetworkTx, id: string) {
  return tx
    .selectFrom('account_mails as m')
    .leftJoin('stores as s', 's.id', 'm.store_id')
    .select(['m.id', 'm.purpose', 'm.store_id', 'm.person_id', 'm.address', 'm.by_name', 's.name as store', 's.slug'])
    .where('m.id', '=', id)
    .where('m.state', '=', 'queued')
    .executeTakeFirst()
}

/** The person a mail is for: by id, or by the e-mail somebody typed, whatever its case. */
export async function findReceiver(
  tx: NetworkTx,
  { person, address }: { readonly person: string | null; readonly address: string | null },
) {
  return tx
    .selectFrom('people')
    .select(['id', 'name', 'email', 'language', 'password_hash'])
    .$if(person !== null, (q) => q.where('id', '=', person ?? ''))
    .$if(person === null, (q) => q.where((e) => e(e.fn<string>('lower', ['email']), '=', (address ?? '').toLowerCase())))
    .executeTakeFirst()
}

/** Does the person still belong to the store, and does their membership wait for them to prove their e-mail? */
export async function findMembership(tx: NetworkTx, store: string, person: string) {
  return tx.selectFrom('memberships').select('accepted').where('store_id', '=', store).where('person_id', '=', person).executeTakeFirst()
}

/** Notes what became of an invitation's mail. */
export async function saveOutcome(tx: NetworkTx, id: string, why: string | null): Promise<void> {
  await tx
    .updateTable('account_mails')
    .set({ state: why === null ? 'sent' : 'failed', why })
    .where('id', '=', id)
    .execute()
}

/** Drops a row whose work is done and of which nothing is shown. */
export async function deleteMail(tx: NetworkTx, id: string): Promise<void> {
  await tx.deleteFrom('account_mails').where('id', '=', id).execute()
}
