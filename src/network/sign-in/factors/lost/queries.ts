import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { NetworkTx } from '#platform/doors.ts'

/** Locks somebody, by id or by e-mail whatever its case: whether they run the installation and how many stores they belong to. */
export async function lockLoser(tx: NetworkTx, by: { readonly id: string } | { readonly email: string }) {
  return tx
    .selectFrom('people as p')
    .select(['p.id', 'p.email', 'p.operator', 'p.factors_ended_at'])
    .select((q) =>
      q
        .selectFrom('memberships as m')
        .select((c) => c.fn.countAll<number>().as('n'))
        .whereRef('m.person_id', '=', 'p.id')
        .as('stores'),
    )
    .$if('id' in by, (q) => q.where('p.id', '=', 'id' in by ? by.id : ''))
    .$if('email' in by, (q) => q.where(sql<string>`lower(p.email)`, '=', 'email' in by ? by.email.toLowerCase() : ''))
    .forUpdate()
    .executeTakeFirst()
}

/** Takes away every factor and recovery code of the person, and remembers that a mailed link is asked once. */
export async function dropFactors(tx: NetworkTx, person: string, at: Date): Promise<void> {
  await tx.deleteFrom('totp_factors').where('person_id', '=', person).execute()
  await tx.deleteFrom('passkeys').where('person_id', '=', person).execute()
  await tx.deleteFrom('recovery_codes').where('person_id', '=', person).execute()
  await tx.deleteFrom('factor_steps').where('person_id', '=', person).execute()
  await tx.updateTable('people').set({ factors_ended_at: at }).where('id', '=', person).execute()
}

/** The mailed link was followed: the password alone is enough again. */
export async function clearEnded(tx: NetworkTx, person: string): Promise<void> {
  await tx.updateTable('people').set({ factors_ended_at: null }).where('id', '=', person).execute()
}

/** Does a mailed link still have to be followed before the password opens anything? */
export async function isEnded(tx: NetworkTx, person: string): Promise<boolean> {
  const row = await tx.selectFrom('people').select('factors_ended_at').where('id', '=', person).executeTakeFirst()
  return row !== undefined && row.factors_ended_at !== null
}

/** Has the person a live link, or a mail with one on its way? Then no other is sent. */
export async function hasLinkComing(tx: NetworkTx, person: string, now: Date): Promise<boolean> {
  const link = tx.selectFrom('one_time_links').select('person_id').where('person_id', '=', person).where('purpose', '=', 'factors')
  const live = await link.where('used_at', 'is', null).where('expires_at', '>', now).limit(1).executeTakeFirst()
  const mail = tx.selectFrom('account_mails').select('id').where('person_id', '=', person).where('purpose', '=', 'factors')
  return live !== undefined || (await mail.where('state', '=', 'queued').limit(1).executeTakeFirst()) !== undefined
}

/** Queues the mail with the link. */
export async function insertFactorMail(
  tx: NetworkTx,
  id: string,
  person: { readonly id: string; readonly email: string },
  at: Date,
): Promise<void> {
  await tx
    .insertInto('account_mails')
    .values({ id, purpose: 'factors', person_id: person.id, address: person.email, created_at: at })
    .execute()
}

/** Writes into the sign-in log who ended the factors, and why. */
export async function insertEnded(tx: NetworkTx, person: string, by: string, reason: string, at: Date): Promise<void> {
  await tx
    .insertInto('sign_in_events')
    .values({ id: uuidv7(), at, person_id: person, event: 'factors_ended', by_name: by, reason })
    .execute()
}
