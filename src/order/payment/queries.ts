import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { staffLetters } from '#domain/letters.ts'

import type { EarlierTry } from '#domain/payment.ts'
import type { RefundPart } from '#domain/payment/refund.ts'
import type { Tx } from '#platform/doors.ts'
import { prepared } from '#platform/prepared.ts'
import { answersOf } from '../spine-history.ts'

/** Sell at once or hold first? The store's own setting. */
export async function readPaymentMode(tx: Tx): Promise<'sale' | 'authorization'> {
  const { payment_mode } = await tx
    .selectFrom('store_settings')
    .select('payment_mode')
    .where('store_id', '=', tx.store)
    .executeTakeFirstOrThrow()
  return payment_mode === 'sale' ? 'sale' : 'authorization'
}

/** The whole history of an order, newest first; what became of each attempt oldest first. */
export async function listTransactions(tx: Tx, order: string) {
  const [rows, answers] = await Promise.all([listAttempts(tx, order), listAnswers(tx, order)])
  const answersTo = Map.groupBy(answers, ({ transaction_id }) => transaction_id)
  return rows.map((row) => ({ ...row, events: answersTo.get(row.id) ?? [] }))
}
export type TransactionRow = Awaited<ReturnType<typeof listTransactions>>[number]

const listAttempts = prepared((tx, order: string) =>
  tx
    .selectFrom('transactions as t')
    .leftJoin('gateway_accounts as a', (j) => j.onRef('a.store_id', '=', 't.store_id').onRef('a.id', '=', 't.gateway_account_id'))
    .select([
      'a.gateway',
      't.id',
      't.kind',
      't.parent_id',
      't.payment_id',
      't.gateway_account_id',
      't.parts',
      't.goods_back',
      't.amount',
      't.reason',
      't.method',
      't.outside_reference',
      't.note',
      't.actor_kind',
      't.actor_name',
      't.created_at',
    ])
    .where('t.store_id', '=', tx.store)
    .where('t.order_id', '=', order)
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id', 'desc'),
)

const listAnswers = prepared((tx, order: string) =>
  answersOf(tx, order)
    .select([
      'e.transaction_id',
      'e.state',
      'e.source',
      'e.reference',
      'e.code',
      'e.advice',
      'e.message',
      'e.fee',
      'e.instrument',
      'e.checks',
    ])
    .orderBy('e.at')
    .orderBy('e.id'),
)

/** Each fact about one attempt of an order as it was learned, oldest first. */
export async function listFacts(tx: Tx, order: string, transaction: string) {
  return tx
    .selectFrom('transaction_events as e')
    .innerJoin('transactions as t', (j) => j.onRef('t.store_id', '=', 'e.store_id').onRef('t.id', '=', 'e.transaction_id'))
    .select(['e.state', 'e.source', 'e.at', 'e.reference', 'e.code', 'e.message'])
    .where('e.store_id', '=', tx.store)
    .where('e.transaction_id', '=', transaction)
    .where('t.order_id', '=', order)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute()
}

/** What the storefront said of this order's payment, newest first. */
export async function findClaim(tx: Tx, order: string) {
  return tx
    .selectFrom('payment_claims')
    .select(['id', 'gateway', 'kind', 'reference', 'state', 'why', 'created_at'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
export type ClaimRow = NonNullable<Awaited<ReturnType<typeof findClaim>>>

/** Keeps what the gateway told of the buyer's tries before the payment a claim is about. */
export async function keepTries(tx: Tx, claim: string, tries: readonly EarlierTry[]): Promise<void> {
  await tx
    .updateTable('payment_claims')
    .set({ tries: JSON.stringify(tries) })
    .where('store_id', '=', tx.store)
    .where('id', '=', claim)
    .execute()
}

/** What was given back of an order so far and for what, oldest first; a refund without a definite no counts. */
export async function listParts(tx: Tx, order: string): Promise<readonly RefundPart[]> {
  const rows = await tx
    .selectFrom('transactions as t')
    .select('t.parts')
    .where('t.store_id', '=', tx.store)
    .where('t.order_id', '=', order)
    .where('t.parts', 'is not', null)
    .where((q) =>
      q.not(
        q.exists(
          q
            .selectFrom('transaction_events as e')
            .select('e.id')
            .whereRef('e.store_id', '=', 't.store_id')
            .whereRef('e.transaction_id', '=', 't.id')
            .where('e.state', 'in', ['declined', 'failed', 'reversed']),
        ),
      ),
    )
    .orderBy('t.created_at')
    .orderBy('t.id')
    .execute()
  return rows.flatMap((row) => row.parts ?? [])
}

/** The attempts made with a claim's token, oldest first. */
export async function attemptsOf(tx: Tx, order: string, claim: string) {
  return tx
    .selectFrom('transactions')
    .select('id')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('command_id', '=', claim)
    .orderBy('created_at')
    .execute()
}

/** What the lines of an order are called, in their order. */
export async function listLineNames(tx: Tx, order: string) {
  return tx
    .selectFrom('order_lines')
    .select(['id', 'part_number as partNumber', 'name'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('position')
    .execute()
}

/** Through which account an attempt went. */
export async function findAccountOf(tx: Tx, transaction: string): Promise<string | null> {
  const row = await tx
    .selectFrom('transactions')
    .select('gateway_account_id')
    .where('store_id', '=', tx.store)
    .where('id', '=', transaction)
    .executeTakeFirst()
  return row?.gateway_account_id ?? null
}

/** What of an order may be charged again: each payment that kept something, newest first, through an account still known. */
export async function listSaved(tx: Tx, order: string) {
  const rows = await tx
    .selectFrom('transactions as t')
    .innerJoin('transaction_events as e', (j) =>
      j
        .onRef('e.store_id', '=', 't.store_id')
        .onRef('e.transaction_id', '=', 't.id')
        .on('e.state', '=', 'approved')
        .on('e.saved', 'is not', null),
    )
    .innerJoin('gateway_accounts as a', (j) => j.onRef('a.store_id', '=', 't.store_id').onRef('a.id', '=', 't.gateway_account_id'))
    .select(['t.id', 'a.gateway', 'a.id as account', 'e.saved', 'e.instrument'])
    .where('t.store_id', '=', tx.store)
    .where('t.order_id', '=', order)
    .orderBy('t.created_at', 'desc')
    .execute()
  return rows.flatMap(({ saved, ...row }) => (saved ? [{ ...row, saved }] : []))
}
export type SavedRow = Awaited<ReturnType<typeof listSaved>>[number]

/** What one payment of the order kept; undefined when it kept nothing. */
export async function findSaved(tx: Tx, order: string, transaction: string): Promise<SavedRow | undefined> {
  return (await listSaved(tx, order)).find(({ id }) => id === transaction)
}

/** The accounts the store collects with now. */
export async function listAccounts(tx: Tx) {
  return tx
    .selectFrom('gateway_accounts')
    .select(['id', 'gateway', 'publishable_key', 'moto', 'trouble', 'live'])
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .execute()
}

/** Disputes, inquiries and warnings about an order's payments, oldest first. */
export async function listDisputes(tx: Tx, order: string) {
  return tx
    .selectFrom('disputes')
    .select(['id', 'transaction_id', 'kind', 'state', 'reason', 'amount', 'due_by', 'opened_at'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('opened_at')
    .execute()
}

/** What has left the store for an order, oldest first: how, with which tracking numbers, into whose hands. */
export async function listLeavings(tx: Tx, order: string) {
  return tx
    .selectFrom('shipments as s')
    .select((s) => [
      's.method',
      's.left_at',
      's.collected_by',
      's.id_seen',
      jsonArrayFrom(
        s
          .selectFrom('parcels as p')
          .select(['p.carrier', 'p.tracking_number as number'])
          .whereRef('p.store_id', '=', 's.store_id')
          .whereRef('p.shipment_id', '=', 's.id')
          .orderBy('p.position'),
      ).as('parcels'),
    ])
    .where('s.store_id', '=', tx.store)
    .where('s.order_id', '=', order)
    .where('s.state', 'in', ['shipped', 'picked_up'])
    .orderBy('s.sequence')
    .execute()
}

/** How many mails of an order reached the customer's mail server. */
export async function countLetters(tx: Tx, order: string): Promise<number> {
  const row = await tx
    .selectFrom('letters')
    .select((q) => q.fn.countAll<number>().as('n'))
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('state', '=', 'sent')
    .where('kind', 'not in', [...staffLetters])
    .executeTakeFirstOrThrow()
  return row.n
}
