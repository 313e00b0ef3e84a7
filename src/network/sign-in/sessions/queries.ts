import type { NetworkTx } from '#platform/doors.ts'

/** The person's live sessions, newest first. */
export async function listSessions(tx: NetworkTx, person: string, now: Date) {
  return tx
    .selectFrom('sessions')
    .select(['token_hash', 'created_at', 'seen_at', 'user_agent', 'ip'])
    .where('person_id', '=', person)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .limit(100)
    .execute()
}

/** Ends one session of the person, whoever else's it may be left alone. */
export async function deleteSession(tx: NetworkTx, person: string, hash: Buffer): Promise<void> {
  await tx.deleteFrom('sessions').where('person_id', '=', person).where('token_hash', '=', hash).execute()
}

/** Ends every session of the person; `except` is the one they are in. */
export async function endSessions(tx: NetworkTx, person: string, except?: Buffer): Promise<void> {
  await tx
    .deleteFrom('sessions')
    .where('person_id', '=', person)
    .$if(except !== undefined, (q) => q.where('token_hash', '!=', except ?? Buffer.alloc(0)))
    .execute()
}
