import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { PayLink } from '#domain/payment/link.ts'
import { money } from '#domain/money.ts'
import type { Tx } from '#platform/doors.ts'
import { eventsOf, toEvents } from '../beats/queries.ts'

type NewLink = {
  readonly id: string
  readonly order: string
  readonly amount: number
  readonly currency: string
  readonly hash: Buffer
  readonly at: Date
  readonly until: Date
}

/** Keeps a link of whoever acts; its secret only as a hash, by which a trigger opens its door. */
export async function insertLink(tx: Tx, link: NewLink): Promise<void> {
  await tx
    .insertInto('pay_links')
    .values({
      store_id: tx.store,
      id: link.id,
      order_id: link.order,
      amount: link.amount,
      currency: link.currency,
      token_hash: link.hash,
      created_by: tx.actor.person,
      created_name: tx.actor.name,
      created_at: link.at,
      expires_at: link.until,
    })
    .execute()
}

/** One link with the order it is for. */
export async function findLink(tx: Tx, id: string) {
  return tx.selectFrom('pay_links').selectAll().where('store_id', '=', tx.store).where('id', '=', id).executeTakeFirst()
}
export type LinkRow = NonNullable<Awaited<ReturnType<typeof findLink>>>

/** The same where it must exist. */
export async function needLink(tx: Tx, id: string): Promise<LinkRow> {
  const row = await findLink(tx, id)
  if (!row) throw new Error(`no pay link ${id}`)
  return row
}

/** The links of an order that were neither paid nor taken back, newest first. */
export async function listOpenLinks(tx: Tx, order: string) {
  return tx
    .selectFrom('pay_links')
    .select(['id', 'amount', 'state', 'expires_at', 'created_at', 'created_name'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('state', '=', 'open')
    .orderBy('created_at', 'desc')
    .execute()
}

/** Ends a link: paid by a transaction, or taken back. One that was paid stays so. */
export async function endLink(
  tx: Tx,
  id: string,
  end: { readonly state: 'paid' | 'revoked'; readonly by: string | null; readonly at: Date },
) {
  await tx
    .updateTable('pay_links')
    .set({ state: end.state, transaction_id: end.by, ended_at: end.at })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .where('state', '!=', 'paid')
    .execute()
}

/** What was tried last by each link of an order, with its facts, oldest first. */
export async function listTries(tx: Tx, order: string) {
  const rows = await tx
    .selectFrom('transactions as t')
    .distinctOn(sql`t.charge ->> 'link'`)
    .select(['t.id', 't.amount', 't.created_at', sql<string>`t.charge ->> 'link'`.as('link')])
    .select(eventsOf(tx, 't.id').as('events'))
    .where('t.store_id', '=', tx.store)
    .where('t.order_id', '=', order)
    .where(sql`t.charge ->> 'link'`, 'is not', null)
    .orderBy(sql`t.charge ->> 'link'`)
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, events: toEvents(row.events) }))
}
export type TryRow = Awaited<ReturnType<typeof listTries>>[number]

/** What a link's page says of its store and order; of the buyer only that there is an address to write to. */
export async function readPageFacts(tx: Tx, order: string) {
  return tx
    .selectFrom('orders as o')
    .innerJoin('stores as st', 'st.id', 'o.store_id')
    .innerJoin('store_settings as s', 's.store_id', 'o.store_id')
    .select([
      'o.number',
      'o.currency',
      'o.buyer_language as language',
      'st.name as store',
      's.phone',
      's.time_zone as timeZone',
      's.order_prefix',
      's.order_digits',
    ])
    .select((q) => [
      q('o.buyer_email', 'is not', null).as('mailed'),
      jsonArrayFrom(
        q
          .selectFrom('order_lines as l')
          .select(['l.name', 'l.quantity'])
          .whereRef('l.store_id', '=', 'o.store_id')
          .whereRef('l.order_id', '=', 'o.id')
          .where('l.state', '!=', 'cancelled')
          .orderBy('l.position'),
      ).as('lines'),
    ])
    .where('o.store_id', '=', tx.store)
    .where('o.id', '=', order)
    .executeTakeFirstOrThrow()
}

/** The row as its rules see it. */
export function ruleOf(row: Pick<LinkRow, 'state' | 'amount' | 'currency' | 'expires_at'>): PayLink {
  return { state: row.state, amount: money(row.amount, row.currency), expiresAt: row.expires_at }
}
