import { sql } from 'kysely'
import type { Tx } from '#platform/doors.ts'

/** Forgets the buyer of a finished order in every table but the order's own row: the owner's function does what nobody else may. */
export async function eraseRows(tx: Tx, order: string, notes: boolean): Promise<void> {
  await sql`select partsdesk.erase_buyer(${order}::uuid, ${notes})`.execute(tx)
}

/** When money of an order last moved (null for never), and whether its bank still asks about a payment. */
export async function readEnding(tx: Tx, order: string): Promise<{ readonly moneyAt: Date | null; readonly disputed: boolean }> {
  const row = await tx
    .selectNoFrom((q) => [
      q
        .selectFrom('transactions as t')
        .select((m) => m.fn.max('t.created_at').as('at'))
        .where('t.store_id', '=', tx.store)
        .where('t.order_id', '=', order)
        .where('t.kind', 'in', ['sale', 'capture', 'refund', 'offline', 'external', 'dispute'])
        .as('money_at'),
      q
        .exists(
          q
            .selectFrom('disputes as d')
            .select('d.id')
            .where('d.store_id', '=', tx.store)
            .where('d.order_id', '=', order)
            .where('d.state', 'in', ['needs_response', 'under_review']),
        )
        .as('disputed'),
    ])
    .executeTakeFirstOrThrow()
  return { moneyAt: row.money_at, disputed: row.disputed === true }
}

/** How much of a buyer's there is on an order, by kind. */
export async function countPersonal(tx: Tx, order: string) {
  const { rows } = await sql<Counts>`
    select
      (select count(*)::int from letters where store_id = ${tx.store} and order_id = ${order}) as letters,
      (select count(*)::int from incoming_mails where store_id = ${tx.store} and order_id = ${order}) as mails,
      (select count(*)::int from letter_files f join letters l on l.store_id = f.store_id and l.id = f.letter_id where l.store_id = ${tx.store} and l.order_id = ${order})
        + (select count(*)::int from incoming_files f join incoming_mails m on m.store_id = f.store_id and m.id = f.mail_id where m.store_id = ${tx.store} and m.order_id = ${order}) as files,
      (select count(*)::int from notes where store_id = ${tx.store} and order_id = ${order}) as notes,
      (select count(*)::int from activity_values where store_id = ${tx.store} and order_id = ${order}) as values,
      (select count(*)::int from labels l join parcels p on p.store_id = l.store_id and p.id = l.parcel_id where p.store_id = ${tx.store} and p.order_id = ${order}) as labels,
      (select count(*)::int from pay_links where store_id = ${tx.store} and order_id = ${order}) as links`.execute(tx)
  const [counts] = rows
  if (!counts) throw new Error('a query without a row')
  return counts
}

type Counts = { readonly [kind in 'letters' | 'mails' | 'files' | 'notes' | 'values' | 'labels' | 'links']: number }

/** Other orders of the store with the same e-mail address, newest first, by number. */
export async function listOthers(tx: Tx, order: string, email: string | null, most: number): Promise<readonly number[]> {
  if (!email) return []
  const rows = await tx
    .selectFrom('orders')
    .select('number')
    .where('store_id', '=', tx.store)
    .where('id', '<>', order)
    .where(sql`lower(buyer_email)`, '=', email.toLowerCase())
    .orderBy('placed_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ number }) => number)
}

/** What was written to and by the buyer, and the addresses as they were typed, for handing out. */
export async function readPersonal(tx: Tx, order: string) {
  const [addresses, letters, mails, shipments] = await Promise.all([
    tx
      .selectFrom('order_addresses')
      .select(['kind', 'name', 'company', 'line1', 'line2', 'city', 'region', 'postal_code', 'country', 'phone'])
      .where('store_id', '=', tx.store)
      .where('order_id', '=', order)
      .orderBy('kind')
      .execute(),
    tx
      .selectFrom('letters')
      .select(['created_at', 'to_name', 'to_address', 'subject', 'body_text'])
      .where('store_id', '=', tx.store)
      .where('order_id', '=', order)
      .orderBy('created_at')
      .execute(),
    tx
      .selectFrom('incoming_mails')
      .select(['received_at', 'from_name', 'from_address', 'subject', 'body_text'])
      .where('store_id', '=', tx.store)
      .where('order_id', '=', order)
      .orderBy('received_at')
      .execute(),
    tx
      .selectFrom('shipments')
      .select(['sequence', 'collected_by'])
      .where('store_id', '=', tx.store)
      .where('order_id', '=', order)
      .where('collected_by', 'is not', null)
      .orderBy('sequence')
      .execute(),
  ])
  return { addresses, letters, mails, shipments }
}

/** After how many years the store forgets buyers by itself; null for never. */
export async function readYears(tx: Tx): Promise<number | null> {
  const row = await tx.selectFrom('store_settings').select('retention_years').where('store_id', '=', tx.store).executeTakeFirst()
  return row?.retention_years ?? null
}

/** Finished orders placed before a moment that still know their buyer, oldest first, after one of them. */
export async function listOld(tx: Tx, before: Date, after: Cursor | null, most: number) {
  return tx
    .selectFrom('orders')
    .select(['id', 'number', 'placed_at'])
    .where('store_id', '=', tx.store)
    .where('erased_at', 'is', null)
    .where('status', 'in', ['completed', 'cancelled'])
    .where('placed_at', '<', before)
    .$if(after !== null, (q) => q.where(sql<boolean>`(placed_at, id) > (${after?.placed_at ?? before}, ${after?.id ?? ''}::uuid)`))
    .orderBy('placed_at')
    .orderBy('id')
    .limit(most)
    .execute()
}

export type Cursor = { readonly id: string; readonly placed_at: Date }

/** When anything last happened to an order that its buyer could know of: money, goods, a mail. */
export async function readQuiet(tx: Tx, order: string): Promise<Date> {
  const { rows } = await sql<{ readonly at: Date }>`
    select greatest(o.placed_at,
      (select max(created_at) from transactions where store_id = o.store_id and order_id = o.id),
      (select max(left_at) from shipments where store_id = o.store_id and order_id = o.id),
      (select max(updated_at) from disputes where store_id = o.store_id and order_id = o.id),
      (select max(received_at) from incoming_mails where store_id = o.store_id and order_id = o.id)) as at
    from orders o where o.store_id = ${tx.store} and o.id = ${order}`.execute(tx)
  return rows[0]?.at ?? new Date()
}

/** Keeps what a night came to. */
export async function insertRun(
  tx: Tx,
  run: {
    readonly id: string
    readonly at: Date
    readonly years: number
    readonly erased: number
    readonly left: Readonly<Record<string, number>>
  },
): Promise<void> {
  await tx
    .insertInto('erasure_runs')
    .values({ store_id: tx.store, id: run.id, at: run.at, years: run.years, erased: run.erased, left_alone: JSON.stringify(run.left) })
    .execute()
}
