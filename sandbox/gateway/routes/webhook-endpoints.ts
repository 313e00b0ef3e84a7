import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { badParameter } from '../errors.ts'
import { listOf } from '../lists.ts'
import { mergeMetadata, token } from '../objects/common.ts'
import { apiVersion } from '../objects/event.ts'
import { newWebhookEndpoint, type WebhookEndpoint } from '../objects/webhook-endpoint.ts'
import { operation, type Answer, type Call, type Gateway } from '../operation.ts'
import { bool, expand, listParts, metadata, text } from '../params.ts'
import { isOnThisMachine } from '../webhooks/this-machine.ts'

/** The routes of webhook endpoints: create (the only answer that shows the secret), read, update, delete, list. */
export function webhookEndpointRoutes(gateway: Gateway) {
  const base = '/v1/webhook_endpoints'
  const one = z.strictObject({ expand })
  return new Hono<Wire>()
    .post(base, operation(gateway, CreateAsk, create))
    .get(
      base,
      operation(gateway, z.strictObject(listParts), ({ account, params }) => listOf(account, 'webhook_endpoint', base, params)),
    )
    .get(`${base}/:id`, operation(gateway, one, needed))
    .post(`${base}/:id`, operation(gateway, UpdateAsk, update))
    .delete(
      `${base}/:id`,
      operation(gateway, one, (call) => {
        const { id, object } = needed(call)
        call.account.forget(id)
        return { id, object, deleted: true }
      }),
    )
}

const enabledEvents = z.array(z.string().regex(/^(?:\*|[a-z0-9_]+(?:\.[a-z0-9_]+)+)$/, 'an event type, or *')).min(1)

const CreateAsk = z.strictObject({
  url: text,
  enabled_events: enabledEvents,
  api_version: z.literal(apiVersion).optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  expand,
})
const UpdateAsk = z.strictObject({
  url: text.optional(),
  enabled_events: enabledEvents.optional(),
  description: text.optional(),
  disabled: bool.optional(),
  metadata: metadata.optional(),
  expand,
})

function needed({ account, id }: Pick<Call<unknown>, 'account' | 'id'>): WebhookEndpoint {
  return account.need('webhook_endpoint', id, 'webhook_endpoint')
}

function create({ account, params }: Call<z.infer<typeof CreateAsk>>): Answer {
  guardUrl(params.url)
  const secret = `whsec_${token(32)}`
  const endpoint = newWebhookEndpoint(account.now, {
    api_version: params.api_version ?? null,
    description: params.description || null,
    enabled_events: params.enabled_events,
    metadata: mergeMetadata({}, params.metadata),
    url: params.url,
  })
  return { ...account.put(endpoint, { secret }), secret }
}

function update(call: Call<z.infer<typeof UpdateAsk>>): Answer {
  const { account, params } = call
  const endpoint = needed(call)
  guardUrl(params.url ?? endpoint.url)
  const disabled = params.disabled ?? endpoint.status === 'disabled'
  return account.put<WebhookEndpoint>({
    ...endpoint,
    description: params.description === undefined ? endpoint.description : params.description || null,
    enabled_events: params.enabled_events ?? endpoint.enabled_events,
    metadata: mergeMetadata(endpoint.metadata, params.metadata),
    status: disabled ? 'disabled' : 'enabled',
    url: params.url ?? endpoint.url,
  })
}

function guardUrl(url: string) {
  if (!isOnThisMachine(url)) throw badParameter('url_invalid', 'url', 'Invalid URL: the sandbox sends webhooks to this machine only.')
}
