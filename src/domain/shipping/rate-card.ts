import { dimensionalPounds, gramsFromPounds, lengthAndGirthMm, mmFromInches, type Size } from '../measure.ts'
import { share } from '../money.ts'
import { arrivesOn, leavesOn, type Handover, type ServiceDays } from './calendar.ts'
import type { Bar, Charge, Rate, ServiceClass } from './rate.ts'

/** One service of a store's own rate card. Money in minor units of `currency`; shares in millionths. */
export type CardOffer = {
  readonly code: string
  readonly name: string
  readonly class: ServiceClass
  /** cubic inches a pound; null: size does not count */
  readonly divisor: number | null
  readonly mostPounds: number
  readonly mostGirthInches: number
  readonly fuelPpm: number
  readonly residential: number
  readonly signature: number
  readonly leastCharge: number
  readonly poBox: boolean
  readonly hazmat: boolean
  readonly days: ServiceDays
}

/** What a box of up to so many pounds costs into a zone, and how many days it takes there. */
export type CardPrice = {
  readonly service: string
  readonly zone: number
  readonly pounds: number
  readonly amount: number
  readonly days: number | null
}

/** A store's rate card. */
export type RateCard = {
  readonly carrier: string
  readonly currency: string
  readonly services: readonly CardOffer[]
  readonly prices: readonly CardPrice[]
}

/** What is to be carried, and when it is ready where it leaves from. */
export type CardAsk = {
  readonly zone: number
  readonly boxes: readonly { readonly size: Size; readonly grams: number }[]
  readonly residential: boolean
  readonly poBox: boolean
  readonly hazmat: boolean
  readonly signature: boolean
  readonly ready: Date
  readonly handover: Handover
}

/** A rate of a card; which account it stands for is the caller's to say. */
export type CardRate = Omit<Rate, 'account'>

/** Quotes every service of the card that has a price into the zone; those that cannot carry it bear the reason. */
export function quoteCard(card: RateCard, ask: CardAsk): readonly CardRate[] {
  return card.services.flatMap((service) => {
    const prices = pricesInto(card, service.code, ask.zone)
    const charges = chargesOf(service, prices, ask)
    const bar = barOf(service, ask) ?? (charges === null ? 'too_heavy' : null)
    if (prices.length === 0) return []
    const days = prices[0]?.days ?? null
    return [
      {
        id: `${card.carrier}/${service.code}`,
        carrier: card.carrier,
        name: service.name,
        service: service.code,
        class: service.class,
        charges: charges ?? [],
        currency: card.currency,
        days,
        arrives: days === null ? null : arrivesOn(leavesOn(ask.ready, ask.handover, service.days), days, service.days),
        guaranteed: false,
        bar,
      },
    ]
  })
}

/** Pounds a box is billed at: what it weighs or what its volume counts for, whichever is more, rounded up. */
export function billablePounds({ divisor }: CardOffer, box: { readonly size: Size; readonly grams: number }): number {
  // A pound kept as 454 g is one pound, not two: the half gram lost in keeping is forgiven.
  const actual = Math.ceil((box.grams - 0.5) / gramsFromPounds(1))
  return Math.max(actual, divisor === null ? 0 : dimensionalPounds(box.size, { divisor, sides: 'up' }), 1)
}

function pricesInto(card: RateCard, service: string, zone: number): readonly CardPrice[] {
  return card.prices.filter((price) => price.service === service && price.zone === zone).toSorted((a, b) => a.pounds - b.pounds)
}

/** Null when a box is heavier than the card goes. */
function chargesOf(service: CardOffer, prices: readonly CardPrice[], ask: CardAsk): readonly Charge[] | null {
  const each = ask.boxes.map((box) => prices.find(({ pounds }) => billablePounds(service, box) <= pounds)?.amount)
  if (each.includes(undefined)) return null
  const postage = Math.max(
    each.reduce<number>((sum, amount) => sum + (amount ?? 0), 0),
    service.leastCharge,
  )
  const count = ask.boxes.length
  const charges: readonly Charge[] = [
    { kind: 'postage', amount: postage },
    { kind: 'residential', amount: ask.residential ? service.residential * count : 0 },
    { kind: 'signature', amount: ask.signature ? service.signature * count : 0 },
  ]
  const fuel = share(
    charges.reduce((sum, { amount }) => sum + amount, 0),
    service.fuelPpm,
  )
  return [...charges, { kind: 'fuel' as const, amount: fuel }].filter(({ amount }) => amount !== 0)
}

function barOf(service: CardOffer, ask: CardAsk): Bar | null {
  if (ask.poBox && !service.poBox) return 'po_box'
  if (ask.hazmat && !service.hazmat) return 'hazmat_by_air'
  if (ask.boxes.some(({ grams }) => grams > gramsFromPounds(service.mostPounds))) return 'too_heavy'
  if (ask.boxes.some(({ size }) => lengthAndGirthMm(size) > mmFromInches(service.mostGirthInches))) return 'too_long'
  return null
}
