import { html } from 'hono/html'
import { moneyIn } from '#domain/money.ts'
import type { PageView } from '../read-page.ts'
import { writtenNumber } from '../../../spine-store.ts'
import { payForm } from './form.ts'
import type { PayPage, Reader } from './layout.ts'
import { payWords } from './words.ts'

/** The page of a link as it stands: the form, what came of it, or why there is none. */
export function drawLink(view: PageView, reader: Reader): PayPage {
  const say = payWords(reader.language)
  const frame = { language: reader.language, store: view.store, self: reader.self }
  // A number that breaks in its middle is no number.
  const foot = [say.questions(view.store, view.phone?.replaceAll(' ', '\u00A0') ?? null)]
  const until = say.moment(view.until, view.timeZone)
  switch (view.state) {
    case 'open': {
      const payable = view.card !== null || view.wallet
      if (!payable || view.amount === null) return { ...frame, ...plain(view, reader, say.ends.noWay), foot }
      const title = say.title(moneyIn(reader.language, view.currency)(view.amount))
      return { ...frame, title, body: payForm(view, reader), foot: [say.until(until), ...foot], field: view.card }
    }
    case 'checking':
    case 'busy':
      return { ...frame, ...waiting(view, reader, view.state), foot }
    case 'paid':
      return { ...frame, title: say.ends.paid.title, body: paid(view, reader), foot }
    case 'expired':
      return { ...frame, ...plain(view, reader, say.ends.expired(until)), foot }
    case 'revoked':
    case 'cancelled':
    case 'nothing_due':
      return { ...frame, ...plain(view, reader, say.ends[view.state]), foot }
  }
}

/** The buyer is sent on, to their bank or to the wallet; the address is not a form's, which may lead to ourselves only. */
export function drawOnward(view: PageView, { language }: Reader, url: string): PayPage {
  const say = payWords(language)
  const body = html`<h1>${say.bank.title}</h1>
    <p>${say.bank.text}</p>
    <p><a class="button" href="${url}" rel="noreferrer">${say.onward}</a></p>`
  return { language, store: view.store, title: say.bank.title, self: null, body, onward: url }
}

/** A page that belongs to no link we could name: it tells nothing of any store or order. */
export function drawNone(language: 'en' | 'fr', { title, text }: { readonly title: string; readonly text: string }): PayPage {
  const body = html`<h1>${title}</h1>
    <p>${text}</p>`
  return { language, store: null, title, self: null, body }
}

function plain(view: PageView, { language }: Reader, { title, text }: { readonly title: string; readonly text: string }) {
  const body = html`<h1>${title}</h1>
    <p class="muted">${payWords(language).order(writtenNumber(view))}</p>
    <p>${text}</p>`
  return { title, body }
}

/** Looked at again by the page's script until it is something else; without a script by a link. */
function waiting(view: PageView, { language, self, command, mark }: Reader, state: 'checking' | 'busy') {
  const say = payWords(language)
  const { title, text } = say.ends[state]
  const body = html`<h1>${title}</h1>
    <p class="muted">${say.order(writtenNumber(view))}</p>
    <p id="waiting" role="status" data-state="${state}" data-url="${self}/state">${text}</p>
    <noscript>
      <p><a href="${self}?lang=${language}">${say.lookAgain}</a></p>
    </noscript>
    ${
      state === 'checking'
        ? html`<form method="post" action="${self}/again?lang=${language}">
            <input type="hidden" name="command" value="${command}" />
            <input type="hidden" name="mark" value="${mark}" />
            <button class="plain">${say.again}</button>
          </form>`
        : ''
    }`
  return { title, body }
}

function paid(view: PageView, { language }: Reader) {
  const say = payWords(language)
  const money = moneyIn(language, view.currency)
  return html`<h1>${say.ends.paid.title}</h1>
    <p class="muted">${say.order(writtenNumber(view))}</p>
    ${view.tried ? html`<p class="done" role="status">${say.received(money(view.tried.amount), view.tried.instrument)}</p>` : ''}
    <p>${view.due > 0 ? say.stillDue(money(view.due)) : say.inFull}</p>
    <p>${view.mailed ? say.receipt : ''} ${say.closed}</p>`
}
