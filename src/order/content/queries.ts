import { sql, type Selectable } from 'kysely'
import { lostOf, type Transaction } from '#domain/ledger.ts'
import type { Costs } from '#domain/totals.ts'
import type { Tx } from '#platform/doors.ts'
import type { OrderLines } from '#platform/schema.ts'

/** A line's own columns; the day stays a date without an hour. */
export type LineRow = Omit<Selectable<OrderLines>, 'store_id' | 'order_id'>

const columns = [
  'l.id',
  'l.position',
  'l.part_number',
  'l.name',
  'l.brand',
  'l.image_id',
  'l.quantity',
  'l.unit_price',
  'l.list_price',
  'l.unit_cost',
  'l.core_charge',
  'l.discount',
  'l.weight_grams',
  'l.length_mm',
  'l.width_mm',
  'l.height_mm',
  'l.hazmat',
  'l.fits',
  'l.taxes',
  'l.core_taxes',
  'l.state',
  'l.superseded_by',
  'l.supplier',
  'l.supplier_po',
  'l.fitment_by',
  'l.fitment_at',
  'l.fitment_vin',
  'l.cancelled_reason',
] as const

/** The lines of an order in their order. */
export async function listLines(tx: Tx, order: string): Promise<readonly LineRow[]> {
  return tx
    .selectFrom('order_lines as l')
    .select(columns)
    .select(sql<string | null>`l.expected_on::text`.as('expected_on'))
    .where('l.store_id', '=', tx.store)
    .where('l.order_id', '=', order)
    .orderBy('l.position')
    .orderBy('l.id')
    .execute()
}

/** The same for the page: whether a line's picture is ready, and who signed it off (the log knows, also when they have left the store). */
export async function listLinesShown(tx: Tx, order: string) {
  return tx
    .selectFrom('order_lines as l')
    .leftJoin('images as i', (j) => j.onRef('i.store_id', '=', 'l.store_id').onRef('i.id', '=', 'l.image_id').on('i.state', '=', 'ready'))
    .select(columns)
    .select((q) => [
      sql<string | null>`l.expected_on::text`.as('expected_on'),
      'i.id as picture',
      q
        .selectFrom('activities as a')
        .select('a.actor_name')
        .whereRef('a.store_id', '=', 'l.store_id')
        .whereRef('a.order_id', '=', 'l.order_id')
        .where('a.type', '=', 'fitment_signed')
        .where(sql<string>`a.event->>'line'`, '=', sql<string>`l.id::text`)
        .orderBy('a.sequence', 'desc')
        .limit(1)
        .as('signed_by'),
    ])
    .where('l.store_id', '=', tx.store)
    .where('l.order_id', '=', order)
    .orderBy('l.position')
    .orderBy('l.id')
    .execute()
}

/** Puts a line in. */
export async function insertLine(tx: Tx, order: string, line: LineRow): Promise<void> {
  await tx
    .insertInto('order_lines')
    .values({
      store_id: tx.store,
      order_id: order,
      ...line,
      taxes: JSON.stringify(line.taxes),
      core_taxes: JSON.stringify(line.core_taxes),
    })
    .execute()
}

/** Writes the columns of one line. */
export async function saveLine(tx: Tx, { id, taxes, core_taxes, ...line }: LineRow): Promise<void> {
  await tx
    .updateTable('order_lines')
    .set({ ...line, taxes: JSON.stringify(taxes), core_taxes: JSON.stringify(core_taxes) })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .execute()
}

/** Signs lines off for a VIN, or takes the sign-off away (`by` null). */
export async function saveFitment(tx: Tx, lines: readonly string[], by: string | null, at: Date | null, vin: string | null): Promise<void> {
  if (lines.length === 0) return
  await tx
    .updateTable('order_lines')
    .set({ fitment_by: by, fitment_at: at, fitment_vin: vin })
    .where('store_id', '=', tx.store)
    .where('id', 'in', lines)
    .execute()
}

/** Forgets what the storefront said of the order's parts and another car than it has now. */
export async function forgetFits(tx: Tx, order: string): Promise<void> {
  await tx
    .updateTable('order_lines')
    .set({ fits: null })
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('fits', 'is not', null)
    .execute()
}

/**
 * What the order cost besides its parts, minor units: shipping (null while nothing has a cost), payment fees, and what was credited for good. Labels of ours cost
 * what their cost lines say, also after they were given back until the money is; what has none, what was typed, and an estimate while one is being bought.
 */
export async function readCosts(
  tx: Tx,
  order: string,
  history: readonly Transaction[],
): Promise<Omit<Costs, 'labels'> & { readonly labels: number | null }> {
  const row = await tx
    .selectNoFrom((q) => [
      q
        .selectFrom('shipments as s')
        .select(sql<number | null>`sum(s.cost)::bigint`.as('n'))
        .where('s.store_id', '=', tx.store)
        .where('s.order_id', '=', order)
        .where('s.state', '<>', 'cancelled')
        .where((s) =>
          s.not(
            s.exists(
              s
                .selectFrom('parcels as p')
                .select('p.id')
                .whereRef('p.store_id', '=', 's.store_id')
                .whereRef('p.shipment_id', '=', 's.id')
                .where('p.label_ref', 'is not', null),
            ),
          ),
        )
        .as('typed'),
      q
        .selectFrom('cost_lines')
        .select(sql<number>`coalesce(sum(amount), 0)::bigint`.as('n'))
        .where('store_id', '=', tx.store)
        .where('order_id', '=', order)
        .as('labels'),
      q
        .selectFrom('transaction_events as e')
        .innerJoin('transactions as t', (j) => j.onRef('t.store_id', '=', 'e.store_id').onRef('t.id', '=', 'e.transaction_id'))
        .select(sql<number | null>`sum(e.fee)::bigint`.as('n'))
        .where('t.store_id', '=', tx.store)
        .where('t.order_id', '=', order)
        .as('fees'),
    ])
    .executeTakeFirstOrThrow()
  const labels = row.labels ?? 0
  return {
    labels: row.typed === null && labels === 0 ? null : (row.typed ?? 0) + labels,
    paymentFees: row.fees ?? 0,
    credited: lostOf(history),
  }
}
