import { Hono } from 'hono'
import { z } from 'zod'
import { isOnThisMachine } from '../../gateway/webhooks/this-machine.ts'
import type { Wire } from '../../listen.ts'
import { newId } from '../ids.ts'
import { wireWebhook } from '../records/webhook.ts'
import type { Answer, Call } from '../wire/call.ts'
import { ApiError } from '../wire/errors.ts'
import { operation } from '../wire/operation.ts'
import { pageOf } from '../wire/paging.ts'
import type { Carrier } from '../world.ts'
import { wireEvent } from './events.ts'

const secret = z.string().min(1).max(200).nullish()
const custom_headers = z
  .array(z.object({ name: z.string(), value: z.string() }))
  .max(20)
  .nullish()
const CreateAsk = z.object({ webhook: z.object({ url: z.string(), webhook_secret: secret, custom_headers }) })
const UpdateAsk = z.object({ url: z.string().optional(), webhook_secret: secret, custom_headers })

/** Who wants to hear of events, and the events. */
export function webhookRoutes(carrier: Carrier) {
  const read = z.unknown()
  const at = '/v2/webhooks/:id'
  return new Hono<Wire>()
    .post('/v2/webhooks', operation(carrier, { ask: CreateAsk, work: create }))
    .get('/v2/webhooks', operation(carrier, { ask: read, work: list }))
    .get(
      at,
      operation(carrier, { ask: read, work: ({ account, id }) => ({ status: 200, body: wireWebhook(account.need('webhook', id)) }) }),
    )
    .patch(at, operation(carrier, { ask: UpdateAsk, work: update }))
    .put(at, operation(carrier, { ask: UpdateAsk, work: update }))
    .delete(at, operation(carrier, { ask: read, work: remove }))
    .get('/v2/events', operation(carrier, { ask: read, work: listEvents }))
    .get('/v2/events/:id', operation(carrier, { ask: read, work: readEvent }))
}

function create({ account, ask: { webhook: ask } }: Call<z.infer<typeof CreateAsk>>): Answer {
  const webhook = account.put('webhook', {
    id: newId('hook'),
    url: checked(ask.url),
    created_at: account.at,
    disabled_at: null,
    secret: ask.webhook_secret ?? null,
    custom_headers: ask.custom_headers ?? [],
  })
  return { status: 201, body: wireWebhook(webhook) }
}

function list({ account }: Call<unknown>): Answer {
  return { status: 200, body: { webhooks: account.all('webhook').map(wireWebhook) } }
}

function update({ account, ask, id }: Call<z.infer<typeof UpdateAsk>>): Answer {
  const before = account.need('webhook', id)
  const webhook = account.put('webhook', {
    ...before,
    url: ask.url === undefined ? before.url : checked(ask.url),
    secret: ask.webhook_secret ?? before.secret,
    custom_headers: ask.custom_headers ?? before.custom_headers,
    disabled_at: null,
  })
  return { status: 200, body: wireWebhook(webhook) }
}

function remove({ account, id }: Call<unknown>): Answer {
  account.need('webhook', id)
  account.remove(id)
  return { status: 200, body: {} }
}

function checked(url: string): string {
  if (!isOnThisMachine(url)) throw new ApiError('WEBHOOK.INVALID', [{ field: 'url', message: 'must lead to this machine' }])
  return url
}

/** Events without what they are about, as lists have them. */
function listEvents({ account, query }: Call<unknown>): Answer {
  const { page, has_more } = pageOf(account, 'event', query)
  const events = page.map((event) => {
    const { description, id, user_id, status, created_at, mode, object } = wireEvent(account.db, event)
    return { description, id, user_id, status, created_at, mode, object }
  })
  return { status: 200, body: { events, has_more } }
}

function readEvent({ account, id }: Call<unknown>): Answer {
  return { status: 200, body: wireEvent(account.db, account.need('event', id)) }
}
