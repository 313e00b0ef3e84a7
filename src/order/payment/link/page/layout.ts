import { html, raw } from 'hono/html'
import type { CardField } from '../../shapes.ts'
import { payWords } from './words.ts'
import { style } from './style.ts'

type Markup = ReturnType<typeof html>

/** Who reads, and what the page's forms are bound to: this view's command, the mark that it is ours, and what was said to the last form. */
export type Reader = {
  readonly language: 'en' | 'fr'
  readonly self: string
  readonly parent: string
  readonly command: string
  readonly mark: string
  readonly said: string | null
}

/** One page of a pay link. `self` is its own address, for the other language; `field` is shown in a frame; `onward` is where the buyer is sent on to. */
export type PayPage = {
  readonly language: 'en' | 'fr'
  readonly store: string | null
  readonly title: string
  readonly self: string | null
  readonly body: Markup
  readonly foot?: readonly string[]
  readonly field?: CardField | null
  readonly onward?: string
}

/** The page as HTML; `nonce` allows its one style sheet, and its script is a file of ours. */
export function layPage({ language, store, title, self, body, foot = [], onward }: PayPage, nonce: string): Markup {
  const other = language === 'en' ? 'fr' : 'en'
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        ${onward ? html`<meta http-equiv="refresh" content="0;url=${onward}" />` : ''}
        <title>${[title, store].filter(Boolean).join(' · ')}</title>
        <link rel="icon" href="/favicon.svg" />
        <style nonce="${nonce}">
          ${raw(style)}
        </style>
        <script src="/pay.js"></script>
      </head>
      <body>
        <div class="page">
          <header>
            <span>${store ?? 'Partsdesk'}</span>
            ${self ? html`<a href="${self}?lang=${other}" lang="${other}" hreflang="${other}">${payWords(language).other}</a>` : ''}
          </header>
          <main>${body}</main>
          ${foot.length > 0 ? html`<footer>${foot.map((line) => html`<p>${line}</p>`)}</footer>` : ''}
        </div>
      </body>
    </html>`
}

/** What the page may do: our own script and style, the card field in its frame, forms to ourselves, and nothing else. */
export function policyFor({ field }: Pick<PayPage, 'field'>, nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'nonce-${nonce}'`,
    `img-src 'self'`,
    `connect-src 'self'`,
    `frame-src ${field ? new URL(field.url).origin : `'none'`}`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
