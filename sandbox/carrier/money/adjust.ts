import type { Account } from '../account.ts'
import { newId } from '../ids.ts'
import type { Shipment } from '../records/shipment.ts'
import { aboutOf } from '../shipments/buy.ts'
import { ApiError } from '../wire/errors.ts'
import { feeText, priceText, readAmount } from './amounts.ts'

/** Weeks later the carrier weighed a parcel itself: charges, or with a minus credits, the difference and sends the invoice that says so. */
export function adjust(account: Account, shipment: Shipment, dollars: string, reason: string) {
  if (!shipment.postage_label) throw new ApiError('SHIPMENT.POSTAGE.REQUIRED')
  const amount = readAmount(dollars)
  const invoice = {
    id: newId('shpinv'),
    object: 'ShipmentInvoice',
    mode: 'test',
    created_at: account.at,
    updated_at: account.at,
    shipment_id: shipment.id,
    tracking_code: shipment.tracking_code,
    carrier: shipment.selected_rate?.carrier ?? null,
    service: shipment.selected_rate?.service ?? null,
    reference: shipment.reference,
    adjustment_reason: reason,
    adjustment_amount: priceText(amount),
    charged_amount: priceText(readAmount(shipment.selected_rate?.rate ?? 0) + amount),
    currency: 'USD',
    claimed_weight: shipment.parcel.weight,
  }
  account.effect({ kind: 'adjustment', amount: feeText(amount), ...aboutOf(shipment) })
  account.emit('shipment.invoice.created', invoice)
  return invoice
}
