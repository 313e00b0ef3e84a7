import { Hono } from 'hono'
import { z } from 'zod'
import type { Database } from '../database.ts'
import type { Wire } from '../listen.ts'
import { deliveriesOf, setAutomatic } from '../post/deliveries.ts'
import { addWebhookFault, clearWebhookFaults, waitingWebhookFaults, webhookFaultKinds } from '../post/faults.ts'
import type { Postman } from '../post/postman.ts'
import { readAsk } from './read-ask.ts'

/** A twin's webhooks from behind: what goes wrong with the next ones, what became of each, and whether and when they go. */
export function postControl(db: Database, postman: Postman) {
  return new Hono<Wire>()
    .post('/faults', async (c) => {
      const ask = await readAsk(c, FaultAsk)
      if (!ask.success) return c.json({ error: z.prettifyError(ask.error) }, 400)
      addWebhookFault(db, ask.data)
      return c.json({ waiting: waitingWebhookFaults(db) })
    })
    .delete('/faults', (c) => {
      clearWebhookFaults(db)
      return c.json({ waiting: [] })
    })
    .get('/deliveries', (c) => {
      const { account, event, webhook, state, type } = c.req.query()
      return c.json({ deliveries: deliveriesOf(db, { account, event, webhook, state, type }) })
    })
    .post('/automatic', async (c) => {
      const ask = await readAsk(c, z.strictObject({ automatic: z.boolean() }))
      if (!ask.success) return c.json({ error: z.prettifyError(ask.error) }, 400)
      setAutomatic(db, ask.data.automatic)
      return c.json({ automatic: ask.data.automatic })
    })
    .post('/pump', async (c) => c.json({ attempts: await postman.pump() }))
}

const FaultAsk = z.strictObject({
  kind: z.enum(webhookFaultKinds),
  type: z.string().min(1).default('*'),
  times: z.int().min(1).max(10_000).default(1),
  seconds: z.int().min(1).max(31_536_000).default(60),
})
