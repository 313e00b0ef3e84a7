import type { Address } from './address.ts'
import type { Fee } from './label.ts'

/** A label given back, or asked to be. */
export type Refund = {
  readonly id: string
  readonly object: 'Refund'
  readonly created_at: string
  readonly updated_at: string
  readonly tracking_code: string
  readonly confirmation_number: string | null
  readonly status: 'submitted' | 'refunded' | 'rejected'
  readonly carrier: string
  readonly shipment_id: string
}

/** A parcel insured for its worth. Its tracker joins it on the wire. */
export type Insurance = {
  readonly id: string
  readonly created_at: string
  readonly updated_at: string
  readonly reference: string | null
  readonly status: 'pending' | 'purchased' | 'cancelled'
  readonly amount: string
  readonly to_address: Address
  readonly from_address: Address
  readonly shipment_id: string | null
  readonly tracking_code: string
  readonly tracker_id: string
  readonly fee: Fee
  readonly messages: readonly string[]
}

/** The list of parcels a driver takes, on one sheet. */
export type ScanForm = {
  readonly id: string
  readonly created_at: string
  readonly updated_at: string
  readonly tracking_codes: readonly string[]
  readonly address: Address
  readonly status: 'creating' | 'created'
  readonly form_url: string | null
  readonly batch_id: string
  readonly carrier: string
}

/** A scan form as the wire has it. */
export function wireScanForm({ carrier: _, ...form }: ScanForm) {
  return { ...form, object: 'ScanForm', message: null, form_file_type: null, confirmation: null }
}
