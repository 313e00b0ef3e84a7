import type { Gateway, News } from '#ports/gateway.ts'
import { RefusedKeys, type Paypal } from './client.ts'
import { toBroken } from './failures.ts'
import { toNews } from './messages.ts'
import { EventsShape, VerdictShape, WebhookShape } from './wire.ts'

/** What the desk wants to hear of. */
const wanted = [
  'PAYMENT.AUTHORIZATION.CREATED',
  'PAYMENT.AUTHORIZATION.VOIDED',
  'PAYMENT.CAPTURE.COMPLETED',
  'PAYMENT.CAPTURE.PENDING',
  'PAYMENT.CAPTURE.DECLINED',
  'PAYMENT.CAPTURE.DENIED',
  'PAYMENT.CAPTURE.REFUNDED',
  'PAYMENT.CAPTURE.REVERSED',
  'PAYMENT.REFUND.PENDING',
  'PAYMENT.REFUND.FAILED',
  'CHECKOUT.PAYMENT-APPROVAL.REVERSED',
  'CUSTOMER.DISPUTE.CREATED',
  'CUSTOMER.DISPUTE.UPDATED',
  'CUSTOMER.DISPUTE.RESOLVED',
]

/** Milliseconds an event may appear in the list after one that is newer. */
const overlap = 120_000

const signed = ['auth-algo', 'cert-url', 'transmission-id', 'transmission-sig', 'transmission-time'] as const

/** What an app tells by itself: read from its list of events, or heard over a webhook that PayPal itself says is its own. */
export function newsOf(paypal: Paypal, webhook: string | null): Pick<Gateway, 'news' | 'hear' | 'listenAt'> {
  return {
    news: (cursor) =>
      guarded(async () => {
        // By PayPal's own time alone: the machine's clock may be another.
        const from = cursor === null ? '' : `&start_time=${new Date(Date.parse(cursor) - overlap).toISOString()}`
        const newest = await pages(
          paypal,
          `/v1/notifications/webhooks-events?page_size=${cursor === null ? 1 : 100}${from}`,
          cursor !== null,
        )
        if ('unreadable' in newest) return newest
        const last = Math.max(...newest.map(({ at }) => at.getTime()), cursor === null ? 0 : Date.parse(cursor))
        return { news: cursor === null ? [] : newest.toReversed(), cursor: new Date(last).toISOString() }
      }),
    hear: (raw, header) =>
      guarded(async () => {
        const parts = signed.map((name) => [name.replace('-', '_'), header(`paypal-${name}`)] as const)
        if (webhook === null || parts.some(([, value]) => !value)) return null
        // The event goes back as the very text it came as: read and written anew, its checksum would not fit.
        const about = JSON.stringify({ ...Object.fromEntries(parts), webhook_id: webhook }).slice(0, -1)
        const { status, body } = await paypal.call('POST', '/v1/notifications/verify-webhook-signature', `${about},"webhook_event":${raw}}`)
        const verdict = VerdictShape.safeParse(body).data
        if (status >= 500 || (status < 300 && !verdict)) return { unreadable: `PayPal did not say whether it is its own (${status})` }
        return verdict?.verification_status === 'SUCCESS' ? toNews(JSON.parse(raw)) : null
      }),
    listenAt: (url, old) =>
      guarded(async () => {
        const { status, body } = await paypal.call('POST', '/v1/notifications/webhooks', {
          url,
          event_types: wanted.map((name) => ({ name })),
        })
        const made = WebhookShape.safeParse(body).data
        if (status >= 300 || !made) return { unreadable: `PayPal refused the address (${status})` }
        if (old !== null) await paypal.call('DELETE', `/v1/notifications/webhooks/${encodeURIComponent(old)}`)
        return { reference: made.id, secret: made.id }
      }),
  }
}

async function pages(paypal: Paypal, path: string, all: boolean): Promise<readonly News[] | { readonly unreadable: string }> {
  const found: News[] = []
  for (let next: string | undefined = path; next !== undefined;) {
    const { status, body } = await paypal.call('GET', next)
    const read = EventsShape.safeParse(body).data
    if (status >= 300 || !read) return { unreadable: `PayPal's events could not be read (${status})` }
    found.push(...read.events.map(toNews))
    const link = read.links.find(({ rel }) => rel === 'next')?.href
    next = all && link ? new URL(link).pathname + new URL(link).search : undefined
  }
  return found
}

async function guarded<T>(work: () => Promise<T>): Promise<T | { readonly unreadable: string }> {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof RefusedKeys) return { unreadable: thrown.message }
    const broken = toBroken(thrown)
    return { unreadable: 'message' in broken ? broken.message : 'no answer' }
  }
}
