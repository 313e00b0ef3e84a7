import type { LetterFacts } from '#domain/letters.ts'
import { moneyIn } from '#domain/money.ts'
import { isTemplate, type LetterTexts } from '#domain/mail/templates.ts'
import { fill } from '#domain/mail/variables.ts'
import { layOut, toText, type Block } from '#platform/mail-layout.ts'
import { factBlocks, type CustomerFacts } from './facts.ts'
import type { Content, Ink, LetterSources } from './ink.ts'
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
  const { subject, blocks } = isCustomers(facts) ? worded(facts, language, ink, dress.texts) : written(facts)
  const sender = { store: sources.store_name, address: sources.store_address, phone: sources.store_phone, logo: dress.logo }
  return { subject, text: toText(blocks, sender), html: layOut(subject, blocks, sender, language) }
}

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

/** What a person wrote, their signature, and what they answer below. */
function written({ subject, body, html, signature, quote }: Exclude<LetterFacts, CustomerFacts>): Content {
  return {
    subject,
    blocks: [
      ...(html ? [{ kind: 'rich', html, text: body } as const] : paragraphs(body)),
      ...(signature ? [{ kind: 'text', text: signature } as const] : []),
      ...(quote ? [{ kind: 'quote', ...quote } as const] : []),
    ],
  }
}
