import { fillVariables, type VariableValues } from '#domain/mail/canned-variables.ts'
import type { CannedView } from './shapes.ts'

type Language = 'en' | 'fr'

/** A canned message on this order: its subject, and its body as the editor takes it. */
export type Filled = { readonly subject: string; readonly html: string; readonly language: Language }

/** Fills a canned message with the order's values, in the language asked for, or in the one there is. */
export function fillCanned(canned: CannedView, values: { readonly [language in Language]: VariableValues }, asked: Language): Filled {
  const language = canned[asked] ? asked : asked === 'en' ? 'fr' : 'en'
  const { subject = '', body = '' } = canned[language] ?? {}
  return {
    subject: fillVariables(subject, values[language]).replaceAll(/[^\S\u00A0]+/g, ' '),
    html: toHtml(fillVariables(body, values[language])),
    language,
  }
}

/** Plain text as the editor's HTML: an empty line parts paragraphs, a line break stays one. */
export function toHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${linked(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

/** The subject of a mail without a better one, with the order number as the store writes it. */
export function plainSubject(number: string, language: Language): string {
  return language === 'fr' ? `Commande ${number}` : `Order ${number}`
}

/** The subject of an answer: one Re: whatever stood before. */
export function answerSubject(subject: string): string {
  return `Re: ${subject.replace(/^(?:(?:re|aw|tr|rép)\s*:\s*)+/i, '')}`.slice(0, 200).trimEnd()
}

/** What somebody typed as a link, with its scheme; null for what is none: http, https, mailto and tel alone. */
export function linkOf(typed: string): string | null {
  const text = typed.trim()
  if (/^(?:https?:\/\/|mailto:|tel:)\S+$/i.test(text)) return text
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`
  return /^[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/.test(text) ? `https://${text}` : null
}

function linked(escaped: string): string {
  return escaped.replaceAll(/https?:\/\/[^\s<>()"]+[^\s<>()".,;:!?]/g, (url) => `<a href="${url}">${url}</a>`)
}
