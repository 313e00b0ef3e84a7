import { html } from 'hono/html'
import type { DeskEvent } from '../heard/event.ts'
import type { PayMode } from '../shapes.ts'
import { payModes } from '../shapes.ts'
import type { StoredOrder } from '../store.ts'
import { dollars, words } from '../words.ts'
import { shopPage, type Reader } from './layout.ts'

/** What the buyer sees after Place order: the number, where the order is, what the desk told of it since, and what was ordered. */
export function orderPage(reader: Reader, order: StoredOrder, heard: readonly DeskEvent[]) {
  const { shop, language } = reader
  const say = words[language]
  const moving = order.state === 'paying' || order.state === 'sending'
  const { totals } = order.body
  return shopPage(
    reader,
    order.state === 'declined' ? say.declined : say.thanks,
    html`<div class="panel">
      <p>${say.number}: <strong>${order.externalNumber}</strong></p>
      <p
        id="order-state"
        role="status"
        class="notice"
        ${moving ? html`data-url="/${shop.name}/orders/${order.externalNumber}/state" data-state="${order.state}"` : ''}
      >
        ${order.state === 'declined' && order.pay.gateway === 'paypal' ? say.declinedAtPayPal : say[order.state]}
      </p>
      ${heardList(reader, heard)}
      <ul>
        ${order.body.lines.map((line) => html`<li>${line.quantity} × ${line.name} <span class="number">${line.partNumber}</span></li>`)}
      </ul>
      <dl>
        <dt>${say.shipping}: ${order.body.shippingService.name}</dt>
        <dd>${dollars(totals.shipping, language)}</dd>
        <dt>${say.tax}</dt>
        <dd>${dollars(totals.tax, language)}</dd>
        <dt class="total">${say.total}</dt>
        <dd class="total">${dollars(totals.total, language)}</dd>
      </dl>
      <p><a href="/${shop.name}">${say.backToParts}</a></p>
    </div>`,
  )
}

/** The events of the desk with their day, and the numbers the newest of them names. */
function heardList({ language }: Reader, heard: readonly DeskEvent[]) {
  const say = words[language]
  const last = heard.at(-1)
  if (!last) return ''
  const told: { readonly [type: string]: string } = {
    'order.shipped': say.left,
    'order.delivered': say.delivered,
    'order.cancelled': say.cancelled,
  }
  const day = new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-US', { dateStyle: 'long', timeZone: 'UTC' })
  return html`<ul id="heard">
      ${heard.map(({ type, at }) => html`<li>${told[type] ?? type}, ${day.format(new Date(at))}</li>`)}
    </ul>
    <ul>
      ${last.order.shipments
        .flatMap(({ tracking }) => tracking)
        .map(
          ({ carrier, number, url }) =>
            html`<li>
              ${carrier}
              ${url?.startsWith('http') ? html`<a href="${url}" class="number">${number}</a>` : html`<span class="number">${number}</span>`}
            </li>`,
        )}
    </ul>`
}

/** How the shop takes money, and what became of its latest orders. */
export function adminPage(reader: Reader, mode: PayMode, orders: readonly StoredOrder[], saved: boolean) {
  const { shop, language } = reader
  const say = words[language]
  return shopPage(
    reader,
    say.admin,
    html`${saved ? html`<p class="notice" role="status">${say.saved}</p>` : ''}
      <form method="post" action="/${shop.name}/admin">
        <fieldset>
          <legend>${say.mode}</legend>
          ${payModes.map((one) => html`<label class="check"><input type="radio" name="mode" value="${one}" ${one === mode ? html`checked` : ''} />${say[one]}</label>`)}
          <p><button>${say.save}</button></p>
        </fieldset>
      </form>
      <section class="panel">
        <h2>${say.orders}</h2>
        ${orders.length === 0 ? html`<p>${say.none}</p>` : orderTable(reader, orders)}
      </section>`,
  )
}

function orderTable({ shop, language }: Reader, orders: readonly StoredOrder[]) {
  const say = words[language]
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${say.number}</th>
        <th scope="col">${say.name}</th>
        <th scope="col" class="money">${say.total}</th>
        <th scope="col">${say.state}</th>
      </tr>
    </thead>
    <tbody>
      ${orders.map(
        (order) =>
          html`<tr>
            <td><a href="/${shop.name}/orders/${order.externalNumber}">${order.externalNumber}</a></td>
            <td>${order.body.buyer.name}</td>
            <td class="money">${dollars(order.body.totals.total, language)}</td>
            <td>${order.state}${order.problem ? html` <span class="soft">${order.problem.slice(0, 300)}</span>` : ''}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}
