import type { EventType } from '../webhooks/event-types.ts'

/** An address of the store's that wants to hear of events. */
export type Webhook = {
  readonly kind: 'webhook'
  readonly id: string
  readonly created: number
  readonly url: string
  /** Names of events, or `*` for all. */
  readonly types: readonly string[]
}

/** Something that happened, as it is told. */
export type PayPalEvent = {
  readonly kind: 'event'
  readonly id: string
  /** The id of what it is about. */
  readonly about: string
  readonly created: number
  readonly wire: {
    readonly id: string
    readonly event_version: '1.0'
    readonly create_time: string
    readonly resource_type: string
    readonly resource_version?: string
    readonly event_type: EventType
    readonly summary: string
    readonly resource: object
    readonly links: readonly object[]
  }
}

/** A webhook as the wire has it. */
export function wireWebhook({ id, url, types }: Webhook, origin: string) {
  const self = `${origin}/v1/notifications/webhooks/${id}`
  return {
    id,
    url,
    event_types: types.map((name) => ({ name, description: name === '*' ? 'ALL' : name, status: 'ENABLED' })),
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: self, rel: 'update', method: 'PATCH' },
      { href: self, rel: 'delete', method: 'DELETE' },
    ],
  }
}
