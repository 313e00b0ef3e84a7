import type { LetterFacts } from '#domain/letters.ts'
import type { TemplateKind } from '#domain/mail/templates.ts'
import { carrierName, trackingUrl } from '#domain/tracking.ts'
import { hiddenSecret, payUrl } from '#platform/links/pay-link.ts'
import type { Block } from '#platform/mail-layout.ts'
import { writtenNumber } from '../../spine-store.ts'
import { linesOf, type Ink, type LetterSources } from './ink.ts'

/** What a letter that stores may word says of the order itself, in the desk's own words: stores write before and after it. */
export type CustomerFacts = Extract<LetterFacts, { readonly kind: TemplateKind }>

/** The facts of a letter: parts, sums, tracking, where to pay. */
export function factBlocks(facts: CustomerFacts, ink: Ink): readonly Block[] {
  const { words, sources, money } = ink
  switch (facts.kind) {
    case 'order_received':
      return [linesOf(ink), addressOf(ink)]
    case 'shipped':
      return [shippedOf(ink, facts.shipment), ...trackingOf(ink, facts.shipment), ...openOf(ink), addressOf(ink)]
    case 'ready_for_pickup':
      return [shippedOf(ink, facts.shipment), storeOf(ink)]
    case 'delivered':
    case 'delivery_exception':
      return linksOf(
        ink,
        sources.parcels.filter(({ id }) => id === facts.parcel),
      )
    case 'backordered':
      return [laterOf(ink, facts.lines)]
    case 'lines_cancelled':
      return [
        partsOf(ink, facts.lines),
        ...(facts.why ? [text(words.partReasons[facts.why])] : []),
        ...(facts.back > 0 ? [text(words.cancelled.owed(money(facts.back)))] : []),
        linesOf(ink),
      ]
    case 'cancelled':
      return [
        ...(facts.why ? [text(words.reasons[facts.why])] : []),
        ...(facts.returned > 0 ? [text(words.cancelled.returned(money(facts.returned)))] : []),
        ...(facts.voided > 0 ? [text(words.cancelled.released(money(facts.voided)))] : []),
      ]
    case 'refunded':
      return [sumOf(ink, words.returned, facts.amount)]
    case 'receipt':
      return [sumOf(ink, words.received, facts.amount), text(leftOf(facts.due, ink)), linesOf(ink)]
    case 'pay_link':
      return [...(facts.note ? [text(facts.note)] : []), ...payBy(facts.amount, facts.until, ink), linesOf(ink)]
    case 'balance_due':
      return [
        ...(facts.until === null ? [text(words.payLink.call(sources.store_phone))] : payBy(facts.amount, facts.until, ink)),
        linesOf(ink),
      ]
    case 'verify_card':
      return []
  }
}

function leftOf(due: number, { words, money }: Ink): string {
  if (due === 0) return words.receipt.inFull
  return due > 0 ? words.receipt.due(money(due)) : words.receipt.over(money(-due))
}

/** One sum of the order's, whatever the store's own words say of it. */
function sumOf({ words, sources, money }: Ink, label: string, amount: number): Block {
  return { kind: 'table', title: words.order(writtenNumber(sources)), head: [], rows: [], foot: [[label, money(amount)]] }
}

/** The secret part of the address is put in as the letter leaves, and never before. */
function payBy(amount: number, until: string, { words, sources, money, publicUrl }: Ink): readonly Block[] {
  return [
    { kind: 'link', text: words.payLink.pay(money(amount)), href: payUrl(publicUrl, hiddenSecret) },
    text(`${words.payLink.until(words.moment(new Date(until), sources.time_zone))} ${words.payLink.safe}`),
  ]
}

function laterOf({ words, sources }: Ink, lines: Extract<LetterFacts, { readonly kind: 'backordered' }>['lines']): Block {
  const rows = lines.flatMap(({ line: id, until }) =>
    sources.lines
      .filter((line) => line.id === id)
      .map((line) => [`${line.name}\n${line.part_number}`, String(line.quantity), words.day(until)]),
  )
  return { kind: 'table', title: words.order(writtenNumber(sources)), head: [words.part, words.quantity, words.expected], rows, foot: [] }
}

function shippedOf(ink: Ink, shipment: string): Block {
  return partsOf(
    ink,
    ink.sources.shipped.filter((line) => line.shipment === shipment),
  )
}

function partsOf({ words, sources }: Ink, parts: readonly { readonly line: string; readonly quantity: number }[]): Block {
  const rows = parts.flatMap(({ line: id, quantity }) =>
    sources.lines.filter((line) => line.id === id).map((line) => [`${line.name}\n${line.part_number}`, String(quantity)]),
  )
  return { kind: 'table', title: words.order(writtenNumber(sources)), head: [words.part, words.quantity], rows, foot: [] }
}

function trackingOf(ink: Ink, shipment: string): readonly Block[] {
  const parcels = ink.sources.parcels.filter((parcel) => parcel.shipment === shipment && parcel.number)
  return parcels.length === 0 ? [text(ink.words.noTracking)] : linksOf(ink, parcels)
}

function linksOf({ words }: Ink, parcels: LetterSources['parcels']): readonly Block[] {
  return parcels.map((parcel): Block => {
    const { carrier } = parcel
    const href = parcel.url ?? trackingUrl(carrier, parcel.number ?? '')
    return href
      ? { kind: 'link', text: `${words.track(carrierName(carrier))}: ${parcel.number}`, href }
      : text(`${carrierName(carrier)}: ${parcel.number}`)
  })
}

function openOf({ words, sources }: Ink): readonly Block[] {
  const left = (line: string) => sources.shipped.filter((s) => s.line === line).reduce((sum, s) => sum + s.quantity, 0)
  const rows = sources.lines
    .filter((line) => line.state !== 'cancelled' && line.quantity > left(line.id))
    .map((line) => [`${line.name}\n${line.part_number}`, String(line.quantity - left(line.id))])
  return rows.length === 0 ? [] : [{ kind: 'table', title: words.stillToCome, head: [words.part, words.quantity], rows, foot: [] }]
}

function addressOf({ words, sources: s }: Ink): Block {
  const area = [s.city, [s.region, s.postal_code].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  // As on an envelope: the country stands only on what goes abroad.
  const country = s.country === s.store_address?.country ? null : words.country(s.country)
  return text([words.shipTo, s.name, s.line1, s.line2, area, country].filter(Boolean).join('\n'))
}

function storeOf({ sources }: Ink): Block {
  const a = sources.store_address
  const area = a && [a.city, a.region, a.postalCode].filter(Boolean).join(' ')
  return text(a ? [a.name, a.line1, a.line2, area].filter(Boolean).join('\n') : sources.store_name)
}

function text(said: string): Block {
  return { kind: 'text', text: said }
}
