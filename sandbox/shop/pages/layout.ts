import { html } from 'hono/html'
import type { Language, Shop } from '../shapes.ts'
import { words } from '../words.ts'

/** What every page knows of its reader. */
export type Reader = { readonly shop: Shop; readonly language: Language; readonly inCart: number; readonly path: string }

/** A page of a shop: header with search, cart and language, footer with what this is. */
export function shopPage({ shop, language, inCart, path }: Reader, title: string, body: unknown) {
  const say = words[language]
  const other = language === 'en' ? 'fr' : 'en'
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${shop.title}</title>
        <link rel="stylesheet" href="/style.css" />
        <script src="/checkout.js" defer></script>
      </head>
      <body class="${shop.name}">
        <a class="skip" href="#content">${say.skip}</a>
        <header>
          <div>
            <a class="title" href="/${shop.name}">${shop.title}</a>
            <a href="/${shop.name}">${say.parts}</a>
            <a href="/${shop.name}/cart">${say.cart} (${inCart})</a>
            <a href="${path}?lang=${other}" lang="${other}">${say.other}</a>
          </div>
        </header>
        <main id="content">
          <h1>${title}</h1>
          ${body}
        </main>
        <footer>${shop.title}, ${shop.city}. ${say.demo} <a href="/${shop.name}/admin">${say.admin}</a></footer>
      </body>
    </html>`
}

/** The front door: which of the shops? */
export function frontPage(shops: readonly Shop[]) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Demo parts stores</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body class="none">
        <header>
          <div><span class="title">Demo parts stores</span></div>
        </header>
        <main>
          <h1>Choose a store</h1>
          <ul class="grid">
            ${shops.map(
              (shop) =>
                html`<li class="card">
                  <h2><a href="/${shop.name}">${shop.title}</a></h2>
                  <p class="soft">${shop.city}</p>
                </li>`,
            )}
          </ul>
        </main>
      </body>
    </html>`
}
