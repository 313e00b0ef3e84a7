import type { Tx } from '#platform/doors.ts'
import type { FoundDispute, News } from '#ports/gateway.ts'
import { eventsOf, toEvents } from '../beats/queries.ts'

/** Keeps what was heard. False when it was heard before: gateways tell a thing more than once, and in any order. */
export async function keepNews(tx: Tx, account: string, news: News, source: 'webhook' | 'poll', at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('gateway_events')
    .values({
      store_id: tx.store,
      account_id: account,
      id: news.id,
      type: news.type,
      payment: news.payment,
      source,
      at: news.at,
      received_at: at,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** The attempt that made a payment, by any of the gateway's ids for it; undefined when it is none of ours. */
export async function findPayment(tx: Tx, account: string, reference: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('transaction_events as e')
    .innerJoin('transactions as t', (j) => j.onRef('t.store_id', '=', 'e.store_id').onRef('t.id', '=', 'e.transaction_id'))
    .select('t.payment_id')
    .where('e.store_id', '=', tx.store)
    .where('e.reference', '=', reference)
    .where('t.gateway_account_id', '=', account)
    .limit(1)
    .executeTakeFirst()
  return row?.payment_id
}

/** How far an account's own list of events was read. */
export async function findCursor(tx: Tx, account: string): Promise<{ readonly cursor: string | null } | undefined> {
  const row = await tx
    .selectFrom('gateway_accounts')
    .select('read_until as cursor')
    .where('store_id', '=', tx.store)
    .where('id', '=', account)
    .executeTakeFirst()
  return row
}

/** Remembers how far it was read, and when. */
export async function saveCursor(tx: Tx, account: string, cursor: string, at: Date): Promise<void> {
  await tx
    .updateTable('gateway_accounts')
    .set({ read_until: cursor, read_at: at })
    .where('store_id', '=', tx.store)
    .where('id', '=', account)
    .execute()
}

/** Remembers that a webhook came. */
export async function noteWebhook(tx: Tx, account: string, at: Date): Promise<void> {
  await tx.updateTable('gateway_accounts').set({ webhook_at: at }).where('store_id', '=', tx.store).where('id', '=', account).execute()
}

/** The store's accounts whose events are to be read now: those in use, and those through which something was paid of late. */
export async function listAccountsToRead(tx: Tx, before: Date, since: Date): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('gateway_accounts')
    .select('id')
    .where('store_id', '=', tx.store)
    .where((q) => q.or([q('read_at', 'is', null), q('read_at', '<', before)]))
    .where((q) => q.or([q('removed_at', 'is', null), q('removed_at', '>', since)]))
    .execute()
  return rows.map(({ id }) => id)
}

/** Every attempt on one payment with its facts, oldest first. */
export async function listOfPayment(tx: Tx, payment: string) {
  const rows = await tx
    .selectFrom('transactions as t')
    .select([
      't.id',
      't.order_id',
      't.kind',
      't.parent_id',
      't.payment_id',
      't.gateway_account_id',
      't.amount',
      't.currency',
      't.final',
      't.created_at',
    ])
    .select(eventsOf(tx, 't.id').as('events'))
    .where('t.store_id', '=', tx.store)
    .where('t.payment_id', '=', payment)
    .orderBy('t.created_at')
    .orderBy('t.id')
    .execute()
  return rows.map((row) => ({ ...row, events: toEvents(row.events) }))
}
export type PaymentRow = Awaited<ReturnType<typeof listOfPayment>>[number]

/** One dispute, inquiry or warning as it stands. */
export async function findDispute(tx: Tx, account: string, reference: string) {
  return tx
    .selectFrom('disputes')
    .select(['id', 'state', 'kind'])
    .where('store_id', '=', tx.store)
    .where('account_id', '=', account)
    .where('reference', '=', reference)
    .executeTakeFirst()
}

/** Writes how a dispute stands now. */
export async function saveDispute(
  tx: Tx,
  row: { readonly id: string; readonly order: string; readonly transaction: string; readonly account: string; readonly at: Date },
  dispute: FoundDispute,
): Promise<void> {
  const changing = { kind: dispute.kind, state: dispute.state, reason: dispute.reason, due_by: dispute.dueBy, updated_at: row.at }
  await tx
    .insertInto('disputes')
    .values({
      store_id: tx.store,
      id: row.id,
      order_id: row.order,
      transaction_id: row.transaction,
      account_id: row.account,
      reference: dispute.reference,
      amount: dispute.amount.amount,
      currency: dispute.amount.currency,
      opened_at: dispute.at,
      ...changing,
    })
    .onConflict((c) => c.columns(['store_id', 'account_id', 'reference']).doUpdateSet(changing))
    .execute()
}
