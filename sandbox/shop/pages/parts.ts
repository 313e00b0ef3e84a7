import { html } from 'hono/html'
import type { Part } from '../shapes.ts'
import { dollars, words } from '../words.ts'
import { shopPage, type Reader } from './layout.ts'

/** All parts of the shop, or those that match the words typed. */
export function cataloguePage(reader: Reader, parts: readonly Part[], query: string) {
  const { shop, language } = reader
  const say = words[language]
  return shopPage(
    reader,
    say.parts,
    html`<form class="search" role="search">
        <label>${say.search}<input type="search" name="q" value="${query}" placeholder="${say.searchHint}" /></label>
        <button>${say.go}</button>
      </form>
      ${parts.length === 0 ? html`<p>${say.nothing}</p>` : ''}
      <ul class="grid">
        ${parts.map(
          (part) =>
            html`<li class="card">
              <img src="/images/${encodeURIComponent(part.number)}.png" alt="" width="600" height="600" loading="lazy" />
              <h2><a href="/${shop.name}/parts/${encodeURIComponent(part.number)}">${part.name[language]}</a></h2>
              <p class="number">${part.brand} ${part.number}</p>
              <p class="price">${dollars(part.price, language)} <s>${dollars(part.listPrice, language)}</s></p>
            </li>`,
        )}
      </ul>`,
  )
}

/** One part with everything a buyer should know before ordering. */
export function partPage(reader: Reader, part: Part) {
  const { shop, language } = reader
  const say = words[language]
  const number = new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-US', { maximumFractionDigits: 2 })
  return shopPage(
    reader,
    part.name[language],
    html`<div class="part">
      <img src="/images/${encodeURIComponent(part.number)}.png" alt="" width="600" height="600" />
      <div>
        <p class="number">${part.brand} ${part.number}</p>
        ${part.replacedBy ? html`<p class="notice">${say.replaced} <a href="/${shop.name}/parts/${encodeURIComponent(part.replacedBy)}">${part.replacedBy}</a></p>` : ''}
        <p class="price">${dollars(part.price, language)} <s>${dollars(part.listPrice, language)}</s></p>
        <dl class="facts">
          ${
            part.core > 0
              ? html`<dt>${say.core}</dt>
                  <dd>${dollars(part.core, language)} <span class="soft">(${say.coreNote})</span></dd>`
              : ''
          }
          <dt>${say.weight}</dt>
          <dd>${number.format(part.grams / 453.592)} lb <span class="soft">(${number.format(part.grams / 1000)} kg)</span></dd>
          <dt>${say.size}</dt>
          <dd>${part.size.map((mm) => number.format(mm / 25.4)).join(' × ')} in</dd>
        </dl>
        ${part.hazmat ? html`<p class="notice">${say.hazmat}</p>` : ''}
        <form method="post" action="/${shop.name}/cart">
          <input type="hidden" name="number" value="${part.number}" />
          <input type="hidden" name="add" value="yes" />
          <label>${say.quantity}<input name="quantity" type="number" min="1" max="999" value="1" required /></label>
          <p><button>${say.add}</button></p>
        </form>
      </div>
    </div>`,
  )
}
