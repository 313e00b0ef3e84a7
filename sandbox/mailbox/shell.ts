import { html } from 'hono/html'

/** The frame of every page a customer reads: their mail, and the statement of their card. */
export function shell(title: string, place: 'mail' | 'statement', body: unknown) {
  const here = (one: string) => (one === place ? html`aria-current="true"` : '')
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${place === 'mail' ? 'Sandbox mailbox' : 'Sandbox card statement'}</title>
        <link rel="stylesheet" href="/style.css" />
        <script src="/refresh.js" defer></script>
      </head>
      <body>
        <header>
          <a href="/" ${here('mail')}>Sandbox mailbox</a> <a href="/statement" ${here('statement')}>Card statement</a>
          <span>Nothing here ever leaves this machine.</span>
        </header>
        <div class="columns">${body}</div>
      </body>
    </html>`
}

/** A moment, to the second. */
export function time(iso: string) {
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`
}
