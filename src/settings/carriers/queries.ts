import { sql } from 'kysely'
import type { RateCard } from '#domain/shipping/rate-card.ts'
import type { Tx } from '#platform/doors.ts'

/** The accounts the store ships with now, in the order they were entered; credentials sealed. */
export async function listAccounts(tx: Tx) {
  return tx
    .selectFrom('carrier_accounts')
    .select([
      'id',
      'kind',
      'name',
      'live',
      'sealed_credentials',
      'pinned',
      'trouble',
      'webhook_hash',
      'webhook_reference',
      'webhook_at',
      'created_at',
    ])
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** An account's row. */
export type AccountRow = Awaited<ReturnType<typeof listAccounts>>[number]

/** One account in use; undefined when there is none with this id. */
export async function readAccount(tx: Tx, id: string): Promise<AccountRow | undefined> {
  return (await listAccounts(tx)).find((account) => account.id === id)
}

type NewAccount = {
  readonly id: string
  readonly kind: 'easypost' | 'rate_card'
  readonly name: string
  readonly live: boolean
  readonly sealed: string | null
  readonly pinned: readonly string[] | null
  readonly at: Date
}

/** Puts an account in. False when this id was put in before. */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('carrier_accounts')
    .values({
      store_id: tx.store,
      id: account.id,
      kind: account.kind,
      name: account.name,
      live: account.live,
      sealed_credentials: account.sealed,
      pinned: account.pinned && [...account.pinned],
      created_at: account.at,
    })
    .onConflict((c) => c.columns(['store_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Sets columns of an account. One out of use stays: what was bought through it is looked after through it. */
export async function changeAccount(
  tx: Tx,
  id: string,
  columns: {
    readonly name?: string
    readonly pinned?: string[] | null
    readonly trouble?: string | null
    readonly sealed_credentials?: string
    readonly webhook_hash?: Buffer
    readonly webhook_reference?: string
    readonly removed_at?: Date
  },
): Promise<void> {
  await tx.updateTable('carrier_accounts').set(columns).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** Every sealed account the store ever entered, locked: their credentials are about to be sealed anew. */
export async function listSealed(tx: Tx) {
  return tx
    .selectFrom('carrier_accounts')
    .select(['id', 'sealed_credentials', 'pinned'])
    .where('store_id', '=', tx.store)
    .where('sealed_credentials', 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The versions of the store's rate cards, the one that holds longest first, without their prices. */
export async function listVersions(tx: Tx) {
  return tx
    .selectFrom('rate_cards')
    .select(['id', 'account_id'])
    .select([
      sql<string>`holds_from::text`.as('holds_from'),
      sql<number>`jsonb_array_length(card->'services')`.as('services'),
      sql<number>`jsonb_array_length(card->'prices')`.as('prices'),
    ])
    .where('store_id', '=', tx.store)
    .orderBy('holds_from', 'desc')
    .orderBy('created_at', 'desc')
    .execute()
}

/** One version of one account's card. */
export async function readCard(tx: Tx, account: string, version: string): Promise<RateCard | undefined> {
  const row = await tx
    .selectFrom('rate_cards')
    .select('card')
    .where('store_id', '=', tx.store)
    .where('account_id', '=', account)
    .where('id', '=', version)
    .executeTakeFirst()
  return row?.card
}

type NewCard = { readonly id: string; readonly account: string; readonly holdsFrom: string; readonly card: RateCard; readonly at: Date }

/** Keeps a version. False when this id was kept before. */
export async function insertCard(tx: Tx, { id, account, holdsFrom, card, at }: NewCard): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('rate_cards')
    .values({
      store_id: tx.store,
      account_id: account,
      id,
      holds_from: holdsFrom,
      card: JSON.stringify(card),
      created_by: tx.actor.person,
      created_at: at,
    })
    .onConflict((c) => c.columns(['store_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** What the store likes about carriers, and in which money and time it works. */
export async function readLiking(tx: Tx) {
  return tx
    .selectFrom('store_settings')
    .select(['preferred_carrier', 'day_worth', 'currency', 'time_zone'])
    .select(sql<string>`to_char(cutoff, 'HH24:MI')`.as('cutoff'))
    .where('store_id', '=', tx.store)
    .executeTakeFirstOrThrow()
}

/** Keeps what the store likes; the row must be locked. */
export async function saveLiking(tx: Tx, liking: { readonly preferred_carrier: string | null; readonly day_worth: number }): Promise<void> {
  await tx.updateTable('store_settings').set(liking).where('store_id', '=', tx.store).execute()
}
