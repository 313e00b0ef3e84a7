import { convert } from 'html-to-text'
import sanitize from 'sanitize-html'

/** What a person wrote, made harmless, and the same as plain text. */
export type CleanBody = { readonly html: string; readonly text: string }

/**
 * Takes everything out of an editor's HTML that is not a paragraph, a line break, bold, italic, a list or a link to http, https, mailto or tel, and writes its plain-text
 * twin. Both are made of the same: a reader of either reads what the other does. Whatever came in, nothing of it runs, loads or is styled.
 */
export function cleanBody(html: string): CleanBody {
  const clean = sanitize(html.toWellFormed().replaceAll('\0', ''), {
    allowedTags: ['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'a'],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nestingLimit: 30,
    transformTags: {
      b: 'strong',
      i: 'em',
      ...Object.fromEntries(['div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote'].map((tag) => [tag, 'p'])),
      a: absolute,
    },
  }).trim()
  return { html: clean, text: toText(clean) }
}

/** A link within our own site means nothing in a mailbox. */
function absolute(tagName: string, { href }: sanitize.Attributes): sanitize.Tag {
  return href !== undefined && /^(?:https?:\/\/|mailto:|tel:)/i.test(href.trim())
    ? { tagName, attribs: { href: href.trim() } }
    : { tagName: 'span', attribs: {} }
}

function toText(html: string): string {
  return convert(html, {
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
      { selector: 'ul', options: { itemPrefix: '- ' } },
    ],
  }).trim()
}
