import type { NetworkTx } from '#platform/doors.ts'

/** What a step leads to: the second factor after the password, a sign-in by passkey alone, or a factor that is set up. */
export type StepPurpose = 'second' | 'passkey' | 'new_passkey' | 'new_totp'

/** What is kept of a step: whose it is, what an authenticator has to sign, the sealed secret of an app that is set up. */
export type Step = { readonly person: string | null; readonly challenge: string | null; readonly sealed: string | null }

const columns = ['person_id as person', 'challenge', 'sealed_secret as sealed'] as const

/** Keeps a step under the hash of its secret. */
export async function insertStep(
  tx: NetworkTx,
  row: Step & { readonly hash: Buffer; readonly purpose: StepPurpose; readonly expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('factor_steps')
    .values({
      token_hash: row.hash,
      purpose: row.purpose,
      person_id: row.person,
      challenge: row.challenge,
      sealed_secret: row.sealed,
      expires_at: row.expiresAt,
    })
    .execute()
}

/** A step that still waits, locked until the transaction ends; undefined when it is late, done, unknown or of another kind. */
export async function lockStep(tx: NetworkTx, hash: Buffer, purpose: StepPurpose, now: Date): Promise<Step | undefined> {
  return tx
    .selectFrom('factor_steps')
    .select(columns)
    .where('token_hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()
}

/** Ends a step, which is done or may not be tried again. */
export async function deleteStep(tx: NetworkTx, hash: Buffer): Promise<void> {
  await tx.deleteFrom('factor_steps').where('token_hash', '=', hash).execute()
}

/** What an authenticator has to sign for this step from now on; null takes it away. */
export async function saveChallenge(tx: NetworkTx, hash: Buffer, challenge: string | null): Promise<void> {
  await tx.updateTable('factor_steps').set({ challenge }).where('token_hash', '=', hash).execute()
}
