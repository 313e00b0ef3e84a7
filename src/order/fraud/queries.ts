import type { FraudMark } from '#domain/activity.ts'
import type { BankWord } from '#domain/fraud/bank.ts'
import type { FraudReason, MarkEvidence } from '#domain/fraud/reasons.ts'
import type { Status } from '#domain/order.ts'
import type { Tx } from '#platform/doors.ts'

/** All marks of an order, newest first; at most one has no withdrawal. */
export async function listMarks(tx: Tx, order: string) {
  return tx
    .selectFrom('fraud_marks')
    .select(['id', 'mark', 'code', 'evidence', 'reason', 'note', 'held_from', 'marked_by_name', 'marked_at', 'withdrawn_at'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('marked_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** The mark that stands, if any. */
export async function findStanding(tx: Tx, order: string) {
  return tx
    .selectFrom('fraud_marks')
    .select(['id', 'mark', 'held_from', 'code', 'evidence', 'marked_at'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
}

/** Ends a mark; its row stays. */
export async function withdrawMark(tx: Tx, id: string, by: string | null, at: Date): Promise<void> {
  await tx
    .updateTable('fraud_marks')
    .set({ withdrawn_at: at, withdrawn_by: by })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .execute()
}

type NewMark = {
  readonly id: string
  readonly order: string
  readonly mark: FraudMark
  readonly code: FraudReason | null
  readonly evidence: MarkEvidence | null
  readonly reason: string
  readonly note: string | null
  readonly heldFrom: Status | null
  readonly by: string
  readonly at: Date
}

/** Puts a mark in; the one before must have been withdrawn. */
export async function insertMark(tx: Tx, mark: NewMark): Promise<void> {
  await tx
    .insertInto('fraud_marks')
    .values({
      store_id: tx.store,
      id: mark.id,
      order_id: mark.order,
      mark: mark.mark,
      code: mark.code,
      evidence: mark.evidence,
      reason: mark.reason,
      note: mark.note,
      held_from: mark.heldFrom,
      marked_by: mark.by,
      marked_by_name: tx.actor.name,
      marked_at: mark.at,
    })
    .execute()
}

/** Parcels with a number of shipments that have left, or are about to. */
export async function listLeftParcels(tx: Tx, order: string) {
  return tx
    .selectFrom('parcels as p')
    .innerJoin('shipments as s', (j) => j.onRef('s.store_id', '=', 'p.store_id').onRef('s.id', '=', 'p.shipment_id'))
    .select(['p.shipment_id', 'p.carrier', 'p.carrier_name', 'p.tracking_number', 'p.url'])
    .where('p.store_id', '=', tx.store)
    .where('p.order_id', '=', order)
    .where('s.state', 'in', ['shipped', 'buying'])
    .where('p.tracking_number', 'is not', null)
    .orderBy('p.id')
    .execute()
}

/** How the network's case of this order and evidence stands. */
export async function findCase(tx: Tx, order: string, evidence: 'known' | 'suspected') {
  return tx
    .selectFrom('registry_cases')
    .select(['state', 'waits'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('evidence', '=', evidence)
    .executeTakeFirst()
}

/** Every dispute, inquiry and warning about an order's payments, whatever became of it; oldest first. */
export async function listBankWords(tx: Tx, order: string): Promise<readonly (BankWord & { readonly at: Date })[]> {
  return tx
    .selectFrom('disputes')
    .select(['kind', 'state', 'reason', 'opened_at as at'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('opened_at')
    .execute()
}
