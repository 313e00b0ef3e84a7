import { shippingOffers, type ShippingOffer } from './shipping.ts'
import type { Language, Line, OrderBody, Part, Tax, Totals } from './shapes.ts'
import { ratesFor, taxesOn } from './taxes.ts'

/** What stands in a cart. `costUnknown`: the dealer has no cost on file for it. */
export type Item = { readonly part: Part; readonly quantity: number; readonly costUnknown?: boolean }

type PriceAsk = {
  readonly items: readonly Item[]
  readonly destination: { readonly country: string; readonly region?: string | null }
  readonly shipping: string
  readonly promo: string | null
  readonly taxExempt: boolean
  readonly language: Language
  /** origin under which the desk can fetch the images */
  readonly images: string
}

export type Priced = Pick<OrderBody, 'lines' | 'discounts' | 'fees' | 'shippingService' | 'totals'>

const promos: Readonly<Record<string, { readonly percent: number; readonly en: string; readonly fr: string }>> = {
  SPRING10: { percent: 10, en: 'Spring sale, 10 % off parts', fr: 'Soldes du printemps, 10 % sur les pièces' },
}

/** Is this a code the shops know? */
export function knowsPromo(code: string): boolean {
  return Object.hasOwn(promos, code)
}

/** Prices a cart: lines, promo code, shipping, tax by the place it goes to, and totals, all in cents. The promo lowers what each line is taxed on. */
export function price(ask: PriceAsk): Priced {
  const { items, language } = ask
  const rates = ratesFor(ask.destination, ask.taxExempt)
  const discounts = discountsOf(ask)
  const shares = apportion(
    sum(discounts, (one) => one.amount),
    items.map(({ part, quantity }) => part.price * quantity),
  )
  const lines = items.map(({ part, quantity, costUnknown }, i): Line => ({
    partNumber: part.number,
    name: part.name[language],
    brand: part.brand,
    imageUrl: `${ask.images}/images/${encodeURIComponent(part.number)}.png`,
    quantity,
    unitPrice: part.price,
    listPrice: part.listPrice,
    unitCost: costUnknown ? null : part.cost,
    coreCharge: part.core,
    discount: 0,
    weightGrams: part.grams,
    lengthMm: part.size[0],
    widthMm: part.size[1],
    heightMm: part.size[2],
    hazmat: part.hazmat,
    taxes: taxesOn(part.price * quantity - (shares[i] ?? 0), rates),
    coreTaxes: taxesOn(part.core * quantity, rates),
  }))
  const offer = offerOf(ask)
  const shippingService = {
    name: offer.name,
    amount: offer.amount,
    taxes: taxesOn(
      offer.amount,
      rates.filter((rate) => rate.onShipping),
    ),
  }
  return { lines, discounts, fees: [], shippingService, totals: totalsOf(lines, discounts, shippingService) }
}

function discountsOf({ promo, items, language }: PriceAsk): OrderBody['discounts'] {
  const found = promo === null ? undefined : promos[promo]
  if (!found || promo === null) return []
  const subtotal = sum(items, ({ part, quantity }) => part.price * quantity)
  return [{ code: promo, label: found[language], amount: Math.floor((subtotal * found.percent + 50) / 100) }]
}

function offerOf({ items, destination, language, shipping }: PriceAsk): ShippingOffer {
  const offers = shippingOffers(items, destination.country, language)
  const offer = offers.find(({ id }) => id === shipping) ?? offers[0]
  if (!offer) throw new Error('every cart can go by ground')
  return offer
}

function totalsOf(lines: readonly Line[], discounts: OrderBody['discounts'], service: OrderBody['shippingService']): Totals {
  const taxed = (taxes: readonly Tax[]) => sum(taxes, (tax) => tax.amount)
  const subtotal = sum(lines, (line) => line.unitPrice * line.quantity)
  const cores = sum(lines, (line) => line.coreCharge * line.quantity)
  const off = sum(discounts, (one) => one.amount)
  const tax = sum(lines, (line) => taxed(line.taxes) + taxed(line.coreTaxes)) + taxed(service.taxes)
  return { subtotal, cores, discounts: off, shipping: service.amount, fees: 0, tax, total: subtotal + cores - off + service.amount + tax }
}

/** Splits cents over weights so that the parts add up exactly: the last part takes what rounding left. */
function apportion(amount: number, weights: readonly number[]): number[] {
  const whole = sum(weights, (weight) => weight)
  if (whole === 0) return weights.map(() => 0)
  const parts = weights.map((weight) => Math.floor((amount * weight) / whole))
  return parts.map((part, i) => (i === parts.length - 1 ? part + amount - sum(parts, (one) => one) : part))
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((all, item) => all + amount(item), 0)
}
