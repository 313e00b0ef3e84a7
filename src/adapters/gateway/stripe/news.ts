import type Stripe from 'stripe'
import type { Gateway, News } from '#ports/gateway.ts'
import { toNews, toSecret } from './alarms.ts'
import { toFailure } from './messages.ts'
import { sentenceOf } from './sender.ts'

/** What the desk wants to hear of; everything else an account does is none of its business. */
const wanted = [
  'payment_intent.amount_capturable_updated',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'charge.refunded',
  'charge.captured',
  'charge.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'radar.early_fraud_warning.created',
  'radar.early_fraud_warning.updated',
] as const satisfies readonly Stripe.WebhookEndpointCreateParams.EnabledEvent[]

/** Seconds a webhook's signature stays good, as Stripe's documentation advises. */
const tolerance = 300

/** Seconds an event may appear in the list after one that is newer: the list is read again that far back, and what was heard before is left out by its id. */
const overlap = 60

/** What the account tells by itself: read from its list of events, or heard over a signed webhook. */
export function newsOf(stripe: Stripe, secret: string | null): Pick<Gateway, 'news' | 'hear' | 'listenAt'> {
  return {
    news: async (cursor) => {
      try {
        const newest = await stripe.events.list({ limit: 1 })
        const last = newest.data[0]?.created ?? 0
        if (cursor === null) return { news: [], cursor: String(last) }
        const since = Number(cursor)
        const heard: News[] = []
        for await (const event of stripe.events.list({ created: { gte: since - overlap }, types: [...wanted], limit: 100 }))
          heard.push(toNews(event))
        return { news: heard.toReversed(), cursor: String(Math.max(since, last)) }
      } catch (thrown) {
        return { unreadable: sentenceOf(toFailure(thrown)) }
      }
    },
    hear: async (raw, header) => {
      const signature = header('stripe-signature')
      if (secret === null || !signature) return null
      try {
        return toNews(stripe.webhooks.constructEvent(raw, signature, secret, tolerance))
      } catch {
        return null
      }
    },
    listenAt: async (url, old) => {
      try {
        const made = await stripe.webhookEndpoints.create({ url, enabled_events: [...wanted], description: 'Partsdesk' })
        if (old !== null) await stripe.webhookEndpoints.del(old)
        return toSecret(made)
      } catch (thrown) {
        return { unreadable: sentenceOf(toFailure(thrown)) }
      }
    },
  }
}
