import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { normaliseVin } from '#domain/vin.ts'
import type { Tx } from '#platform/doors.ts'
import type { Facts } from '#domain/facts.ts'
import { columnsOf, headOf, type OrderRow } from '../spine-facts.ts'
import type { OrderAsk } from './shapes.ts'

/** The store's settings that an arriving order needs. */
export async function readIntakeSettings(tx: Tx) {
  return tx
    .selectFrom('store_settings')
    .select(['time_zone', 'handling_days', 'cutoff', 'currency', 'order_prefix', 'order_digits'])
    .where('store_id', '=', tx.store)
    .executeTakeFirstOrThrow()
}

type NewOrder = {
  readonly id: string
  readonly source: 'storefront' | 'phone'
  readonly hash: Buffer
  readonly shipBy: Date
  readonly receivedAt: Date
  /** the store's taxes it does not charge, by name */
  readonly leftOut: readonly string[]
}

/** Puts the order's row in; undefined when this channel has sent the number before. */
export async function insertOrder(tx: Tx, ask: OrderAsk, order: NewOrder): Promise<OrderRow | undefined> {
  return tx
    .insertInto('orders')
    .values(orderRow(tx, ask, order))
    .onConflict((c) => c.columns(['store_id', 'channel', 'external_number']).doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** Puts in what stands beside a new order's own row: both addresses, the lines and the list's projection. */
export async function insertParts(tx: Tx, order: OrderRow, ask: OrderAsk, lines: readonly LineRow[], facts: Facts): Promise<void> {
  // One statement: each costs a way to the database and back, and an order arrives in few of them.
  await tx
    .with('addresses', (q) =>
      q.insertInto('order_addresses').values([addressRow(tx, order, ask, 'billing'), addressRow(tx, order, ask, 'shipping')]),
    )
    .with('facts', (q) => q.insertInto('order_facts').values({ ...headOf(order), ...columnsOf(facts) }))
    .insertInto('order_lines')
    .values(lines.map((line) => ({ ...line, taxes: JSON.stringify(line.taxes), core_taxes: JSON.stringify(line.core_taxes) })))
    .execute()
}

function orderRow(tx: Tx, ask: OrderAsk, order: NewOrder) {
  const { buyer, vehicle } = ask
  return {
    store_id: tx.store,
    id: order.id,
    source: order.source,
    channel: ask.channel,
    external_number: ask.externalNumber,
    request_hash: order.hash,
    status: 'new' as const,
    placed_at: new Date(ask.placedAt),
    received_at: order.receivedAt,
    currency: ask.currency,
    buyer_name: buyer.name,
    buyer_company: filled(buyer.company),
    buyer_email: filled(buyer.email),
    buyer_phone: filled(buyer.phone),
    buyer_language: buyer.language,
    buyer_comment: filled(buyer.comment),
    po_number: filled(buyer.poNumber),
    tax_exempt: buyer.taxExempt,
    taxes_left_out: [...order.leftOut],
    vehicle_vin: vehicle?.vin ? normaliseVin(vehicle.vin) : null,
    vehicle_year: vehicle?.year ?? null,
    vehicle_make: filled(vehicle?.make),
    vehicle_model: filled(vehicle?.model),
    vehicle_trim: filled(vehicle?.trim),
    vehicle_engine: filled(vehicle?.engine),
    discounts: JSON.stringify(ask.discounts.map(({ code, label, amount }) => ({ code: code ?? null, label, amount }))),
    fees: JSON.stringify(ask.fees),
    shipping_service: ask.shippingService.name,
    shipping_amount: ask.shippingService.amount,
    shipping_taxes: JSON.stringify(ask.shippingService.taxes),
    ship_by: ask.shipBy ? new Date(ask.shipBy) : order.shipBy,
    deliver_by: ask.deliverBy ? new Date(ask.deliverBy) : null,
    ip: ask.ip ?? null,
    user_agent: filled(ask.userAgent),
    device_id: filled(ask.deviceId),
  }
}

/** An address, kept a second time as the buyer typed it. */
function addressRow(tx: Tx, order: OrderRow, ask: OrderAsk, kind: 'billing' | 'shipping') {
  const { postalCode, ...address } = ask[kind]
  return { store_id: tx.store, order_id: order.id, kind, ...address, postal_code: postalCode ?? null, typed: JSON.stringify(ask[kind]) }
}

/** A new order's line with its id. */
export type LineRow = ReturnType<typeof lineRows>[number]

/** The lines as they are kept, with the ids of their images by source address. */
export function lineRows(tx: Tx, ask: OrderAsk, order: string, images: ReadonlyMap<string, string>) {
  return ask.lines.map((line, position) => ({
    store_id: tx.store,
    id: uuidv7(),
    order_id: order,
    position,
    part_number: line.partNumber,
    name: line.name,
    brand: filled(line.brand),
    image_id: (line.imageUrl && images.get(line.imageUrl)) ?? null,
    quantity: line.quantity,
    unit_price: line.unitPrice,
    list_price: line.listPrice ?? null,
    unit_cost: line.unitCost ?? null,
    core_charge: line.coreCharge,
    discount: line.discount,
    weight_grams: line.weightGrams ?? null,
    length_mm: line.lengthMm ?? null,
    width_mm: line.widthMm ?? null,
    height_mm: line.heightMm ?? null,
    hazmat: line.hazmat,
    fits: line.fits ?? null,
    taxes: line.taxes,
    core_taxes: line.coreTaxes,
    state: 'to_check' as const,
  }))
}

/** Notes pictures to fetch; one a source address and store. Answers the id of each, and which are new. */
export async function insertImages(
  tx: Tx,
  urls: readonly string[],
): Promise<{ readonly ids: ReadonlyMap<string, string>; readonly fresh: readonly string[] }> {
  if (urls.length === 0) return { ids: new Map(), fresh: [] }
  const known = await tx
    .selectFrom('images')
    .select(['id', 'source_url'])
    .where('store_id', '=', tx.store)
    .where(sql<string>`md5(source_url)`, 'in', urls.map(md5))
    .execute()
  const ids = new Map(known.map((image) => [image.source_url, image.id]))
  const missing = urls.filter((url) => !ids.has(url)).map((url) => ({ store_id: tx.store, id: uuidv7(), source_url: url }))
  if (missing.length === 0) return { ids, fresh: [] }
  // Two orders with the same new picture may arrive together: the second keeps its line without one rather than wait.
  const rows = await tx
    .insertInto('images')
    .values(missing)
    .onConflict((c) => c.doNothing())
    .returning(['id', 'source_url'])
    .execute()
  for (const row of rows) ids.set(row.source_url, row.id)
  return { ids, fresh: rows.map((row) => row.id) }
}

/** Keeps what the storefront says of the payment; false when another order used the same reference. */
export async function insertClaim(tx: Tx, order: string, payment: NonNullable<OrderAsk['payment']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('payment_claims')
    .values({
      store_id: tx.store,
      id: uuidv7(),
      order_id: order,
      gateway: payment.gateway,
      kind: payment.kind,
      reference: payment.kind === 'reference' ? payment.reference : payment.token,
      state: 'unconfirmed',
    })
    .onConflict((c) => c.columns(['store_id', 'gateway', 'reference']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Writes down that a storefront's key was used, unless another process did within the minute. */
export async function noteKeyUse(tx: Tx, key: string, now: Date): Promise<void> {
  await tx
    .updateTable('api_keys')
    .set({ used_at: now })
    .where('store_id', '=', tx.store)
    .where('id', '=', key)
    .where((q) => q.or([q('used_at', 'is', null), q('used_at', '<=', new Date(now.getTime() - 60_000))]))
    .execute()
}

/** An order as its storefront reads it back; by id, by channel and number, or a page of them. */
export async function readForStorefront(
  tx: Tx,
  by:
    | { readonly id: string }
    | { readonly channel: string; readonly externalNumber: string }
    | { readonly after: string | null; readonly most: number },
) {
  return tx
    .selectFrom('orders as o')
    .innerJoin('order_facts as f', (j) => j.onRef('f.store_id', '=', 'o.store_id').onRef('f.order_id', '=', 'o.id'))
    .innerJoin('store_settings as w', 'w.store_id', 'o.store_id')
    .select([
      'o.id',
      'o.number',
      'o.channel',
      'o.external_number',
      'o.status',
      'o.request_hash',
      'o.currency',
      'o.placed_at',
      'f.payment_state',
      'f.fulfillment_state',
      'f.total',
      'w.order_prefix',
      'w.order_digits',
    ])
    .select((q) =>
      q
        .selectFrom('parcels as p')
        .select(
          sql<
            { carrier: string; number: string }[]
          >`coalesce(jsonb_agg(jsonb_build_object('carrier', p.carrier, 'number', p.tracking_number) order by p.position), '[]')`.as('t'),
        )
        .whereRef('p.store_id', '=', 'o.store_id')
        .whereRef('p.order_id', '=', 'o.id')
        .where('p.tracking_number', 'is not', null)
        .as('tracking'),
    )
    .where('o.store_id', '=', tx.store)
    .$if('id' in by, (q) => q.where('o.id', '=', 'id' in by ? by.id : ''))
    .$if('channel' in by, (q) =>
      q
        .where('o.channel', '=', 'channel' in by ? by.channel : '')
        .where('o.external_number', '=', 'channel' in by ? by.externalNumber : ''),
    )
    .$if('after' in by && by.after !== null, (q) => q.where('o.id', '>', 'after' in by ? (by.after ?? '') : ''))
    .orderBy('o.id')
    .limit('most' in by ? by.most : 1)
    .execute()
}

/** A row of `readForStorefront`. */
export type StorefrontRow = Awaited<ReturnType<typeof readForStorefront>>[number]

function filled(value: string | null | undefined): string | null {
  return value ? value : null
}

function md5(url: string) {
  return sql<string>`md5(${url})`
}
