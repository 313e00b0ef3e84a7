import { html } from 'hono/html'
import { moneyIn } from '#domain/money.ts'
import type { CardField } from '../../shapes.ts'
import type { PageView } from '../read-page.ts'
import { writtenNumber } from '../../../spine-store.ts'
import type { Reader } from './layout.ts'
import { payWords, type PayWords } from './words.ts'

/** What is paid for, how much, and the ways to pay it: the provider's card field in a frame of its own, the wallet by a button. */
export function payForm(view: PageView, reader: Reader) {
  const { language, self, command, mark } = reader
  const say = payWords(language)
  const amount = moneyIn(language, view.currency)(view.amount ?? 0)
  return html`<h1>${say.title(amount)}</h1>
    <p class="muted">${say.order(writtenNumber(view))}</p>
    ${boughtOf(view, reader, amount)}
    <div id="alert" class="alert" role="alert">${alertOf(view, reader)}</div>
    <form id="pay" method="post" action="${self}?lang=${language}" data-busy="${say.paying}" data-unready="${say.unready}">
      <input type="hidden" name="command" value="${command}" />
      <input type="hidden" name="mark" value="${mark}" />
      <input type="hidden" name="amount" value="${view.amount}" />
      ${view.card ? cardOf(view.card, reader, say) : ''}
      <label><input type="checkbox" name="keep" value="yes" /><span>${say.keep(view.wallet)}</span></label>
      ${view.card ? html`<button>${say.pay(amount)}</button>` : ''}
      ${view.wallet ? html`<button class="plain" formaction="${self}/wallet?lang=${language}" data-wallet>${say.wallet}</button>` : ''}
    </form>
    ${view.card ? html`<p class="muted small">${say.unseen(view.store)}</p>` : ''}`
}

function cardOf(field: CardField, { parent, language }: Reader, say: PayWords) {
  const url = new URL(field.url)
  for (const [name, value] of Object.entries({ parent, key: field.key, lang: language })) url.searchParams.set(name, value)
  return html`<h2>${say.card}</h2>
    <noscript><p class="alert">${say.script}</p></noscript>
    <input type="hidden" name="card" value="" />
    <iframe id="card-field" src="${url.href}" title="${say.field}"></iframe>`
}

function boughtOf(view: PageView, { language }: Reader, amount: string) {
  const say = payWords(language)
  const money = moneyIn(language, view.currency)
  const row = (label: string, figure: string, now = false) =>
    now
      ? html`<dt class="now">${label}</dt>
          <dd class="now">${figure}</dd>`
      : html`<dt>${label}</dt>
          <dd>${figure}</dd>`
  return html`<h2>${say.lines}</h2>
    <ul>
      ${view.lines.map((line) => html`<li><span>${line.quantity} ×</span><span>${line.name}</span></li>`)}
    </ul>
    <dl>
      ${row(say.total, money(view.total))} ${view.paid === 0 ? '' : row(say.paidBefore, money(-view.paid))}
      ${view.credited > 0 ? row(say.credited, money(-view.credited)) : ''} ${row(say.now, amount, true)}
    </dl>`
}

/** Why the last form came to nothing: ours, or the bank's when it was this very try. */
function alertOf({ tried }: PageView, { said, language }: Reader): string {
  if (said === null) return ''
  const words = payWords(language).refused
  if (tried?.id !== said) return wordFor(words, said) ?? ''
  if (tried.outcome !== 'declined' && tried.outcome !== 'failed') return ''
  return wordFor(words, same[tried.code ?? ''] ?? tried.code) ?? words[tried.outcome]
}

/** What stands in the address is anybody's: only our own codes have words. */
function wordFor(words: PayWords['refused'], code: string | null): string | undefined {
  return code !== null && Object.hasOwn(words, code) ? words[code] : undefined
}

/** Codes of one meaning. */
const same: { readonly [code: string]: string } = {
  authentication_failure: 'authentication_required',
  payment_intent_authentication_failure: 'authentication_required',
  invalid_cvc: 'incorrect_cvc',
}
