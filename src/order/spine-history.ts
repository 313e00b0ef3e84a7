import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { outcomeOf, type EventState, type Transaction } from '#domain/ledger.ts'
import { money } from '#domain/money.ts'
import { lostOfParts, sumOfParts, type RefundPart } from '#domain/payment/refund.ts'
import type { Tx } from '#platform/doors.ts'

/** The ledger of one order in the domain's shape, oldest first: what a transaction came to is folded from its events. */
export async function readHistory(tx: Tx, order: { readonly id: string; readonly currency: string }): Promise<readonly Transaction[]> {
  return toHistory(await tx.selectNoFrom(historyOf(tx, order.id)).executeTakeFirstOrThrow(), order.currency)
}

/** Subqueries of an order's attempts and of what matters of their facts, each oldest first: facts are read once an order, not once an attempt. */
export function historyOf(tx: Tx, order: string) {
  return [
    jsonArrayFrom(
      tx
        .selectFrom('transactions as t')
        .select([
          't.id',
          't.kind',
          't.parent_id as parent',
          't.payment_id as payment',
          't.final',
          't.parts',
          't.amount',
          't.created_at as at',
          't.expires_at as expiresAt',
        ])
        .where('t.store_id', '=', tx.store)
        .where('t.order_id', '=', order)
        .orderBy('t.created_at')
        .orderBy('t.id'),
    ).as('transactions'),
    jsonArrayFrom(
      answersOf(tx, order).select(['e.transaction_id as transaction', 'e.state', 'e.expires_at as expiresAt', 'e.several']).orderBy('e.at'),
    ).as('facts'),
  ] as const
}

/**
 * What became of an order's attempts, as facts `e` beside the attempts `t`; that one was written down and handed over tells nothing of that. Attempt by attempt
 * (`offset 0` keeps it so), each by the index, however little the database knows of the tables yet.
 */
export function answersOf(tx: Tx, order: string) {
  return tx
    .selectFrom('transactions as t')
    .innerJoinLateral(
      (q) =>
        q
          .selectFrom('transaction_events as each')
          .selectAll()
          .whereRef('each.store_id', '=', 't.store_id')
          .whereRef('each.transaction_id', '=', 't.id')
          .where('each.state', 'not in', ['created', 'sent'])
          .offset(0)
          .as('e'),
      (j) => j.onTrue(),
    )
    .where('t.store_id', '=', tx.store)
    .where('t.order_id', '=', order)
}

// Inside JSON a timestamp arrives as text.
type TransactionJson = {
  readonly id: string
  readonly kind: Transaction['kind']
  readonly parent: string | null
  readonly payment: string
  readonly final: boolean
  readonly parts: readonly RefundPart[] | null
  readonly amount: number
  readonly at: Date | string
  readonly expiresAt: Date | string | null
}
type FactJson = {
  readonly transaction: string
  readonly state: EventState
  readonly expiresAt: Date | string | null
  readonly several: boolean | null
}

/** What those subqueries read, folded. */
export function toHistory(
  { transactions, facts }: { readonly transactions: readonly TransactionJson[]; readonly facts: readonly FactJson[] },
  currency: string,
): readonly Transaction[] {
  const factsOf = Map.groupBy(facts, ({ transaction }) => transaction)
  return transactions.map((row) => {
    const events = factsOf.get(row.id) ?? []
    const expiry = row.expiresAt ?? events.findLast((event) => event.expiresAt !== null)?.expiresAt ?? null
    return {
      id: row.id,
      kind: row.kind,
      parent: row.parent,
      amount: money(row.amount, currency),
      outcome: outcomeOf(events.map((event) => event.state)),
      at: new Date(row.at),
      expiresAt: expiry === null ? null : new Date(expiry),
      payment: row.payment,
      several: events.some((event) => event.several === true),
      final: row.final,
      credit: sumOfParts(row.parts ?? []),
      lost: lostOfParts(row.parts ?? []),
    }
  })
}
