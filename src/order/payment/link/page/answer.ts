import type { Context, Env } from 'hono'
import { randomBytes } from 'node:crypto'
import { layPage, policyFor, type PayPage } from './layout.ts'
import { drawNone } from './pages.ts'
import { payWords, type PayWords } from './words.ts'

/** Answers a page with a policy of its own. */
export function show<E extends Env>(c: Context<E>, page: PayPage, status: 200 | 403 | 404 | 429 | 500 = 200) {
  const nonce = randomBytes(16).toString('base64')
  return c.html(layPage(page, nonce), status, { 'content-security-policy': policyFor(page, nonce) })
}

/** Says that a link does not work, whatever it is that does not: there is none, or none any more. */
export function notFound<E extends Env>(c: Context<E>) {
  return tell(c, languageOf(c), (ends) => ends.unknown, 404)
}

/** Says something without a link to say it of. */
export function tell<E extends Env>(
  c: Context<E>,
  language: 'en' | 'fr',
  what: (ends: PayWords['ends']) => { readonly title: string; readonly text: string },
  status: 403 | 404 | 429 | 500,
) {
  return show(c, drawNone(language, what(payWords(language).ends)), status)
}

/** The language asked for: by the page's own switch, else by the order's buyer, else by the browser. */
export function languageOf<E extends Env>(c: Context<E>, buyers?: 'en' | 'fr'): 'en' | 'fr' {
  const asked = c.req.query('lang')
  if (asked === 'en' || asked === 'fr') return asked
  return buyers ?? (/^\s*fr\b/i.test(c.req.header('accept-language') ?? '') ? 'fr' : 'en')
}
