import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { outcomeOf, type EventState, type Transaction } from '#domain/ledger.ts'
import { money } from '#domain/money.ts'
import { lostOfParts, sumOfParts, type RefundPart } from '#domain/payment/refund.ts'
import type { Tx } from '#platform/doors.ts'

/** The ledger of one order in the domain's shape, oldest first: what a transaction came to is folded from its events. */
export async function readHistory(tx: Tx, order: { readonly id: string; readonly currency: string }): Promise<readonly Transaction[]> {
  const { transactions } = await tx.selectNoFrom(transactionsOf(tx, order.id)).executeTakeFirstOrThrow()
  return toHistory(transactions, order.currency)
}

/** A subquery of an order's attempts with what matters of their facts, oldest first. */
export function transactionsOf(tx: Tx, order: string) {
  return jsonArrayFrom(
    tx
      .selectFrom('transactions as t')
      .select((t) => [
        't.id',
        't.kind',
        't.parent_id as parent',
        't.payment_id as payment',
        't.final',
        't.parts',
        't.amount',
        't.created_at as at',
        't.expires_at as expiresAt',
        jsonArrayFrom(
          t
            .selectFrom('transaction_events as e')
            .select(['e.state', 'e.expires_at as expiresAt', 'e.several'])
            .whereRef('e.store_id', '=', 't.store_id')
            .whereRef('e.transaction_id', '=', 't.id')
            .orderBy('e.at'),
        ).as('events'),
      ])
      .where('t.store_id', '=', tx.store)
      .where('t.order_id', '=', order)
      .orderBy('t.created_at')
      .orderBy('t.id'),
  ).as('transactions')
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
  readonly events: readonly { readonly state: EventState; readonly expiresAt: Date | string | null; readonly several: boolean | null }[]
}

/** What that subquery read, folded. */
export function toHistory(rows: readonly TransactionJson[], currency: string): readonly Transaction[] {
  return rows.map((row) => {
    const expiry = row.expiresAt ?? row.events.findLast((event) => event.expiresAt !== null)?.expiresAt ?? null
    return {
      id: row.id,
      kind: row.kind,
      parent: row.parent,
      amount: money(row.amount, currency),
      outcome: outcomeOf(row.events.map((event) => event.state)),
      at: new Date(row.at),
      expiresAt: expiry === null ? null : new Date(expiry),
      payment: row.payment,
      several: row.events.some((event) => event.several === true),
      final: row.final,
      credit: sumOfParts(row.parts ?? []),
      lost: lostOfParts(row.parts ?? []),
    }
  })
}
