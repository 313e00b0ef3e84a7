import { html } from 'hono/html'
import { htmlDocument } from '../../document.ts'
import type { WireMoney } from '../money.ts'
import type { Order } from '../records/order.ts'
import { walletNamed, walletNames, type WalletName } from '../wallets.ts'
import { approvalWords, walletWords, type Language } from './words.ts'

/** What the page knows: whom the buyer pays, in which language, and where the page in the other language is. */
export type Reader = { readonly merchant: string; readonly language: Language; readonly otherLanguage: string }

/** The page on which a buyer looks at an order, chooses a wallet and agrees, or goes back. */
export function orderPage(reader: Reader, order: Order) {
  const say = approvalWords[reader.language]
  const title = say.pay(reader.merchant)
  return shell(
    reader,
    title,
    html`<h1>${title} <strong>${shown(order.unit.amount, reader.language)}</strong></h1>
      <form method="post" class="columns">
        <div>${order.vault ? html`<p class="note">${say.keeps(reader.merchant)}</p>` : ''} ${wallets(reader.language)}</div>
        <div>${summary(reader, order)} ${actions(say.agree, say.cancel)}</div>
      </form>`,
  )
}

/** The page on which a buyer lets a store keep a wallet without buying anything. */
export function keepPage(reader: Reader, description: string | null) {
  const say = approvalWords[reader.language]
  const title = say.keep(reader.merchant)
  return shell(
    reader,
    title,
    html`<h1>${title}</h1>
      <form method="post" class="columns">
        <div>${wallets(reader.language)}</div>
        <div>
          <p class="note">${description ?? say.keeps(reader.merchant)}</p>
          ${actions(say.agreeKeep, say.cancel)}
        </div>
      </form>`,
  )
}

/** A page with one sentence: the end of a visit, or why there is nothing to approve. */
export function wordPage(reader: Reader, title: string, sentence: string) {
  return shell(
    reader,
    title,
    html`<h1>${title}</h1>
      <p class="note">${sentence}</p>`,
  )
}

function wallets(language: Language) {
  return html`<fieldset>
    <legend>${approvalWords[language].choose}</legend>
    ${walletNames.map((name) => walletChoice(name, language))}
  </fieldset>`
}

function walletChoice(name: WalletName, language: Language) {
  const { given, surname, email, verified } = walletNamed(name)
  return html`<label class="wallet">
    <input type="radio" name="wallet" value="${name}" required ${name === 'good' ? html`checked` : ''} />
    <span>
      <b>${given} ${surname}</b>
      <span class="soft">${email}${verified ? '' : ` (${approvalWords[language].unverified})`}</span>
      <span>${walletWords[name][language]}</span>
    </span>
  </label>`
}

function summary({ language }: Reader, { unit }: Order) {
  const say = approvalWords[language]
  const { breakdown } = unit.amount
  const parts = ['item_total', 'shipping', 'handling', 'insurance', 'tax_total'] as const
  const off = ['shipping_discount', 'discount'] as const
  const row = (label: string, money: WireMoney | undefined, sign = '') =>
    money && Number(money.value) !== 0
      ? html`<dt>${label}</dt>
          <dd>${sign}${shown(money, language)}</dd>`
      : ''
  return html`<aside aria-label="${say.summary}">
    <h2>${say.summary}</h2>
    ${unit.description ? html`<p>${unit.description}</p>` : ''}
    ${
      unit.items && unit.items.length > 0
        ? html`<ul>
            ${unit.items.map((item) => html`<li><span>${item.quantity} × ${item.name}</span> <span>${shown(timesOf(item), language)}</span></li>`)}
          </ul>`
        : ''
    }
    <dl>
      ${parts.map((name) => row(say[name], breakdown?.[name]))} ${off.map((name) => row(say[name], breakdown?.[name], '−'))}
      <dt class="total">${say.total}</dt>
      <dd class="total">${shown(unit.amount, language)}</dd>
    </dl>
    ${unit.shipping?.address ? destination(say.shipTo, unit.shipping) : ''}
  </aside>`
}

function timesOf({ unit_amount: each, quantity }: NonNullable<Order['unit']['items']>[number]): WireMoney {
  return { ...each, value: String(Number(each.value) * Number(quantity)) }
}

function destination(label: string, { name, address }: NonNullable<Order['unit']['shipping']>) {
  const lines = [
    name?.full_name,
    address?.address_line_1,
    address?.address_line_2,
    [address?.admin_area_2, address?.admin_area_1, address?.postal_code].filter(Boolean).join(' '),
    address?.country_code,
  ]
  return html`<address>
    <span class="soft">${label}</span>
    ${lines.filter(Boolean).map((line) => html`<br />${line}`)}
  </address>`
}

function actions(agree: string, cancel: string) {
  return html`<div class="actions">
    <button name="answer" value="agree">${agree}</button>
    <button class="plain" name="answer" value="cancel" formnovalidate>${cancel}</button>
  </div>`
}

function shown({ value, currency_code: currency }: WireMoney, language: Language): string {
  return new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-US', { style: 'currency', currency }).format(Number(value))
}

function shell({ language, otherLanguage }: Reader, title: string, body: unknown) {
  const say = approvalWords[language]
  return htmlDocument(
    { language, title, style: '/approval.css' },
    html`<header>
        <div>
          <span class="mark">PayPal</span>
          <span class="soft">${say.sandbox}</span>
          <a href="${otherLanguage}" lang="${language === 'en' ? 'fr' : 'en'}">${say.other}</a>
        </div>
      </header>
      <main>${body}</main>`,
  )
}
