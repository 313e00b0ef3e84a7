import { bankSays } from '#domain/fraud/bank.ts'
import { anythingGone, isUnscanned } from '#domain/fulfillment.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { trackingUrl } from '#domain/tracking.ts'
import type { At } from '../spine.ts'
import { findCase, listBankWords, listLeftParcels, listMarks } from './queries.ts'
import type { BankView, FraudView, MarkView } from './shapes.ts'

/** The Report Fraud of the order page. */
export async function readFraud({ tx, order, sources }: At): Promise<FraudView> {
  const rows = await listMarks(tx, order.id)
  const words = await listBankWords(tx, order.id)
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
    bank: bankOf(words),
    holds: standing?.held_from != null && order.status === 'on_hold',
    left: parcels.filter(({ shipment_id }) => !unscanned.includes(shipment_id)).map(parcelOf),
    unscanned: parcels.filter(({ shipment_id }) => unscanned.includes(shipment_id)).map(parcelOf),
    somethingLeft,
    registry: found?.waits ?? (found?.state === 'overturned' ? 'overturned' : null),
    can: { mark: may, withdraw: !may.ok || standing ? may : refuse('no_mark') },
  }
}

/** A dispute is more than a warning: it is what the store has to answer. */
function bankOf(words: Awaited<ReturnType<typeof listBankWords>>): BankView | null {
  const { chargeback, issuerAlert } = bankSays(words)
  if (!chargeback && !issuerAlert) return null
  const by = chargeback ? 'dispute' : 'fraud_warning'
  const word = words.findLast((one) => (chargeback ? bankSays([one]).chargeback : one.kind === 'fraud_warning'))
  return word ? { by, at: word.at.toISOString(), open: word.state === 'needs_response' } : null
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
    code: row.code,
    evidence: row.evidence,
    reason: row.reason,
    note: row.note,
    by: row.marked_by_name,
    at: row.marked_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  }
}
