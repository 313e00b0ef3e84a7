import type { NetworkTx } from '#platform/doors.ts'

/** A passkey as it is kept. */
export type PasskeyRow = {
  readonly id: string
  readonly person_id: string
  readonly name: string
  readonly public_key: Buffer
  readonly counter: number
  readonly transports: string[]
  readonly created_at: Date
}

/** Keeps a passkey; false when this authenticator's is known already, whoever's it is. */
export async function insertPasskey(tx: NetworkTx, row: PasskeyRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('passkeys')
    .values(row)
    .onConflict((c) => c.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** The passkey of a credential's id, locked until the transaction ends. */
export async function lockPasskey(tx: NetworkTx, id: string) {
  return tx
    .selectFrom('passkeys')
    .select(['id', 'person_id', 'public_key', 'counter', 'transports'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Notes a use of the passkey and what its counter stands at. */
export async function countUse(tx: NetworkTx, id: string, counter: number, at: Date): Promise<void> {
  await tx.updateTable('passkeys').set({ counter, used_at: at }).where('id', '=', id).execute()
}

/** Forgets a passkey of the person; false when it is none of theirs. */
export async function deletePasskey(tx: NetworkTx, person: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('passkeys').where('person_id', '=', person).where('id', '=', id).executeTakeFirst()
  return numDeletedRows === 1n
}
