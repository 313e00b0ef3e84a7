import type { Tx } from '#platform/doors.ts'
import type { GatewayName } from './shapes.ts'

/** An account's row, its credentials sealed. */
export type AccountRow = Awaited<ReturnType<typeof listAccounts>>[number]

/** The accounts the store collects with now, at most one a gateway. */
export async function listAccounts(tx: Tx) {
  return tx
    .selectFrom('gateway_accounts')
    .select([
      'id',
      'gateway',
      'name',
      'live',
      'publishable_key',
      'sealed_credentials',
      'moto',
      'trouble',
      'read_at',
      'webhook_hash',
      'webhook_reference',
      'webhook_at',
      'created_at',
    ])
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .orderBy('gateway', 'desc')
    .execute()
}

/** The account in use at one gateway; undefined before one was entered. */
export async function readAccount(tx: Tx, gateway: GatewayName): Promise<AccountRow | undefined> {
  return (await listAccounts(tx)).find((account) => account.gateway === gateway)
}

type NewAccount = {
  readonly id: string
  readonly gateway: GatewayName
  readonly name: string
  readonly live: boolean
  readonly publishableKey: string | null
  readonly sealed: string
  readonly phone: boolean
  readonly at: Date
}

/** Puts an account in and takes the one before at the same gateway out of use. Its row stays: what was paid through it is refunded through it. */
export async function replaceAccount(tx: Tx, account: NewAccount): Promise<void> {
  await tx
    .updateTable('gateway_accounts')
    .set({ removed_at: account.at })
    .where('store_id', '=', tx.store)
    .where('gateway', '=', account.gateway)
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
      moto: account.phone,
      created_at: account.at,
    })
    .execute()
}

/** Every account the store ever entered, locked: their credentials are about to be sealed anew. */
export async function listAllAccounts(tx: Tx) {
  return tx
    .selectFrom('gateway_accounts')
    .select(['id', 'gateway', 'sealed_credentials'])
    .where('store_id', '=', tx.store)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Sets columns of an account. */
export async function changeAccount(
  tx: Tx,
  id: string,
  columns: {
    readonly moto?: boolean
    readonly trouble?: string | null
    readonly sealed_credentials?: string
    readonly webhook_hash?: Buffer
    readonly webhook_reference?: string
  },
): Promise<void> {
  await tx.updateTable('gateway_accounts').set(columns).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** The orders whose payment waits to be confirmed: with good keys it can be asked about at last. */
export async function listUnconfirmed(tx: Tx, gateway: GatewayName): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('payment_claims')
    .select('order_id')
    .where('store_id', '=', tx.store)
    .where('gateway', '=', gateway)
    .where('state', '=', 'unconfirmed')
    .limit(5000)
    .execute()
  return rows.map((row) => row.order_id)
}
