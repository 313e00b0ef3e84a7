import type { Tx } from '#platform/doors.ts'

/** An account's row, its credentials sealed. */
export type AccountRow = NonNullable<Awaited<ReturnType<typeof readAccount>>>

/** The account the store collects with now; undefined before one was entered. */
export async function readAccount(tx: Tx) {
  return tx
    .selectFrom('gateway_accounts')
    .select(['id', 'gateway', 'name', 'live', 'publishable_key', 'sealed_credentials', 'created_at'])
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

type NewAccount = {
  readonly id: string
  readonly gateway: 'stripe'
  readonly name: string
  readonly live: boolean
  readonly publishableKey: string | null
  readonly sealed: string
  readonly at: Date
}

/** Puts an account in and takes the ones before out of use. Their rows stay: what was paid through them is refunded through them. */
export async function replaceAccount(tx: Tx, account: NewAccount): Promise<void> {
  await tx
    .updateTable('gateway_accounts')
    .set({ removed_at: account.at })
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .execute()
  await tx
    .insertInto('gateway_accounts')
    .values({
      store_id: tx.store,
      id: account.id,
      gateway: account.gateway,
      name: account.name,
      live: account.live,
      publishable_key: account.publishableKey,
      sealed_credentials: account.sealed,
      created_at: account.at,
    })
    .execute()
}
