import type { App } from '#platform/app.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import { openCredentials, sealCredentials } from '#platform/gateway-credentials.ts'
import { changeAccount, listAllAccounts } from './queries.ts'

/**
 * Seals every gateway account of a store anew, under the newest master key: those in use and those kept for what was paid through them. Answers how many.
 * Throws when one cannot be opened, and then has changed none.
 */
export async function resealAccounts(app: App, store: string): Promise<number> {
  return inStore(app, systemActor(store), async (tx) => {
    const rows = await listAllAccounts(tx)
    for (const row of rows) {
      const sealed = sealCredentials(app, store, row.id, openCredentials(app, store, row))
      await changeAccount(tx, row.id, { sealed_credentials: sealed })
    }
    return rows.length
  })
}
