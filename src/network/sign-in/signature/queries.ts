import type { NetworkTx } from '#platform/doors.ts'
import type { SignatureAsk } from './shapes.ts'

/** A person's signature; empty until they write one. */
export async function readSignature(tx: NetworkTx, person: string): Promise<SignatureAsk> {
  const row = await tx.selectFrom('signatures').select(['en', 'fr']).where('person_id', '=', person).executeTakeFirst()
  return row ?? { en: '', fr: '' }
}

/** Writes it anew. */
export async function saveSignature(tx: NetworkTx, person: string, { en, fr }: SignatureAsk): Promise<void> {
  await tx
    .insertInto('signatures')
    .values({ person_id: person, en, fr })
    .onConflict((c) => c.column('person_id').doUpdateSet({ en, fr }))
    .execute()
}
