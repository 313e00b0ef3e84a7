import { anythingLeft } from '#domain/fulfillment.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { trackingUrl, type CarrierCode } from '#domain/tracking.ts'
import type { At } from '../spine.ts'
import { listLeftParcels, listMarks } from './queries.ts'
import type { FraudView, MarkView } from './shapes.ts'

/** The Report Fraud of the order page. */
export async function readFraud({ tx, order, sources }: At): Promise<FraudView> {
  const rows = await listMarks(tx, order.id)
  const standing = rows.find((row) => row.withdrawn_at === null)
  const somethingLeft = anythingLeft(sources.shipments)
  const parcels = somethingLeft && standing && standing.mark !== 'not_fraud' ? await listLeftParcels(tx, order.id) : []
  const may = mayMark(tx.actor)
  return {
    standing: standing ? viewOf(standing) : null,
    withdrawn: rows.filter((row) => row.withdrawn_at !== null).map(viewOf),
    holds: standing?.held_from != null && order.status === 'on_hold',
    left: parcels.map(({ carrier, tracking_number: number }) => ({
      carrier,
      number: number ?? '',
      url: trackingUrl(carrier as CarrierCode, number ?? '') ?? null,
    })),
    somethingLeft,
    can: { mark: may, withdraw: !may.ok || standing ? may : refuse('no_mark') },
  }
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
