import type { Account } from '../account.ts'
import { newId } from '../ids.ts'
import { quote } from '../rating/quote.ts'
import { labelFormats } from '../records/label.ts'
import type { Options, Shipment } from '../records/shipment.ts'
import { ApiError } from '../wire/errors.ts'

/** What a shipment is made of; everything else begins empty. */
type Made = Pick<
  Shipment,
  | 'from_address'
  | 'to_address'
  | 'return_address'
  | 'buyer_address'
  | 'parcel'
  | 'customs_info'
  | 'options'
  | 'reference'
  | 'is_return'
  | 'order_id'
  | 'box'
  | 'carrier_accounts'
>

/** Makes a shipment and asks the carriers for its rates. Nothing is charged. */
export function makeShipment(account: Account, made: Made): Shipment {
  const shipment: Shipment = {
    ...made,
    id: newId('shp'),
    created_at: account.at,
    updated_at: account.at,
    options: completed(made.options),
    messages: [],
    tracking_code: null,
    insurance: null,
    postage_label: null,
    refund_status: null,
    scan_form_id: null,
    selected_rate: null,
    usps_zone: 0,
    forms: [],
    fees: [],
  }
  return rated(account, shipment)
}

/** The shipment with rates of this moment; those it had are gone. */
export function rated(account: Account, shipment: Shipment): Shipment {
  const { rates, messages, zone } = quote(account, shipment)
  for (const { id } of account.under('rate', shipment.id)) account.remove(id)
  for (const rate of rates) account.put('rate', rate, { parent: shipment.id })
  return account.put('shipment', { ...shipment, messages, usps_zone: zone, updated_at: account.at }, { parent: shipment.order_id })
}

/** The options as they are given back: what EasyPost adds, and the three printed lines as a list too. */
export function completed(options: Options): Options {
  const format = options.label_format
  if (format !== undefined && format !== 'EPL2' && !labelFormats.some((one) => one === format))
    throw new ApiError('SHIPMENT.POSTAGE.INVALID_FORMAT')
  const custom = [options.print_custom_1, options.print_custom_2, options.print_custom_3].flatMap((value) => (value ? [{ value }] : []))
  return {
    ...options,
    ...(custom.length > 0 ? { print_custom: custom } : {}),
    currency: 'USD',
    payment: { type: 'SENDER' },
    date_advance: options.date_advance ?? 0,
  }
}
