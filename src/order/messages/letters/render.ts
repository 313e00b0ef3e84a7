import type { LetterFacts } from '#domain/letters.ts'
import { moneyIn } from '#domain/money.ts'
import { carrierName, trackingUrl } from '#domain/tracking.ts'
import { layOut, toText, type Block } from '#platform/mail-layout.ts'
import { linesOf, totalsIn, type Content, type Ink, type LetterSources } from './ink.ts'
import { moneyLetter } from './money-letters.ts'
import { wordsOf } from './words.ts'

/** A letter's subject and its two bodies, which say the same. */
export type Rendered = { readonly subject: string; readonly text: string; readonly html: string }

/** Writes a letter in the reader's language; amounts and numbers as that language writes them. */
export function renderLetter(facts: LetterFacts, language: 'en' | 'fr', sources: LetterSources, publicUrl: string): Rendered {
  const { subject, blocks } = contentOf(facts, { words: wordsOf(language), sources, money: moneyIn(language, sources.currency), publicUrl })
  const sender = { store: sources.store_name, address: sources.store_address, phone: sources.store_phone }
  return { subject, text: toText(blocks, sender), html: layOut(subject, blocks, sender, language) }
}

function contentOf(facts: LetterFacts, ink: Ink): Content {
  const { words, sources } = ink
  const number = String(sources.number)
  const hello: Block = { kind: 'text', text: words.hello(sources.buyer_name) }
  const questions: Block = { kind: 'text', text: words.questions(sources.store_phone) }
  switch (facts.kind) {
    case 'order_received':
      return {
        subject: words.received.subject(number, sources.store_name),
        blocks: [hello, { kind: 'text', text: words.received.text }, linesOf(ink), addressOf(ink), questions],
      }
    case 'shipped':
      return {
        subject: words.shipped.subject(number),
        blocks: [
          hello,
          { kind: 'text', text: words.shipped.text },
          shippedOf(ink, facts.shipment),
          ...trackingOf(ink, facts.shipment),
          ...openOf(ink),
          addressOf(ink),
          questions,
        ],
      }
    case 'ready_for_pickup':
      return {
        subject: words.ready.subject(number),
        blocks: [
          hello,
          { kind: 'text', text: words.ready.text(sources.store_name) },
          shippedOf(ink, facts.shipment),
          storeOf(ink),
          questions,
        ],
      }
    case 'delivered':
    case 'delivery_exception':
      return movedOf(facts, ink, { hello, questions })
    case 'cancelled':
      return cancelledOf(facts, ink, { hello, questions })
    case 'refunded':
    case 'receipt':
    case 'pay_link':
    case 'verify_card':
      return moneyLetter(facts, ink, { hello, questions })
    case 'personal':
      return { subject: facts.subject, blocks: writtenOf(facts) }
    case 'staff_new_order':
      return staffOf(ink)
    case 'staff_risk_raised':
      return raisedOf(facts, ink)
    case 'staff_customer_replied':
      return repliedOf(facts, ink)
  }
}

/** What a person wrote, their signature, and what they answer below. */
function writtenOf({ body, html, signature, quote }: Extract<LetterFacts, { readonly kind: 'personal' }>): readonly Block[] {
  const words: readonly Block[] = html ? [{ kind: 'rich', html, text: body }] : body.split(/\n{2,}/).map((text) => ({ kind: 'text', text }))
  return [
    ...words,
    ...(signature ? [{ kind: 'text', text: signature } as const] : []),
    ...(quote ? [{ kind: 'quote', ...quote } as const] : []),
  ]
}

type Around = { readonly hello: Block; readonly questions: Block }

/** That the order is cancelled, and what of the buyer's money goes back. */
function cancelledOf(
  { returned, voided }: Extract<LetterFacts, { readonly kind: 'cancelled' }>,
  { words, sources, money }: Ink,
  { hello, questions }: Around,
): Content {
  const say = words.cancelled
  return {
    subject: say.subject(String(sources.number)),
    blocks: [
      hello,
      { kind: 'text', text: say.text },
      ...(returned > 0 ? [{ kind: 'text', text: say.returned(money(returned)) } as const] : []),
      ...(voided > 0 ? [{ kind: 'text', text: say.released(money(voided)) } as const] : []),
      questions,
    ],
  }
}

/** What a carrier told of one parcel. */
function movedOf({ kind, parcel }: Extract<LetterFacts, { readonly parcel: string }>, ink: Ink, { hello, questions }: Around): Content {
  const say = kind === 'delivered' ? ink.words.delivered : ink.words.exception
  const links = linksOf(
    ink,
    ink.sources.parcels.filter(({ id }) => id === parcel),
  )
  return { subject: say.subject(String(ink.sources.number)), blocks: [hello, { kind: 'text', text: say.text }, ...links, questions] }
}

function staffOf(ink: Ink): Content {
  const { words, sources, money, publicUrl } = ink
  const total = money(totalsIn(sources).total)
  return {
    subject: words.staff.subject(String(sources.number), total, sources.buyer_name),
    blocks: [
      { kind: 'text', text: words.staff.text(sources.buyer_name, total) },
      { kind: 'link', text: words.staff.open, href: `${publicUrl}/${sources.store_slug}/orders/${sources.number}` },
      linesOf(ink),
      ...(sources.buyer_comment ? [{ kind: 'text', text: sources.buyer_comment } as const] : []),
    ],
  }
}

/** To the people of an order whose buyer the network has come to know: what changed and what to do, nothing of who reported it. */
function raisedOf(
  { score, level }: Extract<LetterFacts, { readonly kind: 'staff_risk_raised' }>,
  { words, sources, publicUrl }: Ink,
): Content {
  const { subject, text, todo, levels } = words.raised
  return {
    subject: subject(String(sources.number), levels[level]),
    blocks: [
      { kind: 'text', text: text(sources.buyer_name, String(score), levels[level]) },
      { kind: 'text', text: todo },
      { kind: 'link', text: words.staff.open, href: `${publicUrl}/${sources.store_slug}/orders/${sources.number}#risk` },
    ],
  }
}

/** To the person who works the order: how the customer's answer begins. */
function repliedOf(
  { excerpt }: Extract<LetterFacts, { readonly kind: 'staff_customer_replied' }>,
  { words, sources, publicUrl }: Ink,
): Content {
  return {
    subject: words.replied.subject(sources.buyer_name, String(sources.number)),
    blocks: [
      { kind: 'text', text: excerpt },
      { kind: 'link', text: words.replied.open, href: `${publicUrl}/${sources.store_slug}/orders/${sources.number}#messages` },
    ],
  }
}

function shippedOf({ words, sources }: Ink, shipment: string): Block {
  const rows = sources.shipped
    .filter((line) => line.shipment === shipment)
    .flatMap(({ line: id, quantity }) =>
      sources.lines.filter((line) => line.id === id).map((line) => [`${line.name}\n${line.part_number}`, String(quantity)]),
    )
  return { kind: 'table', title: words.order(String(sources.number)), head: [words.part, words.quantity], rows, foot: [] }
}

function trackingOf(ink: Ink, shipment: string): readonly Block[] {
  const parcels = ink.sources.parcels.filter((parcel) => parcel.shipment === shipment && parcel.number)
  return parcels.length === 0 ? [{ kind: 'text', text: ink.words.shipped.noTracking }] : linksOf(ink, parcels)
}

function linksOf({ words }: Ink, parcels: LetterSources['parcels']): readonly Block[] {
  return parcels.map((parcel): Block => {
    const { carrier } = parcel
    const href = parcel.url ?? trackingUrl(carrier, parcel.number ?? '')
    const text = `${words.track(carrierName(carrier))}: ${parcel.number}`
    return href ? { kind: 'link', text, href } : { kind: 'text', text: `${carrierName(carrier)}: ${parcel.number}` }
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
  return { kind: 'text', text: [words.shipTo, s.name, s.line1, s.line2, area, country].filter(Boolean).join('\n') }
}

function storeOf({ sources }: Ink): Block {
  const a = sources.store_address
  return {
    kind: 'text',
    text: a
      ? [a.name, a.line1, a.line2, [a.city, a.region, a.postalCode].filter(Boolean).join(' ')].filter(Boolean).join('\n')
      : sources.store_name,
  }
}
