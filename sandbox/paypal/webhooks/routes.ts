import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { operation } from '../wire/operation.ts'
import { patch } from '../wire/shapes.ts'
import type { PayPal } from '../world.ts'
import { eventTypes } from './event-types.ts'
import { listEvents } from './events.ts'
import { resend, ResendAsk } from './resend.ts'
import { simulate, SimulateAsk } from './simulate.ts'
import { createWebhook, deleteWebhook, listWebhooks, patchWebhook, readWebhook, typesOf, WebhookAsk } from './subscribe.ts'
import { verify, VerifyAsk } from './verify.ts'

/** Webhooks v1: who wants to hear of what, what happened, and whether a delivery is genuine. */
export function webhookRoutes(paypal: PayPal) {
  const base = '/v1/notifications'
  const hooks = `${base}/webhooks`
  const events = `${base}/webhooks-events`
  const read = z.unknown()
  return new Hono<Wire>()
    .post(hooks, operation(paypal, { ask: WebhookAsk, work: createWebhook }))
    .get(hooks, operation(paypal, { ask: read, work: listWebhooks }))
    .get(`${hooks}/:id`, operation(paypal, { ask: read, work: readWebhook }))
    .patch(`${hooks}/:id`, operation(paypal, { ask: z.array(patch).min(1), work: patchWebhook }))
    .delete(`${hooks}/:id`, operation(paypal, { ask: read, work: deleteWebhook }))
    .get(`${hooks}/:id/event-types`, operation(paypal, { ask: read, work: typesOf }))
    .get(
      `${base}/webhooks-event-types`,
      operation(paypal, {
        ask: read,
        work: () => ({
          status: 200,
          body: {
            event_types: Object.entries(eventTypes).map(([name, { summary }]) => ({ name, description: summary, status: 'ENABLED' })),
          },
        }),
      }),
    )
    .get(events, operation(paypal, { ask: read, work: ({ account, query }) => listEvents(account, query) }))
    .get(
      `${events}/:id`,
      operation(paypal, { ask: read, work: ({ account, id }) => ({ status: 200, body: account.need('event', id).wire }) }),
    )
    .post(`${events}/:id/resend`, operation(paypal, { ask: ResendAsk, work: resend }))
    .post(`${base}/simulate-event`, operation(paypal, { ask: SimulateAsk, work: (call) => simulate(paypal, call) }))
    .post(`${base}/verify-webhook-signature`, operation(paypal, { ask: VerifyAsk, work: (call) => verify(paypal, call) }))
    .get(`${base}/certs/:name`, (c) => {
      const { name, pem } = paypal.signer.certificate()
      return c.req.param('name') === name ? c.body(pem, 200, { 'content-type': 'application/x-pem-file' }) : c.notFound()
    })
}
