import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { OpenPurchase } from '#domain/attention/labels.ts'
import { purchaseStateOf, type PurchaseState } from '#domain/shipping/labels.ts'
import type { Tx } from '#platform/doors.ts'

/** Subquery of an order's shipments with their lines and where their parcels are, in their order. */
export function shipmentsOf(tx: Tx, order: string) {
  return jsonArrayFrom(
    tx
      .selectFrom('shipments as s')
      .select((s) => [
        's.id',
        's.method',
        's.state',
        jsonArrayFrom(
          s
            .selectFrom('shipment_lines as l')
            .select(['l.line_id as line', 'l.quantity'])
            .whereRef('l.store_id', '=', 's.store_id')
            .whereRef('l.shipment_id', '=', 's.id'),
        ).as('lines'),
        jsonArrayFrom(
          s
            .selectFrom('parcels as p')
            .select((p) => [
              'p.tracker_state as state',
              p('p.label_ref', 'is not', null).$castTo<boolean>().as('label'),
              'p.label_check as check',
            ])
            .whereRef('p.store_id', '=', 's.store_id')
            .whereRef('p.shipment_id', '=', 's.id')
            .orderBy('p.position'),
        ).as('parcels'),
      ])
      .where('s.store_id', '=', tx.store)
      .where('s.order_id', '=', order)
      .orderBy('s.sequence'),
  )
}

/** Subquery of the label purchases whose shipment still waits for them. */
export function purchasesOf(tx: Tx, order: string) {
  return jsonArrayFrom(
    tx
      .selectFrom('label_purchases as b')
      .innerJoin('shipments as s', (j) => j.onRef('s.store_id', '=', 'b.store_id').onRef('s.id', '=', 'b.shipment_id'))
      .select((q) => [
        'b.created_at as at',
        jsonArrayFrom(
          q
            .selectFrom('label_events as e')
            .select('e.state')
            .whereRef('e.store_id', '=', 'b.store_id')
            .whereRef('e.purchase_id', '=', 'b.id'),
        ).as('states'),
      ])
      .where('b.store_id', '=', tx.store)
      .where('b.order_id', '=', order)
      .where('s.state', '=', 'buying'),
  )
}

// Inside JSON a timestamp arrives as text.
type PurchaseJson = { readonly at: Date | string; readonly states: readonly { readonly state: PurchaseState }[] }

/** What it read, folded. */
export function toPurchases(rows: readonly PurchaseJson[]): readonly OpenPurchase[] {
  return rows.map(({ at, states }) => ({ at: new Date(at), state: purchaseStateOf(states.map(({ state }) => state)) }))
}
