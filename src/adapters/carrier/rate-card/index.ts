import { quoteCard, type RateCard } from '#domain/shipping/rate-card.ts'
import type { Point } from '#domain/distance.ts'
import { zip3Of, zoneBetween } from '#domain/shipping/zones.ts'
import type { Carrier, CarrierAbilities, CarrierFailure, Place, QuoteAsk, Quoted } from '#ports/carrier.ts'
import regions from './zip3.json' with { type: 'json' }

/**
 * A store's own rate card as a carrier: it quotes and makes no labels. Zones are by distance between the middles of three-digit ZIP regions, so it serves
 * addresses in the United States only.
 */
export function openRateCard(card: RateCard): Carrier {
  return {
    abilities,
    checkAddress: async () => noLabels,
    quote: async (ask) => ({ outcome: 'done', quoted: quote(card, ask) }),
    buy: async () => noLabels,
    readBack: async () => ({ outcome: 'done', bought: { parcels: [], message: null } }),
    label: async () => noLabels,
    void: async () => noLabels,
    track: async () => noLabels,
    listenAt: async () => noLabels,
    hear: () => null,
    test: async () => ({ ok: true }),
  }
}

const abilities: CarrierAbilities = { labels: false, checksAddresses: false, tracks: false }

const noLabels: CarrierFailure = { outcome: 'refused', code: 'no_labels', message: 'A rate card quotes and makes no labels.' }

function quote(card: RateCard, ask: QuoteAsk): Quoted {
  const [from, to] = [regionOf(ask.from), regionOf(ask.to)]
  if (!from || !to) return { rates: [], messages: [`${card.carrier} knows no zone for this address.`] }
  const rates = quoteCard(card, {
    zone: zoneBetween(from, to),
    boxes: ask.boxes,
    // Who is not known to be a business is charged as a home: a rate that turns out too dear costs nobody anything.
    residential: ask.residential ?? true,
    poBox: isPoBox(ask.to),
    hazmat: ask.options.hazmat,
    signature: ask.options.signature !== 'none',
    ready: ask.ready,
    handover: ask.handover,
  })
  return { rates: rates.map(({ id, ...rate }) => ({ ...rate, quote: ask.reference, ref: id })), messages: [] }
}

function regionOf({ country, postalCode }: Place): Point | undefined {
  const zip3 = country === 'US' && postalCode !== null ? zip3Of(postalCode) : undefined
  const [latitude, longitude] = (zip3 !== undefined && (regions as Readonly<Record<string, number[]>>)[zip3]) || []
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }
}

/** Is it a box at a post office? Written in many ways: P.O. Box 12, PO BOX 12, Post Office Box 12, POB 12. */
function isPoBox({ line1, line2 }: Place): boolean {
  return [line1, line2 ?? ''].some((line) => /\b(?:p\.?\s*o\.?\s*b(?:ox)?|post\s+office\s+box)\b/i.test(line))
}
