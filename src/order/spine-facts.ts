import { sql, type Selectable } from 'kysely'
import type { Tx } from '#platform/doors.ts'
import type { Orders } from '#platform/schema.ts'
import { prepared } from '#platform/prepared.ts'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Address } from '#domain/address.ts'
import type { Attention } from '#domain/attention/attention.ts'
import { foldFacts, type Facts, type FactSources } from '#domain/facts.ts'
import { vehicleTitle } from '#domain/vin.ts'
import { historyOf, toHistory } from './spine-history.ts'
import { purchasesOf, shipmentsOf, toPurchases } from './spine-shipments.ts'

export type OrderRow = Selectable<Orders>

/** A note that was taken back is none. */
const standing = sql<boolean>`coalesce((select not k.is_on from note_marks k
  where k.store_id = notes.store_id and k.note_id = notes.id and k.kind = 'taken_back' order by k.position desc limit 1), true)`

/** The vehicle of an order row in the domain's shape. */
export function vehicleOf(order: OrderRow) {
  return {
    vin: order.vehicle_vin,
    year: order.vehicle_year,
    make: order.vehicle_make,
    model: order.vehicle_model,
    trim: order.vehicle_trim,
    engine: order.vehicle_engine,
  }
}

/** Reads everything the facts of `order` are folded from, in one round trip. */
export async function readSources(tx: Tx, order: OrderRow): Promise<FactSources> {
  const [row] = await readAll(tx, order.id)
  if (!row) throw new Error('a query without a row')
  const [billing, shipping] = [addressOf(row.addresses, 'billing'), addressOf(row.addresses, 'shipping')]
  return {
    currency: order.currency,
    status: order.status,
    comment: order.buyer_comment,
    vin: order.vehicle_vin,
    priced: {
      lines: row.lines.map((line) => ({ ...line, cancelled: line.state === 'cancelled' })),
      discounts: order.discounts,
      fees: order.fees,
      shipping: { amount: order.shipping_amount, taxes: order.shipping_taxes },
    },
    billing,
    shipping,
    shipments: row.shipments,
    purchases: toPurchases(row.purchases),
    history: toHistory(row, order.currency),
    unconfirmed: (row.claims ?? 0) > 0,
    refused: (row.refused ?? 0) > 0,
    alarms: row.alarms,
    mark: row.mark,
    risk: row.risk[0] ?? null,
    raised: order.risk_raised_at !== null,
    notes: row.notes ?? 0,
    failedLetters: row.failed_letters ?? 0,
    unreadMails: row.unread_mails ?? 0,
    lastWord: lastWordOf(row.last_ours, row.last_theirs),
  }
}

/** Folds the order's facts again and writes its row of the list; `had` is what needed attention before. */
export async function refreshFacts(
  tx: Tx,
  order: OrderRow,
  now: Date,
): Promise<{ readonly facts: Facts; readonly had: readonly Attention[] }> {
  const facts = foldFacts(await readSources(tx, order), now)
  const [row] = await tx
    .updateTable('order_facts')
    .set(changingOf(order, facts))
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order.id)
    // A query inside RETURNING reads what stood before the statement; `old.` would ask for PostgreSQL 18.
    .returning((q) =>
      q
        .selectFrom('order_facts as was')
        .select('was.attention')
        .where('was.store_id', '=', tx.store)
        .where('was.order_id', '=', order.id)
        .as('had'),
    )
    .execute()
  return { facts, had: row?.had ?? [] }
}

function changingOf(order: OrderRow, facts: Facts) {
  const { store_id: _store, order_id: _order, ...changing } = { ...headOf(order), ...columnsOf(facts) }
  return changing
}

/** The order's own columns as the list repeats them. */
export function headOf(order: OrderRow) {
  return {
    store_id: order.store_id,
    order_id: order.id,
    number: order.number,
    status: order.status,
    placed_at: order.placed_at,
    ship_by: order.ship_by,
    customer: order.buyer_name,
    vehicle: vehicleTitle(vehicleOf(order)) || null,
    channel: order.channel,
    source: order.source,
    assignee_id: order.assignee_id,
    currency: order.currency,
  }
}

/** Facts as the list stores them. */
export function columnsOf(facts: Facts) {
  return {
    lines: facts.lines,
    pieces: facts.pieces,
    total: facts.total,
    collected: facts.collected,
    balance: facts.balance,
    held: facts.held,
    payment_state: facts.paymentState,
    hold_expires_at: facts.holdExpiresAt,
    fulfillment_state: facts.fulfillmentState,
    fraud_mark: facts.fraudMark,
    risk_score: facts.riskScore,
    risk_level: facts.riskLevel,
    flags: [...facts.flags],
    attention: [...facts.attention],
  }
}

const readAll = prepared((tx, order: string) =>
  tx.selectNoFrom((q) => [
    jsonArrayFrom(
      tx
        .selectFrom('order_lines')
        .select([
          'id',
          'state',
          'quantity',
          'unit_price as unitPrice',
          'unit_cost as unitCost',
          'core_charge as coreCharge',
          'discount',
          'hazmat',
          'taxes',
          'core_taxes as coreTaxes',
        ])
        .where('store_id', '=', tx.store)
        .where('order_id', '=', order)
        .orderBy('position'),
    ).as('lines'),
    jsonArrayFrom(
      tx
        .selectFrom('order_addresses')
        .select(['kind', 'name', 'company', 'line1', 'line2', 'city', 'region', 'postal_code as postalCode', 'country', 'phone'])
        .where('store_id', '=', tx.store)
        .where('order_id', '=', order),
    ).as('addresses'),
    shipmentsOf(tx, order).as('shipments'),
    purchasesOf(tx, order).as('purchases'),
    ...historyOf(tx, order),
    claimsOf(tx, order, 'unconfirmed').as('claims'),
    claimsOf(tx, order, 'refused').as('refused'),
    alarmsOf(tx, order).as('alarms'),
    q
      .selectFrom('fraud_marks')
      .select('mark')
      .where('store_id', '=', tx.store)
      .where('order_id', '=', order)
      .where('withdrawn_at', 'is', null)
      .as('mark'),
    jsonArrayFrom(
      tx
        .selectFrom('risk_scores')
        .select(['score', 'level'])
        .where('store_id', '=', tx.store)
        .where('order_id', '=', order)
        .orderBy('sequence', 'desc')
        .limit(1),
    ).as('risk'),
    q
      .selectFrom('notes')
      .select(q.fn.countAll<number>().as('n'))
      .where('store_id', '=', tx.store)
      .where('order_id', '=', order)
      .where(standing)
      .as('notes'),
    q
      .selectFrom('letters')
      .select(q.fn.countAll<number>().as('n'))
      .where('store_id', '=', tx.store)
      .where('order_id', '=', order)
      .where('state', '=', 'failed')
      .as('failed_letters'),
    ...mailsOf(tx, order),
  ]),
)

function claimsOf(tx: Tx, order: string, state: 'unconfirmed' | 'refused') {
  return tx
    .selectFrom('payment_claims')
    .select((q) => q.fn.countAll<number>().as('n'))
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('state', '=', state)
}

function alarmsOf(tx: Tx, order: string) {
  return jsonArrayFrom(
    tx.selectFrom('disputes').select(['kind', 'state']).where('store_id', '=', tx.store).where('order_id', '=', order).orderBy('opened_at'),
  )
}

function addressOf(rows: readonly (Address & { readonly kind: 'billing' | 'shipping' })[], kind: 'billing' | 'shipping'): Address {
  const row = rows.find((address) => address.kind === kind)
  if (!row) throw new Error(`an order without a ${kind} address`)
  return row
}

/** What the list tells of the correspondence; what machines wrote is none of it. */
function mailsOf(tx: Tx, order: string) {
  const mails = tx
    .selectFrom('incoming_mails')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('nature', '=', 'personal')
  const letters = tx
    .selectFrom('letters')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('kind', '=', 'personal')
    .where('state', 'in', ['queued', 'sent'])
  return [
    mails
      .where('read_at', 'is', null)
      .select((q) => q.fn.countAll<number>().as('n'))
      .as('unread_mails'),
    mails.select((q) => q.fn.max('received_at').as('at')).as('last_theirs'),
    letters.select((q) => q.fn.max('created_at').as('at')).as('last_ours'),
  ] as const
}

function lastWordOf(ours: Date | null, theirs: Date | null): 'ours' | 'theirs' | null {
  if (!ours) return theirs && 'theirs'
  return theirs && theirs >= ours ? 'theirs' : 'ours'
}

/** Locks the order's row until the transaction ends; by its number, within the actor's reach. */
export async function lockByNumber(tx: Tx, number: number): Promise<OrderRow | undefined> {
  return tx.selectFrom('orders').selectAll().where('store_id', '=', tx.store).where('number', '=', number).forUpdate().executeTakeFirst()
}

/** Locks the order's row until the transaction ends; by its id. */
export async function lockById(tx: Tx, id: string): Promise<OrderRow | undefined> {
  return tx.selectFrom('orders').selectAll().where('store_id', '=', tx.store).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Reads the order's row without a lock. */
export async function findByNumber(tx: Tx, number: number): Promise<OrderRow | undefined> {
  return tx.selectFrom('orders').selectAll().where('store_id', '=', tx.store).where('number', '=', number).executeTakeFirst()
}

/** The same by its id. */
export async function findById(tx: Tx, id: string): Promise<OrderRow | undefined> {
  return tx.selectFrom('orders').selectAll().where('store_id', '=', tx.store).where('id', '=', id).executeTakeFirst()
}

/** From here on the transaction sees the whole store: the order at hand was in reach when it was locked, and handing it on must not hide it from its own log. */
export async function widenReach(tx: Tx): Promise<void> {
  await sql`select set_config('app.reach', 'all', true)`.execute(tx)
}
