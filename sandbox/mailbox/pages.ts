import { html } from 'hono/html'
import type { ParsedMail } from 'mailparser'
import { shell, time } from './shell.ts'
import type { MailAsk, MailEntry } from './store.ts'

/** The list of mails, newest first, with the receivers to choose from. */
export function listPage(mails: readonly MailEntry[], recipients: readonly { address: string; count: number }[], ask: MailAsk) {
  const title = ask.to ? `Mail for ${ask.to}` : 'All mail'
  return shell(
    title,
    'mail',
    html`<nav aria-label="Receivers">
        <a href="/" ${ask.to ? '' : html`aria-current="page"`}>All mail</a>
        ${recipients.map(({ address, count }) => html`<a href="/?to=${encodeURIComponent(address)}" ${ask.to === address ? html`aria-current="page"` : ''}>${address} <span class="count">${count}</span></a>`)}
      </nav>
      <main>
        <h1>${title}</h1>
        <form role="search">
          ${ask.to ? html`<input type="hidden" name="to" value="${ask.to}" />` : ''}
          <label>Search <input type="search" name="q" value="${ask.text ?? ''}" /></label>
          <button>Search</button>
        </form>
        ${mails.length === 0 ? html`<p class="empty">No mail${ask.text ? html` with “${ask.text}”` : ' yet'}. This page refreshes itself.</p>` : mailTable(mails)}
      </main>`,
  )
}

/** What the page says of answering: whether one can, that it was sent, or why not, with what was typed. */
export type Answering = { readonly open: boolean; readonly sent: boolean; readonly failed?: string; readonly text?: string }

/** One mail: what it says, its plain text, its attachments and its headers, and a form to answer it as the customer. */
export function mailPage(entry: MailEntry, mail: ParsedMail, answering: Answering) {
  return shell(
    entry.subject || '(no subject)',
    'mail',
    html`<main class="wide">
      <p><a href="/">All mail</a></p>
      <h1>${entry.subject || '(no subject)'}</h1>
      <dl>
        <dt>From</dt>
        <dd>${entry.from}</dd>
        <dt>To</dt>
        <dd>${entry.to.join(', ')}</dd>
        <dt>Received</dt>
        <dd>${time(entry.receivedAt)}</dd>
      </dl>
      ${
        mail.attachments.length > 0
          ? html`<h2>Attachments</h2>
              <ul>
                ${mail.attachments.map((file, n) => html`<li><a href="/mails/${entry.id}/attachments/${n}">${file.filename ?? 'attachment'}</a> <small>${file.contentType}, ${Math.ceil(file.size / 1024)} kB</small></li>`)}
              </ul>`
          : ''
      }
      ${answering.open ? replyForm(entry, answering) : ''}
      ${
        mail.html
          ? html`<h2>As shown</h2>
              <iframe title="The mail as its reader sees it" sandbox="allow-popups" src="/mails/${entry.id}/html"></iframe>`
          : ''
      }
      <h2>Plain text</h2>
      ${mail.text ? html`<pre tabindex="0" aria-label="Plain text">${mail.text}</pre>` : html`<p class="empty">This mail has no plain text.</p>`}
      <details>
        <summary>Headers</summary>
        <pre tabindex="0" aria-label="Headers">${mail.headerLines.map(({ line }) => line).join('\n')}</pre>
      </details>
      <p><a href="/mails/${entry.id}/raw">Raw message</a></p>
    </main>`,
  )
}

function replyForm(entry: MailEntry, { sent, failed, text = '' }: Answering) {
  return html`<details class="reply" ${failed || sent ? html`open` : ''}>
    <summary>Reply as the customer</summary>
    ${sent ? html`<p class="done" role="status">Your answer was delivered to the desk.</p>` : ''}
    ${failed ? html`<p class="wrong" role="alert">Not delivered: ${failed}</p>` : ''}
    <form method="post" action="/mails/${entry.id}/reply" enctype="multipart/form-data">
      <label>Message <textarea name="text" rows="6" required>${text}</textarea></label>
      <label>Attachment <input type="file" name="file" /></label>
      <button>Send</button>
    </form>
  </details>`
}

function mailTable(mails: readonly MailEntry[]) {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Received</th>
        <th scope="col">From</th>
        <th scope="col">To</th>
        <th scope="col">Subject</th>
      </tr>
    </thead>
    <tbody>
      ${mails.map(
        (mail) =>
          html`<tr>
            <td>${time(mail.receivedAt)}</td>
            <td>${mail.from}</td>
            <td>${mail.to.join(', ')}</td>
            <td>
              <a href="/mails/${mail.id}">${mail.subject || '(no subject)'}</a
              >${mail.attachments > 0 ? html` <small>${mail.attachments} attached</small>` : ''}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`
}
