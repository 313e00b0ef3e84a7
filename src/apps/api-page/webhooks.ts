import { html } from 'hono/html'
import type { ApiDocument } from './document.ts'
import { exampleEvent } from './example-event.ts'

type Markup = ReturnType<typeof html>

/** How a storefront hears what became of its orders, and how it knows that the desk says so. */
export function drawWebhooks({ webhooks }: ApiDocument, drawCode: (label: string, code: string) => Markup): Markup {
  return html`<h2 id="webhooks">Webhooks</h2>
    <p>
      A supervisor enters up to ten addresses under Settings, API keys, Webhooks, each with a secret of its own, shown once, and the events
      it is told. From then on the desk posts an
      <a href="#OrderEvent">OrderEvent</a> there, under an id of its own for each address. Any answer of 2xx within ten seconds means that
      it was taken. Any other answer, a redirect or none is tried again after one minute, then two, four and so on, for a day. The same
      event may come twice, and two may come in the wrong order. An address that took nothing for three days, of at least ten events, is
      paused until a person switches it on again; what it missed is kept and can be sent then. The button <em>Send a test</em> posts
      <code>{"id", "type": "ping", "at"}</code>, signed like an event, about no order.
    </p>
    <dl>
      ${Object.entries(webhooks).map(
        ([event, { post }]) =>
          html`<div>
            <dt><code>${event}</code></dt>
            <dd>${post.summary}</dd>
          </div>`,
      )}
    </dl>
    ${drawCode('The body of an event', JSON.stringify(exampleEvent, null, 2))}
    <h3 id="signature">Is it from the desk?</h3>
    <p>
      The header <code>partsdesk-signature</code> is <code>t=SECONDS,v1=HEX</code>: the second it was sent, and the HMAC-SHA256 of that
      second, a full stop and the body as it came, under the secret. For a day after a new secret was made there are two <code>v1</code>,
      under the new one and the one before: one that fits is enough. Check it over the raw bytes, before the JSON is read, and refuse what
      is older than five minutes. <code>partsdesk-event</code> and <code>partsdesk-delivery</code> repeat the type and the id.
    </p>
    ${drawCode('The check, in Node', check)}`
}

const check = `import { createHmac, timingSafeEqual } from 'node:crypto'

export function isFromTheDesk(header, rawBody, secret) {
  const parts = header.split(',').map((part) => part.split('='))
  const t = parts.find(([name]) => name === 't')?.[1] ?? ''
  const due = createHmac('sha256', secret).update(t + '.').update(rawBody).digest()
  const fits = (hex) => {
    const said = Buffer.from(hex, 'hex')
    return said.length === due.length && timingSafeEqual(said, due)
  }
  const fresh = Math.abs(Date.now() / 1000 - Number(t)) < 300
  return fresh && parts.some(([name, hex]) => name === 'v1' && fits(hex))
}`
