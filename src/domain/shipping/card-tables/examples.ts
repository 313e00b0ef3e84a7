import { gramsFromPounds, mmFromInches, type Size } from '../../measure.ts'
import type { Handover } from '../calendar.ts'
import { quoteCard, type RateCard } from '../rate-card.ts'
import { costOf, type Bar } from '../rate.ts'

/** A shipment worked out with a card: to a business or a home, and what each service that goes there costs, minor units; with a bar it cannot be taken. */
export type CardExample = {
  readonly boxes: readonly { readonly size: Size; readonly grams: number }[]
  readonly zone: number
  readonly residential: boolean
  readonly rates: readonly { readonly name: string; readonly cost: number; readonly days: number | null; readonly bar: Bar | null }[]
}

/** Five shipments as parts sellers have them, spread over the zones the card goes to: for comparing with the carrier's own figures before a card is used. */
export function examplesOf(card: RateCard, ready: Date, handover: Handover): readonly CardExample[] {
  const zones = [...new Set(card.prices.map(({ zone }) => zone))].toSorted((a, b) => a - b)
  return shipments.map(({ boxes, residential }, place) => {
    const zone = zones[Math.round((place * (zones.length - 1)) / (shipments.length - 1))] ?? 2
    const rates = quoteCard(card, { zone, boxes, residential, poBox: false, hazmat: false, signature: false, ready, handover })
    return {
      boxes,
      zone,
      residential,
      rates: rates.map((rate) => ({ name: rate.name, cost: costOf(rate), days: rate.days, bar: rate.bar })),
    }
  })
}

const box = (pounds: number, length: number, width: number, height: number) => ({
  size: { lengthMm: mmFromInches(length), widthMm: mmFromInches(width), heightMm: mmFromInches(height) },
  grams: gramsFromPounds(pounds),
})
const [sensor, pads, rotors, bumper] = [box(2, 9, 6, 3), box(8, 14, 10, 6), box(22, 20, 14, 12), box(14, 60, 20, 12)]

const shipments = [
  { boxes: [sensor], residential: false },
  { boxes: [pads], residential: true },
  { boxes: [rotors], residential: false },
  { boxes: [pads, rotors], residential: true },
  { boxes: [bumper], residential: false },
] as const
