import { z } from 'zod'
import type { Answer, Call } from '../wire/call.ts'
import { enqueue } from '../../post/deliveries.ts'

/** Which webhooks to tell again; all of the account's that want the event when none is named. */
export const ResendAsk = z.object({ webhook_ids: z.array(z.string()).max(500).optional() })

/** Has an event carried once more, whatever became of it before. */
export function resend({ account, ask, id }: Call<z.infer<typeof ResendAsk>>): Answer {
  const event = account.need('event', id)
  const wanting = ask.webhook_ids
    ? ask.webhook_ids.map((webhook) => account.need('webhook', webhook))
    : account.all('webhook').filter(({ types }) => types.includes('*') || types.includes(event.wire.event_type))
  for (const webhook of wanting)
    enqueue(account.db, { account: account.name, webhook: webhook.id, event: id, type: event.wire.event_type }, 'pending', account.now)
  return { status: 202, body: event.wire }
}
