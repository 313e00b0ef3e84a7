import { apportion } from '#domain/money.ts'
import { costOf, type Charge, type QuotedRate } from '#domain/shipping/rate.ts'
import { classOf, wordsOf } from '#domain/shipping/service-class.ts'
import type { WireOrder, WireRate, WireShipment } from './shapes.ts'

/** The rates of an order, each with its carrier and service as its ref: an order is bought by these, not by a rate's id. */
export function ratesOfOrder({ id, rates }: WireOrder): readonly QuotedRate[] {
  // Of a service two accounts sell, nobody could say which one is charged.
  const sold = (rate: WireRate) => rates.filter(({ carrier, service }) => carrier === rate.carrier && service === rate.service).length
  return rates.filter((rate) => sold(rate) === 1).map((rate) => quotedFrom(rate, id, `${rate.carrier}/${rate.service}`, rate.rate, null))
}

/**
 * The rates of boxes quoted one by one: only services of one account that take every box, prices added up, the slowest box's days. The refs are the ids of
 * the boxes and of their rates. `insured` minor units over all boxes, null when nothing is.
 */
export function ratesOfBoxes(boxes: readonly WireShipment[], insured: number | null): readonly QuotedRate[] {
  const [first, ...others] = boxes
  const quote = boxes.map(({ id }) => id).join(',')
  const premium = insured === null ? null : sum(sharesOf(insured, boxes).map(premiumOf))
  return (first?.rates ?? []).flatMap((rate) => {
    const all = [rate, ...others.flatMap(({ rates }) => rates.find((one) => isSame(one, rate)) ?? [])]
    if (all.length < boxes.length) return []
    const slowest = all.reduce((a, b) => ((daysOf(b) ?? 0) > (daysOf(a) ?? 0) || (b.delivery_date ?? '') > (a.delivery_date ?? '') ? b : a))
    const ref = all.map(({ id }) => id).join(',')
    return [quotedFrom(slowest, quote, ref, sum(all.map((one) => one.rate)), premium)]
  })
}

/** Each service once, from whichever account is cheapest. */
export function cheapestOfEach(rates: readonly QuotedRate[]): readonly QuotedRate[] {
  const kept = new Map<string, QuotedRate>()
  for (const rate of rates) {
    const known = kept.get(serviceOf(rate))
    if (!known || costOf(rate) < costOf(known)) kept.set(serviceOf(rate), rate)
  }
  return [...kept.values()]
}

/** What tells one service from another. */
export function serviceOf({ carrier, service }: Pick<QuotedRate, 'carrier' | 'service'>): string {
  return `${carrier}/${service}`
}

/** What of an insured value (minor units) falls on each box: by its weight, as nobody knows what is in which. */
export function sharesOf(insured: number, boxes: readonly Pick<WireShipment, 'parcel'>[]): readonly number[] {
  return apportion(
    insured,
    boxes.map(({ parcel }) => parcel.weight),
  )
}

/** What insuring a box costs, minor units: one percent of its value, at least a dollar (EasyPost, "Shipping Insurance", 2025). */
function premiumOf(value: number): number {
  return value === 0 ? 0 : Math.max(100, Math.round(value / 100))
}

function quotedFrom(rate: WireRate, quote: string, ref: string, postage: number, premium: number | null): QuotedRate {
  const days = daysOf(rate)
  const charges: readonly Charge[] = [
    { kind: 'postage', amount: postage },
    ...(premium === null ? [] : [{ kind: 'insurance', amount: premium } as const]),
  ]
  return {
    quote,
    ref,
    carrier: rate.carrier,
    name: wordsOf(rate.service),
    service: rate.service,
    class: classOf(rate.service, days),
    charges,
    currency: rate.currency,
    days,
    arrives: rate.delivery_date ?? null,
    guaranteed: rate.delivery_date_guaranteed ?? false,
    bar: null,
  }
}

function daysOf({ delivery_days, est_delivery_days }: WireRate): number | null {
  return delivery_days ?? est_delivery_days ?? null
}

function isSame(a: WireRate, b: WireRate): boolean {
  return a.service === b.service && a.carrier_account_id === b.carrier_account_id && a.currency === b.currency
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
