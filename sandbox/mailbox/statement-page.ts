import { html } from 'hono/html'
import type { Statement, StatementAsk, StatementLine } from '../gateway/statement/statement.ts'
import { shell, time } from './shell.ts'

/** What the holder of a card reads at home: what is held, what was taken and what came back, newest first. */
export function statementPage(lines: readonly StatementLine[], cards: ReturnType<Statement['cards']>, ask: StatementAsk) {
  const title = ask.card ? `Card ending ${ask.card}` : 'All cards'
  return shell(
    title,
    'statement',
    html`<nav aria-label="Cards">
        <a href="/statement" ${ask.card ? '' : html`aria-current="page"`}>All cards</a>
        ${cards.map(({ brand, last4, count }) => html`<a href="/statement?card=${last4}" ${ask.card === last4 ? html`aria-current="page"` : ''}>${brandName(brand)} •••• ${last4} <span class="count">${count}</span></a>`)}
      </nav>
      <main>
        <h1>${title}</h1>
        <form role="search">
          <label
            >Last four digits
            <input name="card" value="${ask.card ?? ''}" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" size="6" autocomplete="off"
          /></label>
          <label>Card holder <input type="search" name="holder" value="${ask.holder ?? ''}" /></label>
          <button>Search</button>
        </form>
        ${lines.length === 0 ? html`<p class="empty">Nothing on ${ask.card || ask.holder ? 'such a card' : 'any card yet'}. This page refreshes itself.</p>` : lineTable(lines)}
      </main>`,
  )
}

const whats = {
  authorization: 'Authorization',
  purchase: 'Purchase',
  refund: 'Refund',
  refund_returned: 'Refund sent back',
  dispute: 'Disputed, credited by your bank',
  dispute_lost: 'Dispute lost, charged again',
} as const

const states = { pending: '◔ Pending', posted: '✓ Posted', released: '↩ Released' } as const

function lineTable(lines: readonly StatementLine[]) {
  return html`<table class="statement">
    <thead>
      <tr>
        <th scope="col">Date</th>
        <th scope="col">Merchant</th>
        <th scope="col">Card</th>
        <th scope="col">State</th>
        <th scope="col" class="money">Amount</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        (line) =>
          html`<tr class="${line.state}">
            <td>${time(line.at)}</td>
            <td><strong>${line.merchant}</strong><br /><small>${whats[line.what]}</small></td>
            <td>${brandName(line.brand)} •••• ${line.last4}${line.holder ? html`<br /><small>${line.holder}</small>` : ''}</td>
            <td><span class="state">${states[line.state]}</span></td>
            <td class="money">${amountOf(line)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function brandName(brand: string): string {
  return brand.charAt(0).toUpperCase() + brand.slice(1)
}

function amountOf({ amount, currency }: StatementLine): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(amount / 10 ** digits)
}
