import { newId, type Metadata } from './common.ts'

export type WebhookEndpoint = {
  readonly id: string
  readonly object: 'webhook_endpoint'
  readonly api_version: string | null
  readonly application: null
  readonly created: number
  readonly description: string | null
  readonly enabled_events: readonly string[]
  readonly livemode: false
  readonly metadata: Metadata
  readonly status: 'enabled' | 'disabled'
  readonly url: string
}

/** An address that wants to be told of some events, or of all (`*`). */
export function newWebhookEndpoint(
  now: number,
  ask: Pick<WebhookEndpoint, 'api_version' | 'description' | 'enabled_events' | 'metadata' | 'url'>,
): WebhookEndpoint {
  return { id: newId('we'), object: 'webhook_endpoint', application: null, created: now, livemode: false, status: 'enabled', ...ask }
}

/** Is this endpoint to be told of events of this type now? */
export function wantsEvent({ status, enabled_events }: WebhookEndpoint, type: string): boolean {
  return status === 'enabled' && (enabled_events.includes('*') || enabled_events.includes(type))
}
