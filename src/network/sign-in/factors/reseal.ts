import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { sealContext } from './codes.ts'
import { listSealedSecrets, saveSealedSecret } from './queries.ts'

/** Seals the secrets of everybody's authenticator app anew, under the newest master key. Answers how many; throws when one cannot be opened, and then has changed none. */
export async function resealFactors(app: App): Promise<number> {
  return inNetwork(app, async (tx) => {
    const rows = await listSealedSecrets(tx)
    for (const { person_id, sealed_secret } of rows) {
      const context = sealContext(person_id)
      await saveSealedSecret(tx, person_id, app.secrets.seal(app.secrets.open(sealed_secret, context), context))
    }
    return rows.length
  })
}
