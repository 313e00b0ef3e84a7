import type { Account } from '../account.ts'
import { asPrinted } from '../addresses/keep.ts'
import { newLabel } from '../labels/keep.ts'
import { feeText, premiumOf, priceText, readAmount, type Amount } from '../money/amounts.ts'
import { carrierNamed } from '../rating/carriers.ts'
import type { Fee } from '../records/label.ts'
import type { Rate } from '../records/rate.ts'
import type { Shipment } from '../records/shipment.ts'
import { nextSerial } from '../store.ts'
import { startTracker } from '../tracking/start.ts'
import { ApiError } from '../wire/errors.ts'
import { newForm } from './forms.ts'
import { trackingCode } from './tracking-code.ts'

/** The most a parcel is insured for. */
const insurable = readAmount('5000.00')

/**
 * Buys the postage of one box: charges the account, draws a tracking number, begins to follow the parcel and writes the address as it is printed. A shipment
 * is bought once; whoever asks again is told so and charged nothing.
 */
export function buyShipment(account: Account, shipment: Shipment, rate: Rate, insured: string | number | null): Shipment {
  const rules = carrierNamed(rate.carrier)
  if (shipment.postage_label) throw new ApiError('SHIPMENT.POSTAGE.EXISTS')
  if (!rules || account.switches.down.includes(rules.name)) throw new ApiError('SHIPMENT.POSTAGE.NO_RESPONSE')
  if (account.switches.outOfFunds) throw new ApiError('PAYMENT_REQUIRED')
  const abroad = shipment.to_address.country !== shipment.from_address.country
  if (abroad && !shipment.customs_info?.customs_items.length) throw new ApiError('SHIPMENT.CUSTOMS_INFO.REQUIRED')

  const value = insuredValue(account, insured)
  const price = readAmount(rate.rate) + readAmount(account.switches.priceChange)
  const fees = [
    fee('LabelFee', readAmount(account.switches.labelFee)),
    fee('PostageFee', price),
    ...(value > 0 ? [fee('InsuranceFee', premiumOf(value))] : []),
  ]
  const code = trackingCode(rules.digit, nextSerial(account.db))
  const label = newLabel(account, shipment.options)
  const to = asPrinted(account, shipment.to_address)
  const bought = account.put(
    'shipment',
    {
      ...shipment,
      updated_at: account.at,
      to_address: to,
      buyer_address: shipment.buyer_address.id === shipment.to_address.id ? to : shipment.buyer_address,
      tracking_code: code,
      insurance: value > 0 ? priceText(value) : null,
      postage_label: label,
      selected_rate: { ...rate, rate: priceText(price), updated_at: account.at },
      fees,
      forms: shipment.is_return ? [newForm(account, shipment.id, 'return_packing_slip')] : [],
    },
    { tag: code },
  )
  account.effect({ kind: 'label', amount: feeText(totalOf(fees)), ...aboutOf(bought) })
  startTracker(account, bought)
  return bought
}

/** What a purchase was about, as effects tell it. */
export function aboutOf({ id, order_id, tracking_code, selected_rate, reference }: Shipment) {
  return {
    shipment: id,
    order: order_id,
    tracking_code: tracking_code ?? '',
    carrier: selected_rate?.carrier ?? '',
    service: selected_rate?.service ?? null,
    reference,
  }
}

/** The sum of fees. */
export function totalOf(fees: readonly Fee[]): Amount {
  return fees.reduce((total, { amount }) => total + readAmount(amount), 0)
}

/** A fee, charged. */
export function fee(type: Fee['type'], amount: Amount): Fee {
  return { object: 'Fee', type, amount: feeText(amount), charged: true, refunded: false }
}

/** Reads the value a parcel is insured for, within the limits. */
export function readValue(asked: string | number): Amount {
  const value = readAmount(asked)
  if (!(value > 0)) throw new ApiError('INSURANCE.AMOUNT.BELOW_MINIMUM')
  if (value > insurable) throw new ApiError('INSURANCE.AMOUNT.ABOVE_MAXIMUM')
  return value
}

function insuredValue({ switches }: Account, asked: string | number | null): Amount {
  if (asked !== null) return readValue(asked)
  return switches.insuredByDefault ? readAmount('100.00') : 0
}
