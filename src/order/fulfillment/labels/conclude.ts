import { uuidv7 } from 'uuidv7'
import { ok } from '#domain/result.ts'
import { patience } from '#domain/attention/labels.ts'
import { costOf } from '#domain/shipping/rate.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import type { Bought, BoughtParcel } from '#ports/carrier.ts'
import { holdOrder, record, type Held } from '../../spine.ts'
import { readShipments, saveShipment } from '../queries.ts'
import { stateOf } from './purchase.ts'
import { appendLabelEvents, insertCostLines, insertLabelParcels, needPurchase, type NewLabelEvent, type PurchaseRow } from './queries.ts'

/** What a purchase came to, or that nobody can tell yet. */
export type Came =
  | { readonly kind: 'bought'; readonly bought: Bought }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'unanswered'; readonly message: string | null }

/**
 * The third beat: writes what came of a purchase with everything that follows. Labels that were paid for are written whenever they are heard of, also after a
 * person gave up; a no frees the pieces. A label that was given back elsewhere before it was heard of is paid for, and no label to ship with. Answers the purchase
 * as it then stands.
 */
export async function conclude(
  app: App,
  actor: Actor,
  of: Pick<PurchaseRow, 'id' | 'order_id'>,
  came: Came,
  source: NewLabelEvent['source'],
): Promise<PurchaseRow> {
  const held = await holdOrder<PurchaseRow, never>(
    app,
    { ...actor, reach: 'all' },
    { id: of.order_id },
    noCommand,
    'append',
    async (held) => {
      const row = await needPurchase(held.tx, of.id)
      await write(held, row, came, source)
      return ok(await needPurchase(held.tx, of.id))
    },
  )
  if (!held.ok) throw new Error(`what purchase ${of.id} came to was not written: ${held.code}`)
  return held.value
}

async function write(held: Held, row: PurchaseRow, came: Came, source: NewLabelEvent['source']): Promise<void> {
  const state = stateOf(row)
  switch (came.kind) {
    case 'bought':
      return state === 'bought' ? undefined : writeBought(held, row, came.bought, source)
    case 'refused':
      return state === 'asked' || state === 'created' || state === 'unanswered' ? writeRefused(held, row, came, source) : undefined
    case 'unanswered':
      if (state !== 'asked' && state !== 'created') return undefined
      await appendLabelEvents(held.tx, row.id, [{ state: 'unanswered', source, at: held.now, message: came.message }])
      return record(held, { type: 'label_unanswered', shipment: row.shipment_id })
  }
}

async function writeBought(held: Held, row: PurchaseRow, { parcels, message }: Bought, source: NewLabelEvent['source']): Promise<void> {
  const { tx, now } = held
  const paid = parcels.flatMap((parcel, position) => {
    const box = row.boxes[position]
    return parcel && box ? [{ ...parcel, id: uuidv7(), position, box, void: voidOf(parcel) }] : []
  })
  const fresh = await insertLabelParcels(tx, row, paid)
  const added = paid.filter(({ id }) => fresh.has(id))
  const all = paid.filter((parcel) => parcel.void === 'not_asked').length === row.boxes.length
  // Heard twice: a part that is still the same part is no news.
  if (added.length === 0 && !all) return
  await insertCostLines(
    tx,
    added.map((parcel) => ({
      order: row.order_id,
      parcel: parcel.id,
      kind: 'label' as const,
      amount: costOf(parcel),
      currency: parcel.currency,
      reference: parcel.id,
      charges: parcel.charges,
      at: now,
    })),
  )
  const charged = paid.reduce((sum, parcel) => sum + costOf(parcel), 0)
  await appendLabelEvents(tx, row.id, [{ state: all ? 'bought' : 'part_bought', source, at: now, charged, message }])
  await saveShipment(tx, row.shipment_id, { cost: charged })
  record(held, {
    type: 'label_bought',
    shipment: row.shipment_id,
    service: `${row.carrier} ${row.name}`,
    tracking: paid.map(({ trackingNumber }) => trackingNumber),
    boxes: row.boxes.length,
    shown: row.shown,
    charged,
  })
  const gone = added.filter((parcel) => parcel.void === 'submitted')
  for (const parcel of gone)
    record(held, {
      type: 'label_voided',
      shipment: row.shipment_id,
      tracking: parcel.trackingNumber,
      state: 'submitted',
      amount: costOf(parcel),
    })
  if (gone.length > 0) await held.app.jobs.put(tx, 'void', row.shipment_id)
  // A part is a person's to finish: once it has waited, the list says so.
  if (!all) await held.app.jobs.put(tx, 'label', row.id, patience)
  // Bought for goods that do not go any more: given back at once.
  const shipment = (await readShipments(tx, row.order_id, row.shipment_id))[0]
  if (shipment?.state === 'cancelled') await held.app.jobs.put(tx, 'label', row.id)
}

/** Whether somebody asked for its money elsewhere; what the carrier answered is learned as for our own asking. A no leaves a label as good as before. */
function voidOf(parcel: BoughtParcel): 'not_asked' | 'submitted' {
  return parcel.void === 'submitted' || parcel.void === 'refunded' ? 'submitted' : 'not_asked'
}

async function writeRefused(
  held: Held,
  row: PurchaseRow,
  { code, message }: Extract<Came, { kind: 'refused' }>,
  source: NewLabelEvent['source'],
): Promise<void> {
  await appendLabelEvents(held.tx, row.id, [{ state: 'refused', source, at: held.now, code, message }])
  await saveShipment(held.tx, row.shipment_id, { state: 'cancelled' })
  record(held, { type: 'label_refused', shipment: row.shipment_id, code, message })
}
