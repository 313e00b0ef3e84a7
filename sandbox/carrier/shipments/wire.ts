import type { Account } from '../account.ts'
import { wireScanForm } from '../records/paper.ts'
import type { Shipment } from '../records/shipment.ts'
import { wireTracker } from '../records/tracker.ts'

/** A shipment as the wire has it. */
export function wireShipment(account: Account, shipment: Shipment) {
  const { box: _box, scan_form_id, carrier_accounts: _accounts, ...told } = shipment
  const tracker = account.under('tracker', shipment.id)[0]
  const form = scan_form_id === null ? undefined : account.find('scan_form', scan_form_id)
  return {
    ...told,
    object: 'Shipment',
    mode: 'test',
    status: tracker?.wire.status ?? 'unknown',
    batch_id: form?.batch_id ?? null,
    batch_status: form ? 'postage_purchased' : null,
    batch_message: null,
    rates: account.under('rate', shipment.id),
    scan_form: form ? wireScanForm(form) : null,
    tracker: tracker ? wireTracker(tracker) : null,
  }
}
