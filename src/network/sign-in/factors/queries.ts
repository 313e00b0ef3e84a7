import type { NetworkTx } from '#platform/doors.ts'

/** What the person can show besides the password: since when an app, how many codes are left, which passkeys. */
export async function readFactors(tx: NetworkTx, person: string) {
  const [totp, passkeys, left] = [
    await tx.selectFrom('totp_factors').select(['sealed_secret', 'created_at']).where('person_id', '=', person).executeTakeFirst(),
    await tx
      .selectFrom('passkeys')
      .select(['id', 'name', 'transports', 'created_at', 'used_at'])
      .where('person_id', '=', person)
      .orderBy('created_at')
      .execute(),
    await tx
      .selectFrom('recovery_codes')
      .select((q) => q.fn.countAll<number>().as('n'))
      .where('person_id', '=', person)
      .where('used_at', 'is', null)
      .executeTakeFirstOrThrow(),
  ]
  return { totp: totp ?? null, passkeys, recoveryLeft: left.n }
}

/** Keeps the secret of the person's app in place of any other; `step` is the one whose code proved it. */
export async function saveTotp(tx: NetworkTx, person: string, sealed: string, step: number, at: Date): Promise<void> {
  const row = { sealed_secret: sealed, last_step: step, created_at: at }
  await tx
    .insertInto('totp_factors')
    .values({ person_id: person, ...row })
    .onConflict((c) => c.column('person_id').doUpdateSet(row))
    .execute()
}

/** Uses the code of a 30-second step up; false when it, or a newer one, was used before. */
export async function useTotpStep(tx: NetworkTx, person: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('totp_factors')
    .set({ last_step: step })
    .where('person_id', '=', person)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Forgets the person's app; false when there was none. */
export async function deleteTotp(tx: NetworkTx, person: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('totp_factors').where('person_id', '=', person).executeTakeFirst()
  return numDeletedRows === 1n
}

/** Gives the person these recovery codes, by their hashes, in place of all others. */
export async function saveRecoveryCodes(tx: NetworkTx, person: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('person_id', '=', person).execute()
  if (hashes.length === 0) return
  await tx
    .insertInto('recovery_codes')
    .values(hashes.map((hash) => ({ person_id: person, code_hash: hash })))
    .execute()
}

/** Uses a recovery code up; false when it is none of theirs, or was used before. */
export async function useRecoveryCode(tx: NetworkTx, person: string, hash: Buffer, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('recovery_codes')
    .set({ used_at: at })
    .where('person_id', '=', person)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Every sealed secret of an app, locked. */
export async function listSealedSecrets(tx: NetworkTx) {
  return tx.selectFrom('totp_factors').select(['person_id', 'sealed_secret']).forUpdate().execute()
}

/** Writes a secret that was sealed anew. */
export async function saveSealedSecret(tx: NetworkTx, person: string, sealed: string): Promise<void> {
  await tx.updateTable('totp_factors').set({ sealed_secret: sealed }).where('person_id', '=', person).execute()
}
