import { anythingGone, isUnscanned } from '#domain/fulfillment.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { trackingUrl } from '#domain/tracking.ts'
import type { At } from '../spine.ts'
import { findCase, listLeftParcels, listMarks } from './queries.ts'
import type { FraudView, MarkView } from './shapes.ts'

/** The Report Fraud of the order page. */
export async function readFraud({ tx, order, sources }: At): Promise<FraudView> {
  const rows = await listMarks(tx, order.id)
  const standing = rows.find((row) => row.withdrawn_at === null)
  const somethingLeft = anythingGone(sources.shipments)
  const accused = standing !== undefined && standing.mark !== 'not_fraud'
  const unscanned = sources.shipments.filter(isUnscanned).map(({ id }) => id)
  const parcels = accused ? await listLeftParcels(tx, order.id) : []
  const found = standing && standing.mark !== 'not_fraud' ? await findCase(tx, order.id, standing.mark) : undefined
  const may = mayMark(tx.actor)
  return {
    standing: standing ? viewOf(standing) : null,
    withdrawn: rows.filter((row) => row.withdrawn_at !== null).map(viewOf),
    holds: standing?.held_from != null && order.status === 'on_hold',
    left: parcels.filter(({ shipment_id }) => !unscanned.includes(shipment_id)).map(parcelOf),
    unscanned: parcels.filter(({ shipment_id }) => unscanned.includes(shipment_id)).map(parcelOf),
    somethingLeft,
    registry: found?.waits ?? (found?.state === 'overturned' ? 'overturned' : null),
    can: { mark: may, withdraw: !may.ok || standing ? may : refuse('no_mark') },
  }
}

function parcelOf(parcel: Awaited<ReturnType<typeof listLeftParcels>>[number]): FraudView['left'][number] {
  const number = parcel.tracking_number ?? ''
  return { carrier: parcel.carrier_name ?? parcel.carrier, number, url: parcel.url ?? trackingUrl(parcel.carrier, number) ?? null }
}

/** Marking is a right of its own. */
export function mayMark(actor: { readonly rights: readonly string[] }): Result<null, 'forbidden'> {
  return actor.rights.includes('fraud') ? ok(null) : refuse('forbidden', { right: 'fraud' })
}

function viewOf(row: Awaited<ReturnType<typeof listMarks>>[number]): MarkView {
  return {
    mark: row.mark,
    reason: row.reason,
    note: row.note,
    by: row.marked_by_name,
    at: row.marked_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  }
}
