import { z } from 'zod'
import { refused } from '../wire/errors.ts'
import { newId } from '../ids.ts'
import type { Answer, Call } from '../wire/call.ts'
import { wireWebhook, type Webhook } from '../records/webhook.ts'
import { readShape, type Patch } from '../wire/shapes.ts'
import { isEventType } from './event-types.ts'
import { isLoopback } from './loopback.ts'

const url = z.url().max(2048)
const event_types = z
  .array(z.object({ name: z.string() }))
  .min(1)
  .max(500)

/** An address and the names of events it wants; `*` stands for all. */
export const WebhookAsk = z.object({ url, event_types })

/** Subscribes an address to events. Only addresses on this machine are taken: the sandbox tells nobody else. */
export function createWebhook({ account, ask }: Call<z.infer<typeof WebhookAsk>>): Answer {
  checkAddress(ask.url)
  const types = namesOf(ask.event_types)
  if (account.all('webhook').some((known) => known.url === ask.url))
    throw refused('INVALID_PARAMETER_VALUE', { field: '/url', value: ask.url, location: 'body' })
  const webhook = account.put<Webhook>({ kind: 'webhook', id: newId(), created: account.now, url: ask.url, types })
  return { status: 201, body: wireWebhook(webhook, account.origin) }
}

/** All webhooks of the account. */
export function listWebhooks({ account }: Call<unknown>): Answer {
  return { status: 200, body: { webhooks: account.all('webhook').map((one) => wireWebhook(one, account.origin)) } }
}

/** One webhook. */
export function readWebhook({ account, id }: Call<unknown>): Answer {
  return { status: 200, body: wireWebhook(account.need('webhook', id), account.origin) }
}

/** The events one webhook wants. */
export function typesOf({ account, id }: Call<unknown>): Answer {
  return { status: 200, body: { event_types: wireWebhook(account.need('webhook', id), account.origin).event_types } }
}

/** Replaces the address or the wanted events. */
export function patchWebhook({ account, ask, id }: Call<readonly Patch[]>): Answer {
  const after = ask.reduce(
    (webhook, { op, path, value }, i) => {
      if (op !== 'replace') throw refused('INVALID_PATCH_OPERATION', { field: `/${i}/op`, value: op })
      if (path === '/url') return { ...webhook, url: checkAddress(readShape(url, value, `/${i}/value`)) }
      if (path === '/event_types') return { ...webhook, types: namesOf(readShape(event_types, value, `/${i}/value`)) }
      throw refused('FIELD_NOT_PATCHABLE', { field: `/${i}/path` })
    },
    account.need('webhook', id),
  )
  return { status: 200, body: wireWebhook(account.put<Webhook>(after), account.origin) }
}

/** Ends a subscription; what was not carried yet never will be. */
export function deleteWebhook({ account, id }: Call<unknown>): Answer {
  account.need('webhook', id)
  account.remove(id)
  return { status: 204 }
}

function checkAddress(address: string): string {
  if (!isLoopback(address)) throw refused('INVALID_PARAMETER_VALUE', { field: '/url', value: address, location: 'body' })
  return address
}

function namesOf(types: readonly { readonly name: string }[]): string[] {
  const names = types.map(({ name }) => name)
  const strange = names.findIndex((name) => name !== '*' && !isEventType(name))
  if (strange >= 0)
    throw refused('INVALID_PARAMETER_VALUE', { field: `/event_types/${strange}/name`, value: names[strange] ?? '', location: 'body' })
  return names
}
