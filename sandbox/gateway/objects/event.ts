import { newId } from './common.ts'

export type EventType =
  | `payment_intent.${'created' | 'succeeded' | 'payment_failed' | 'canceled' | 'amount_capturable_updated' | 'requires_action'}`
  | `charge.${'succeeded' | 'failed' | 'captured' | 'refunded' | 'expired' | 'refund.updated'}`
  | `refund.${'created' | 'updated' | 'failed'}`
  | `payment_method.${'attached' | 'detached'}`
  | `customer.${'created' | 'updated'}`

export type GatewayEvent = {
  readonly id: string
  readonly object: 'event'
  readonly api_version: string
  readonly created: number
  readonly data: { readonly object: object }
  readonly livemode: false
  readonly pending_webhooks: number
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null }
  readonly type: EventType
}

/** The API version whose shapes the sandbox speaks. */
export const apiVersion = '2026-10-28.endive'

/** A fact that happened, holding the object as it was at that moment. */
export function newEvent(now: number, type: EventType, object: object, request: GatewayEvent['request']): GatewayEvent {
  return {
    id: newId('evt'),
    object: 'event',
    api_version: apiVersion,
    created: now,
    data: { object },
    livemode: false,
    pending_webhooks: 0,
    request,
    type,
  }
}
