import type { Account } from '../account.ts'
import { newId } from '../ids.ts'
import { wireScanForm, type ScanForm } from '../records/paper.ts'
import { ApiError } from '../wire/errors.ts'

/** Puts bought parcels of one carrier on one sheet for the driver. The sheet is drawn a few seconds later; each parcel is on one sheet at most. */
export function makeScanForm(account: Account, ids: readonly string[]): ScanForm {
  const shipments = ids.map((id) => account.need('shipment', id))
  const [first] = shipments
  const carrier = first?.selected_rate?.carrier
  if (!first) throw new ApiError('SCAN_FORM.SHIPMENTS.REQUIRED')
  if (!carrier || shipments.some(({ postage_label }) => !postage_label)) throw new ApiError('SCAN_FORM.BATCH.NOT_PURCHASED')
  if (shipments.some(({ selected_rate }) => selected_rate?.carrier !== carrier)) throw new ApiError('SCAN_FORM.BATCH.MULTIPLE_CARRIERS')
  const used = shipments.filter(
    ({ scan_form_id, refund_status }) => scan_form_id !== null || ['submitted', 'refunded'].includes(refund_status ?? ''),
  )
  if (used.length > 0)
    throw new ApiError(
      'SCAN_FORM.SHIPMENTS.INVALID',
      used.map(({ id }) => id),
    )
  const form = account.put('scan_form', {
    id: newId('sf'),
    created_at: account.at,
    updated_at: account.at,
    tracking_codes: shipments.flatMap(({ tracking_code }) => tracking_code ?? []),
    address: first.from_address,
    status: 'creating',
    form_url: null,
    batch_id: newId('batch'),
    carrier,
  })
  for (const shipment of shipments) account.put('shipment', { ...shipment, scan_form_id: form.id })
  account.emit('scan_form.created', wireScanForm(form))
  account.schedule(account.now + 5, form.id, 'finish_form')
  return form
}

/** The sheet is there. */
export function finishScanForm(account: Account, id: string) {
  const form = account.need('scan_form', id)
  const done = account.put('scan_form', {
    ...form,
    status: 'created',
    form_url: `${account.origin}/files/scan_form/${id}.pdf`,
    updated_at: account.at,
  })
  account.emit('scan_form.updated', wireScanForm(done), { status: 'creating' })
}
