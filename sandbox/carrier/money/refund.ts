import type { Account } from '../account.ts'
import { newId } from '../ids.ts'
import { carrierNamed } from '../rating/carriers.ts'
import type { Refund } from '../records/paper.ts'
import type { Shipment } from '../records/shipment.ts'
import { aboutOf, totalOf } from '../shipments/buy.ts'
import { moveTo, stopTracker, wasScanned } from '../tracking/move.ts'
import { ApiError } from '../wire/errors.ts'
import { feeText } from './amounts.ts'

const day = 86_400

/** A carrier decides two days after it was asked. */
const decidesAfter = 2 * day

/**
 * Asks for the money of a label back. What was scanned, or is too old for its carrier, is rejected at once; a rejected one may be asked for again, one that is
 * submitted or refunded may not.
 */
export function askRefund(account: Account, shipment: Shipment): { readonly shipment: Shipment; readonly refund: Refund } {
  const { postage_label: label, selected_rate: rate, refund_status: before } = shipment
  const rules = carrierNamed(rate?.carrier)
  if (!label || !rate || !rules || before === 'submitted' || before === 'refunded') throw new ApiError('SHIPMENT.REFUND.UNAVAILABLE')
  const tracker = account.under('tracker', shipment.id)[0]
  const tooOld = account.now - Math.floor(Date.parse(label.created_at) / 1000) > rules.voidDays * day
  const status = tooOld || (tracker && wasScanned(tracker)) ? 'rejected' : 'submitted'
  const refund = account.put(
    'refund',
    {
      id: newId('rfnd'),
      object: 'Refund',
      created_at: account.at,
      updated_at: account.at,
      tracking_code: shipment.tracking_code ?? '',
      confirmation_number: null,
      status,
      carrier: rate.carrier,
      shipment_id: shipment.id,
    },
    { parent: shipment.id, tag: shipment.tracking_code },
  )
  if (status === 'submitted') {
    account.schedule(account.now + decidesAfter, refund.id, 'decide_refund')
    // A label that is given back is on no parcel: it does not travel.
    if (tracker) stopTracker(account, tracker)
  }
  return { refund, shipment: account.put('shipment', { ...shipment, refund_status: status, updated_at: account.at }) }
}

/** The carrier's answer: the money comes back, unless the parcel was seen after all. */
export function decideRefund(account: Account, id: string) {
  const asked = account.need('refund', id)
  const shipment = account.need('shipment', asked.shipment_id)
  const tracker = account.under('tracker', shipment.id)[0]
  const status = tracker && wasScanned(tracker) ? 'rejected' : 'refunded'
  const refund: Refund = {
    ...asked,
    status,
    confirmation_number: status === 'refunded' ? asked.id.slice(5, 15).toUpperCase() : null,
    updated_at: account.at,
  }
  account.put('refund', refund)
  const fees = status === 'refunded' ? shipment.fees.map((one) => ({ ...one, refunded: true })) : shipment.fees
  account.put('shipment', { ...shipment, refund_status: status, fees, updated_at: account.at })
  if (status === 'rejected') return
  account.effect({ kind: 'refund', amount: feeText(totalOf(shipment.fees)), ...aboutOf(shipment) })
  if (tracker) moveTo(account, tracker, 'cancelled')
  account.emit('refund.successful', refund)
}
