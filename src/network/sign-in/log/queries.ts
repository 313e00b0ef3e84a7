import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { SignInEvent, SignInWay } from '#domain/sign-in/log.ts'
import type { NetworkTx } from '#platform/doors.ts'

/** One row on its way into the sign-in log; `person` null for an e-mail that nobody has. */
export type NewSignIn = {
  readonly person: string | null
  readonly event: SignInEvent
  readonly way: SignInWay | null
  readonly user_agent: string | null
  readonly ip: string | null
}

/** Writes one row into the sign-in log. */
export async function insertSignIn(tx: NetworkTx, at: Date, { person, ...rest }: NewSignIn): Promise<void> {
  await tx
    .insertInto('sign_in_events')
    .values({ id: uuidv7(), at, person_id: person, ...rest })
    .execute()
}

/** The newest rows about a person. */
export async function listSignIns(tx: NetworkTx, person: string, most: number) {
  return tx
    .selectFrom('sign_in_events')
    .select(['id', 'at', 'event', 'way', 'user_agent', 'ip'])
    .where('person_id', '=', person)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

/** Deletes rows older than 180 days, which the application may not do itself. Answers how many. */
export async function forgetSignInsBefore(tx: NetworkTx, now: Date): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`select partsdesk.forget_sign_ins(${now}) as n`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Deletes steps of signing in that nobody finished in time. */
export async function deleteLateSteps(tx: NetworkTx, now: Date): Promise<void> {
  await tx.deleteFrom('factor_steps').where('expires_at', '<=', now).execute()
}

/** Deletes one-time links that ended, used or not, before a moment. */
export async function deleteEndedLinks(tx: NetworkTx, before: Date): Promise<void> {
  await tx.deleteFrom('one_time_links').where('expires_at', '<', before).execute()
}
