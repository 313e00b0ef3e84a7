import type { Account } from '../account.ts'
import { newId } from '../ids.ts'
import type { Address } from '../records/address.ts'
import type { Insurance } from '../records/paper.ts'
import { wireTracker, type Tracker } from '../records/tracker.ts'
import type { Shipment } from '../records/shipment.ts'
import { aboutOf, fee, readValue } from '../shipments/buy.ts'
import { wasScanned } from '../tracking/move.ts'
import { ApiError } from '../wire/errors.ts'
import { feeText, premiumOf, priceText } from './amounts.ts'

/** Insures a bought parcel; charges the premium, once. */
export function insureShipment(account: Account, shipment: Shipment, asked: string | number): Shipment {
  if (!shipment.postage_label) throw new ApiError('SHIPMENT.POSTAGE.REQUIRED')
  if (shipment.insurance !== null) throw new ApiError('SHIPMENT.INSURANCE.ALREADY_PURCHASED')
  const value = readValue(asked)
  const premium = fee('InsuranceFee', premiumOf(value))
  account.effect({ kind: 'insurance', amount: premium.amount, ...aboutOf(shipment) })
  return account.put('shipment', { ...shipment, insurance: priceText(value), fees: [...shipment.fees, premium], updated_at: account.at })
}

type Asked = {
  readonly amount: string | number
  readonly reference: string | null
  readonly from: Address
  readonly to: Address
  readonly tracker: Tracker
}

const hour = 3600

/** Insures a parcel bought elsewhere; it is pending for an hour, until its tracker is believed. */
export function insureParcel(account: Account, { amount, reference, from, to, tracker }: Asked): Insurance {
  const value = readValue(amount)
  const premium = fee('InsuranceFee', premiumOf(value))
  const insurance = account.put('insurance', {
    id: newId('ins'),
    created_at: account.at,
    updated_at: account.at,
    reference,
    status: 'pending',
    amount: feeText(value),
    to_address: to,
    from_address: from,
    shipment_id: tracker.wire.shipment_id,
    tracking_code: tracker.wire.tracking_code,
    tracker_id: tracker.id,
    fee: premium,
    messages: [],
  })
  effectOf(account, insurance, tracker, 'insurance')
  account.schedule(account.now + hour, insurance.id, 'insure')
  return insurance
}

/** The insurer takes it. */
export function beginInsurance(account: Account, id: string) {
  const insurance = account.need('insurance', id)
  if (insurance.status !== 'pending') return
  const begun = account.put('insurance', { ...insurance, status: 'purchased', updated_at: account.at })
  account.emit('insurance.purchased', wireInsurance(account, begun))
}

/** Gives an insurance back, with its premium, while the parcel is not on its way. */
export function endInsurance(account: Account, insurance: Insurance): Insurance {
  const tracker = account.find('tracker', insurance.tracker_id)
  if (insurance.status === 'cancelled' || (tracker && wasScanned(tracker))) throw new ApiError('INSURANCE.PURCHASE.NOT_ALLOWED')
  const ended = account.put('insurance', {
    ...insurance,
    status: 'cancelled',
    fee: { ...insurance.fee, refunded: true },
    messages: ['Insurance was cancelled by the user.'],
    updated_at: account.at,
  })
  account.unschedule(insurance.id)
  if (tracker) effectOf(account, ended, tracker, 'refund')
  account.emit('insurance.cancelled', wireInsurance(account, ended))
  return ended
}

/** An insurance as the wire has it. */
export function wireInsurance(account: Account, { tracker_id, ...insurance }: Insurance) {
  const tracker = account.find('tracker', tracker_id)
  return {
    ...insurance,
    object: 'Insurance',
    mode: 'test',
    provider: 'easypost',
    provider_id: null,
    tracker: tracker ? wireTracker(tracker) : null,
  }
}

function effectOf(account: Account, insurance: Insurance, { wire }: Tracker, kind: 'insurance' | 'refund') {
  const { tracking_code, carrier, shipment_id: shipment } = wire
  account.effect({
    kind,
    amount: insurance.fee.amount,
    shipment,
    order: null,
    tracking_code,
    carrier,
    service: null,
    reference: insurance.reference,
  })
}
