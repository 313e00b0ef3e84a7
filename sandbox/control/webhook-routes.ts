import { Hono } from 'hono'
import { z } from 'zod'
import type { Database } from '../database.ts'
import type { Wire } from '../listen.ts'
import type { Ticker } from '../gateway/time/ticker.ts'
import { addWebhookFault, clearWebhookFaults, waitingWebhookFaults, webhookFaultKinds } from '../gateway/webhooks/faults.ts'
import { deliveriesOf } from '../gateway/webhooks/queue.ts'
import { readAsk } from './read-ask.ts'

/** Webhooks from behind: what goes wrong with the next ones, what became of each, and sending all that is due without waiting. */
export function webhookControl(db: Database, ticker: Ticker) {
  return new Hono<Wire>()
    .post('/webhooks/faults', async (c) => {
      const ask = await readAsk(c, FaultAsk)
      if (!ask.success) return c.json({ error: z.prettifyError(ask.error) }, 400)
      addWebhookFault(db, ask.data)
      return c.json({ waiting: waitingWebhookFaults(db) })
    })
    .delete('/webhooks/faults', (c) => {
      clearWebhookFaults(db)
      return c.json({ waiting: [] })
    })
    .get('/webhooks/deliveries', (c) => {
      const { account, event, endpoint, state, type } = c.req.query()
      return c.json({ deliveries: deliveriesOf(db, { account, event, endpoint, state, type }) })
    })
    .post('/webhooks/pump', async (c) => c.json({ attempts: await ticker.pump() }))
}

const FaultAsk = z.strictObject({
  kind: z.enum(webhookFaultKinds),
  type: z.string().min(1).default('*'),
  times: z.int().min(1).max(10_000).default(1),
  seconds: z.int().min(1).max(31_536_000).default(60),
})
