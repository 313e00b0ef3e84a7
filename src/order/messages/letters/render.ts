import type { LetterFacts } from '#domain/letters.ts'
import { moneyIn } from '#domain/money.ts'
import { isTemplate, type LetterTexts } from '#domain/mail/templates.ts'
import { fill } from '#domain/mail/variables.ts'
import { layOut, toText, type Block } from '#platform/mail-layout.ts'
import { factBlocks, type CustomerFacts } from './facts.ts'
import { linesOf, totalsIn, type Content, type Ink, type LetterSources } from './ink.ts'
import { originalText } from './originals.ts'
import { valuesOf } from './values.ts'
import { wordsOf } from './words.ts'

/** A letter's subject and its two bodies, which say the same. */
export type Rendered = { readonly subject: string; readonly text: string; readonly html: string }

/** The store's own words for a letter, and its logo's size in pixels as it is shown; null where it has none. */
export type Dress = { readonly texts: LetterTexts | null; readonly logo: { readonly width: number; readonly height: number } | null }

/** Writes a letter in the reader's language and the store's words; amounts and numbers as that language writes them. */
export function renderLetter(facts: LetterFacts, language: 'en' | 'fr', sources: LetterSources, publicUrl: string, dress: Dress): Rendered {
  const ink = { words: wordsOf(language), sources, money: moneyIn(language, sources.currency), publicUrl }
  const { subject, blocks } = isCustomers(facts) ? worded(facts, language, ink, dress.texts) : contentOf(facts, ink)
  const sender = { store: sources.store_name, address: sources.store_address, phone: sources.store_phone, logo: dress.logo }
  return { subject, text: toText(blocks, sender), html: layOut(subject, blocks, sender, language) }
}

type Others = Exclude<LetterFacts, CustomerFacts>

function isCustomers(facts: LetterFacts): facts is CustomerFacts {
  return isTemplate(facts.kind)
}

/** The store's words around the desk's facts. */
function worded(facts: CustomerFacts, language: 'en' | 'fr', ink: Ink, own: LetterTexts | null): Content {
  const values = valuesOf(facts, ink)
  const text = own?.[language] ?? originalText(facts.kind, language, (name) => (values[name] ?? null) !== null)
  const before = paragraphs(fill(text.before, values))
  return {
    subject: fill(text.subject, values),
    blocks: [...before, ...factBlocks(facts, ink), ...paragraphs(fill(text.after, values))],
  }
}

function paragraphs(said: string): readonly Block[] {
  return said
    .split(/\n{2,}/)
    .filter((text) => text.trim() !== '')
    .map((text) => ({ kind: 'text', text }))
}

function contentOf(facts: Others, ink: Ink): Content {
  switch (facts.kind) {
    case 'personal':
      return { subject: facts.subject, blocks: paragraphs(facts.body) }
    case 'staff_new_order':
      return staffOf(ink)
    case 'staff_risk_raised':
      return raisedOf(facts, ink)
    case 'staff_customer_replied':
      return repliedOf(facts, ink)
  }
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
