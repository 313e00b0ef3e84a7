import type { Account } from '../account.ts'
import { cents, priceText } from '../money/amounts.ts'
import { iso, newId } from '../ids.ts'
import type { CarrierAccount } from '../records/carrier-account.ts'
import type { Message, Rate } from '../records/rate.ts'
import type { Shipment } from '../records/shipment.ts'
import { ApiError } from '../wire/errors.ts'
import { carriers, type CarrierRules, type CarrierService } from './carriers.ts'
import { arrivalOf, endOfDay, shipDay } from './days.ts'
import { priceOf, sizeOf } from './price.ts'
import { refusalOf, servicesOf } from './refusals.ts'
import { tripBetween, type Trip } from './trip.ts'

type Quoted = { readonly rates: readonly Rate[]; readonly messages: readonly Message[]; readonly zone: number }

/** Asks every carrier account of a shipment for its prices. A carrier that cannot is a message among the others' rates, never an error. */
export function quote(account: Account, shipment: Shipment): Quoted {
  const trip = tripBetween(shipment.from_address, shipment.to_address)
  const answers = accountsFor(account, shipment.carrier_accounts).map((one) => answerOf(account, shipment, trip, one))
  return {
    rates: answers.flatMap((answer) => (typeof answer.said === 'string' ? [] : answer.said)),
    messages: answers.flatMap((answer) => (typeof answer.said === 'string' ? [messageOf(answer, answer.said)] : [])),
    zone: trip?.zone ?? 0,
  }
}

type Answering = { readonly rules: CarrierRules; readonly owner: CarrierAccount }
type Answered = Answering & { readonly said: readonly Rate[] | string }

/** The accounts that are asked: the named ones, or all. */
function accountsFor(account: Account, named: readonly string[]): Answering[] {
  const all = account.all('carrier_account')
  if (named.some((id) => !all.some((one) => one.id === id))) throw new ApiError('SHIPMENT.RATE.CARRIER_ACCOUNT_INVALID')
  return all
    .filter(({ id }) => named.length === 0 || named.includes(id))
    .flatMap((owner) => carriers.filter(({ type }) => type === owner.type).map((rules) => ({ rules, owner })))
}

function answerOf(account: Account, shipment: Shipment, trip: Trip | undefined, answering: Answering): Answered {
  const { rules } = answering
  const { parcel, options } = shipment
  const refuse = (said: string) => ({ ...answering, said })
  if (account.switches.down.includes(rules.name)) return refuse(`${rules.readable} is not reachable at this time. Please try again.`)
  if (shipment.order_id !== null && !rules.orders && !account.switches.postOrders)
    return refuse('Orders of several packages are not supported by this carrier.')
  if (!trip) return refuse('The origin or destination ZIP code is not serviced.')
  const size = sizeOf(parcel)
  const refusal = refusalOf(rules, size, trip, options)
  if (refusal !== undefined) return refuse(refusal)
  const rateFor = (service: CarrierService) =>
    rateOf(account, shipment, { ...answering, service, trip, price: priceOf(rules, service, size, trip, options) })
  return { ...answering, said: servicesOf(rules, trip, options).map(rateFor) }
}

type Priced = Answering & { readonly service: CarrierService; readonly trip: Trip; readonly price: number }

function rateOf(account: Account, shipment: Shipment, { rules, owner, service, trip, price }: Priced): Rate {
  const days = service.days[trip.zone - 2] ?? null
  const arrival = arrivalOf(shipDay(account.now, shipment.options), days ?? 0, shipment.options.saturday_delivery === true)
  return {
    id: newId('rate'),
    object: 'Rate',
    created_at: account.at,
    updated_at: account.at,
    mode: 'test',
    service: service.name,
    carrier: rules.name,
    rate: priceText(cents(price)),
    currency: 'USD',
    retail_rate: priceText(cents(Math.round(price * 1.38))),
    retail_currency: 'USD',
    list_rate: priceText(cents(Math.round(price * 1.12))),
    list_currency: 'USD',
    billing_type: 'easypost',
    delivery_days: days,
    delivery_date: service.dated && days !== null ? iso(endOfDay(arrival)) : null,
    delivery_date_guaranteed: service.guaranteed,
    est_delivery_days: days,
    shipment_id: shipment.id,
    carrier_account_id: owner.id,
  }
}

function messageOf({ rules, owner }: Answering, message: string): Message {
  return { carrier: rules.name, carrier_account_id: owner.id, type: 'rate_error', message }
}
