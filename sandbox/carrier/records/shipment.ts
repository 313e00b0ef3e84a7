import type { Address } from './address.ts'
import type { CustomsDeclaration } from './customs.ts'
import type { Fee, PostageLabel } from './label.ts'
import type { Parcel } from './parcel.ts'
import type { Message, Rate } from './rate.ts'

/** A kind of paper that goes with a parcel. */
export type Form = {
  readonly object: 'Form'
  readonly id: string
  readonly created_at: string
  readonly updated_at: string
  readonly mode: 'test'
  readonly form_type: string
  readonly form_url: string
  readonly submitted_electronically: boolean | null
}

export type RefundStatus = 'submitted' | 'refunded' | 'rejected'

/** What a caller wished of a shipment; what the twin does not know is kept and given back. */
export type Options = {
  readonly [name: string]: unknown
  readonly label_format?: string | undefined
  readonly label_resolution?: number | undefined
  readonly delivery_confirmation?: string | undefined
  readonly saturday_delivery?: boolean | undefined
  readonly hazmat?: string | undefined
  readonly additional_handling?: boolean | undefined
  readonly print_custom_1?: string | undefined
  readonly print_custom_2?: string | undefined
  readonly print_custom_3?: string | undefined
  readonly invoice_number?: string | undefined
  readonly label_date?: string | undefined
  readonly date_advance?: number | undefined
}

/** One box on its way. Rates, tracker and scan form are kept apart and join it on the wire. `carrier_accounts`: those it may be bought from. */
export type Shipment = {
  readonly id: string
  readonly created_at: string
  readonly updated_at: string
  readonly is_return: boolean
  readonly messages: readonly Message[]
  readonly options: Options
  readonly reference: string | null
  readonly tracking_code: string | null
  readonly customs_info: CustomsDeclaration | null
  readonly from_address: Address
  readonly to_address: Address
  readonly return_address: Address
  readonly buyer_address: Address
  readonly parcel: Parcel
  readonly insurance: string | null
  readonly order_id: string | null
  readonly box: { readonly number: number; readonly of: number }
  readonly postage_label: PostageLabel | null
  readonly refund_status: RefundStatus | null
  readonly scan_form_id: string | null
  readonly selected_rate: Rate | null
  readonly usps_zone: number
  readonly forms: readonly Form[]
  readonly fees: readonly Fee[]
  readonly carrier_accounts: readonly string[]
}
