import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Wire } from '../../listen.ts'
import type { Tracker, TrackingLocation } from '../records/tracker.ts'
import { doWhatIsDue } from '../due.ts'
import { bodyOf } from '../store.ts'
import type { Carrier } from '../world.ts'

/** What the receiver of a parcel sees of it, behind the link in every tracker. */
export function trackPage(carrier: Carrier) {
  return new Hono<Wire>().get('/track/:code', (c) => {
    doWhatIsDue(carrier.db, carrier.clock.now(), carrier.origin())
    const row = carrier.db.get("select body from objects where kind = 'tracker' and tag = ? order by seq limit 1", c.req.param('code'))
    const tracker = bodyOf<Tracker>(row)
    return tracker ? c.html(page(tracker.wire)) : c.notFound()
  })
}

function page({ tracking_code, carrier, status, est_delivery_date, tracking_details }: Tracker['wire']) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${tracking_code} · ${carrier}</title>
      </head>
      <body style="font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1d2733">
        <p>${carrier} of the sandbox: no parcel moves.</p>
        <h1>${tracking_code}</h1>
        <p>
          <strong>${status.replaceAll('_', ' ')}</strong
          >${est_delivery_date && status !== 'delivered' ? html`, expected ${est_delivery_date.slice(0, 10)}` : ''}
        </p>
        <ol reversed>
          ${tracking_details
            .toReversed()
            .map(
              (detail) =>
                html`<li>
                  <time datetime="${detail.datetime}">${detail.datetime.slice(0, 16).replace('T', ' ')} UTC</time> ${detail.message}
                  ${placeWords(detail.tracking_location)}
                </li>`,
            )}
        </ol>
      </body>
    </html>`
}

function placeWords({ city, state }: TrackingLocation): string {
  return [city, state].filter(Boolean).join(', ')
}
