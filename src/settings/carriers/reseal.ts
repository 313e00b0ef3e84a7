import type { App } from '#platform/app.ts'
import { openCarrierCredentials, sealCarrierCredentials } from '#platform/carrier-credentials.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import { changeAccount, listSealed } from './queries.ts'

/**
 * Seals every carrier account of a store anew, under the newest master key: those in use and those kept for what was bought through them. Answers how many.
 * Throws when one cannot be opened, and then has changed none.
 */
export async function resealCarriers(app: App, store: string): Promise<number> {
  return inStore(app, systemActor(store), async (tx) => {
    const rows = await listSealed(tx)
    for (const row of rows) {
      const sealed = sealCarrierCredentials(app, store, row.id, openCarrierCredentials(app, store, row))
      await changeAccount(tx, row.id, { sealed_credentials: sealed })
    }
    return rows.length
  })
}
