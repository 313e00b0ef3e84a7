import { html } from 'hono/html'
import type { CheckoutForm } from '../checkout/checkout-form.ts'
import type { Priced } from '../pricing.ts'
import type { ShippingOffer } from '../shipping.ts'
import { testCardHints } from '../checkout/test-card-hints.ts'
import { dollars, words } from '../words.ts'
import { shopPage, type Reader } from './layout.ts'

type Checkout = {
  readonly form: CheckoutForm
  readonly errors: Readonly<Record<string, string>>
  readonly alert: string
  readonly summary: unknown
  /** address of the card field, or undefined while the shop has no desk */
  readonly cardField: string | undefined
  /** does the shop take PayPal? */
  readonly paypal: boolean
}

/** The checkout on one page: contact, vehicle, addresses, payment, and the summary beside them. */
export function checkoutPage(reader: Reader, { form, errors, alert, summary, cardField, paypal }: Checkout) {
  const { shop, language } = reader
  const say = words[language]
  if (!cardField) return shopPage(reader, say.checkout, html`<p class="notice">${say.notConnected}</p>`)
  const input: InputMaker = (name, label, more = {}) =>
    textField({ name, label, value: String(form[name] ?? ''), error: errors[name], ...more })
  return shopPage(
    reader,
    say.checkout,
    html`<div id="alert" class="alert" role="alert">${alert}</div>
      <noscript><p class="alert">${say.needsScript}</p></noscript>
      <form
        id="checkout"
        class="two"
        method="post"
        action="/${shop.name}/checkout"
        data-summary="/${shop.name}/checkout/summary"
        novalidate
      >
        <div>
          ${buyerFields(input, language)}
          <fieldset>
            <legend>${say.billing}</legend>
            ${addressFields('b', 'billing', input, form, language)}
          </fieldset>
          <fieldset>
            <legend>${say.shipTo}</legend>
            <label class="check"><input type="checkbox" name="same" value="yes" ${form.same ? html`checked` : ''} />${say.same}</label>
            <div id="ship-to">${addressFields('s', 'shipping', input, form, language)}</div>
          </fieldset>
          <fieldset>
            <legend>${say.payment}</legend>
            ${paypal ? payChoice(form, language) : ''}
            <div id="by-card">
              <iframe id="card-field" src="${cardField}" title="${say.payment}"></iframe>
              <label class="check"><input type="checkbox" name="again" value="yes" ${form.again ? html`checked` : ''} />${say.again}</label>
              ${hints(language)}
            </div>
            ${paypal ? byPayPal(form, language) : ''}
          </fieldset>
          ${noteFields(input, form, language)}
        </div>
        <aside class="panel" aria-label="${say.summary}">
          <h2>${say.summary}</h2>
          <div id="summary" aria-live="polite">${summary}</div>
          <input type="hidden" name="method" value="" />
          <p>
            <button id="place" data-label="${say.place}" data-paypal="${say.payPal}" data-busy="${say.placing}">${say.place}</button>
          </p>
        </aside>
      </form>`,
  )
}

/** Lines, shipping choice, promo code and totals; replaced as the form changes. */
export function checkoutSummary(
  { language }: Reader,
  priced: Priced,
  offers: readonly ShippingOffer[],
  form: CheckoutForm,
  promoError: string | undefined,
) {
  const say = words[language]
  const { totals } = priced
  const money = (label: string, cents: number, kind = '') =>
    html`<dt class="${kind}">${label}</dt>
      <dd class="${kind}">${dollars(cents, language)}</dd>`
  return html`<ul>
      ${priced.lines.map((line) => html`<li>${line.quantity} × ${line.name} <span class="number">${line.partNumber}</span></li>`)}
    </ul>
    <label for="shipping">${say.method}</label>
    <select id="shipping" name="shipping">
      ${offers.map((offer) => html`<option value="${offer.id}" ${offer.name === priced.shippingService.name ? html`selected` : ''}>${offer.name}, ${dollars(offer.amount, language)}</option>`)}
    </select>
    <label for="promo">${say.promo}</label>
    <input id="promo" name="promo" value="${form.promo}" ${promoError ? html`aria-invalid="true"` : ''} aria-describedby="promo-note" />
    <p id="promo-note" class="${promoError ? 'error' : 'soft'}">${promoError ?? say.standard}</p>
    <dl>
      ${money(say.subtotal, totals.subtotal)} ${totals.cores > 0 ? money(say.cores, totals.cores) : ''}
      ${totals.discounts > 0 ? money(say.discount, -totals.discounts) : ''} ${money(say.shipping, totals.shipping)}
      ${money(say.tax, totals.tax)} ${money(say.total, totals.total, 'total')}
    </dl>
    <input type="hidden" name="shown" value="${totals.total}" />`
}

type InputMaker = (
  name: keyof CheckoutForm,
  label: string,
  more?: { type?: string; autocomplete?: string; wide?: boolean; max?: number },
) => unknown

function payChoice(form: CheckoutForm, language: Reader['language']) {
  const say = words[language]
  const choice = (value: CheckoutForm['with'], label: string) =>
    html`<label class="check"
      ><input type="radio" name="with" value="${value}" ${form.with === value ? html`checked` : ''} />${label}</label
    >`
  return html`<div role="radiogroup" aria-label="${say.payWith}">${choice('card', say.card)} ${choice('paypal', 'PayPal')}</div>`
}

function byPayPal(form: CheckoutForm, language: Reader['language']) {
  const say = words[language]
  return html`<div id="by-paypal">
    <p class="soft">${say.payPalNote}</p>
    <label class="check"><input type="checkbox" name="keep" value="yes" ${form.keep ? html`checked` : ''} />${say.keep}</label>
  </div>`
}

function buyerFields(input: InputMaker, language: Reader['language']) {
  const say = words[language]
  return html`<fieldset>
      <legend>${say.contact}</legend>
      <div class="fields">
        ${input('name', say.name, { autocomplete: 'name' })} ${input('email', say.email, { type: 'email', autocomplete: 'email' })}
        ${input('phone', say.phone, { type: 'tel', autocomplete: 'tel' })}
        ${input('company', say.company, { autocomplete: 'organization' })}
      </div>
    </fieldset>
    <fieldset>
      <legend>${say.vehicle}</legend>
      <p class="soft">${say.vehicleNote}</p>
      <div class="fields">
        ${input('vin', say.vin, { max: 17 })} ${input('year', say.year, { max: 4 })} ${input('make', say.make)} ${input('model', say.model)}
      </div>
    </fieldset>`
}

function addressFields(
  prefix: 'b' | 's',
  group: 'billing' | 'shipping',
  input: InputMaker,
  form: CheckoutForm,
  language: Reader['language'],
) {
  const say = words[language]
  const country = form[`${prefix}_country`]
  return html`<div class="fields">
    ${prefix === 's' ? input('s_name', say.name, { autocomplete: 'shipping name' }) : ''}
    ${input(`${prefix}_line1`, say.line1, { autocomplete: `${group} address-line1`, wide: true })}
    ${input(`${prefix}_line2`, say.line2, { autocomplete: `${group} address-line2`, wide: true })}
    ${input(`${prefix}_city`, say.city, { autocomplete: `${group} address-level2` })}
    ${input(`${prefix}_region`, say.region, { autocomplete: `${group} address-level1` })}
    ${input(`${prefix}_postal`, say.postal, { autocomplete: `${group} postal-code` })}
    <div>
      <label for="${prefix}_country">${say.country}</label
      ><select id="${prefix}_country" name="${prefix}_country" autocomplete="${group} country">
        <option value="US" ${country === 'US' ? html`selected` : ''}>${say.us}</option>
        <option value="CA" ${country === 'CA' ? html`selected` : ''}>${say.ca}</option>
      </select>
    </div>
  </div>`
}

function noteFields(input: InputMaker, form: CheckoutForm, language: Reader['language']) {
  const say = words[language]
  return html`<fieldset>
    <legend>${say.notes}</legend>
    <div class="fields">
      ${input('po', say.po)}
      <div class="wide">
        <label for="comment">${say.comment}</label
        ><textarea id="comment" name="comment" rows="3" maxlength="2000">${form.comment}</textarea>
      </div>
    </div>
    <label class="check"><input type="checkbox" name="exempt" value="yes" ${form.exempt ? html`checked` : ''} />${say.exempt}</label>
  </fieldset>`
}

type Field = {
  name: string
  label: string
  value: string
  error: string | undefined
  type?: string
  autocomplete?: string
  wide?: boolean
  max?: number
}

function textField({ name, label, value, error, type = 'text', autocomplete = 'off', wide = false, max = 120 }: Field) {
  return html`<div class="${wide ? 'wide' : ''}">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      maxlength="${max}"
      autocomplete="${autocomplete}"
      ${error ? html`aria-invalid="true" aria-describedby="${name}-error"` : ''}
    />
    ${error ? html`<p class="error" id="${name}-error">${error}</p>` : ''}
  </div>`
}

function hints(language: Reader['language']) {
  const say = words[language]
  return html`<details class="hints">
    <summary>${say.hints}</summary>
    <table>
      <tbody>
        ${testCardHints.map(
          (hint) =>
            html`<tr>
              <th scope="row"><code>${hint.number}</code></th>
              <td>${hint[language]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="soft">${say.hintsNote}</p>
  </details>`
}
