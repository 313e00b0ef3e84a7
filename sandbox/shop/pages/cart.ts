import { html } from 'hono/html'
import type { Item } from '../pricing.ts'
import { dollars, words } from '../words.ts'
import { shopPage, type Reader } from './layout.ts'

/** What stands in the cart, changeable line by line. */
export function cartPage(reader: Reader, items: readonly Item[]) {
  const { shop, language } = reader
  const say = words[language]
  if (items.length === 0)
    return shopPage(
      reader,
      say.cart,
      html`<p>${say.emptyCart}</p>
        <p><a href="/${shop.name}">${say.backToParts}</a></p>`,
    )
  const subtotal = items.reduce((all, { part, quantity }) => all + part.price * quantity, 0)
  return shopPage(
    reader,
    say.cart,
    html`<div class="panel">
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="soft">${say.parts}</span></th>
            <th scope="col">${say.quantity}</th>
            <th scope="col" class="money">${say.price}</th>
            <th scope="col" class="money">${say.total}</th>
          </tr>
        </thead>
        <tbody>
          ${items.map((item) => lineRow(reader, item))}
        </tbody>
      </table>
      <p class="price right">${say.subtotal} ${dollars(subtotal, language)}</p>
      <p class="right"><a class="button" href="/${shop.name}/checkout">${say.checkout}</a></p>
    </div>`,
  )
}

function lineRow({ shop, language }: Reader, { part, quantity }: Item) {
  const say = words[language]
  const name = part.name[language]
  return html`<tr>
    <td>
      <a href="/${shop.name}/parts/${encodeURIComponent(part.number)}">${name}</a><br /><span class="number"
        >${part.number}${part.core > 0 ? html` · ${say.core} ${dollars(part.core, language)}` : ''}</span
      >
    </td>
    <td>
      <form method="post" action="/${shop.name}/cart">
        <input type="hidden" name="number" value="${part.number}" />
        <input name="quantity" type="number" min="0" max="999" value="${quantity}" aria-label="${say.quantity}: ${name}" />
        <button class="plain">${say.update}</button>
        <button class="plain" name="remove" value="yes" aria-label="${say.remove}: ${name}">${say.remove}</button>
      </form>
    </td>
    <td class="money">${dollars(part.price, language)}</td>
    <td class="money">${dollars(part.price * quantity, language)}</td>
  </tr>`
}
