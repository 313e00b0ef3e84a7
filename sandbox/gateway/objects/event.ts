import { newId } from './common.ts'

export type EventType =
  | `payment_intent.${'created' | 'succeeded' | 'payment_failed' | 'canceled' | 'amount_capturable_updated' | 'requires_action'}`
  | `charge.${'succeeded' | 'failed' | 'captured' | 'updated' | 'refunded' | 'expired' | 'refund.updated'}`
  | `charge.dispute.${'created' | 'updated' | 'closed' | 'funds_withdrawn' | 'funds_reinstated'}`
  | `radar.early_fraud_warning.${'created' | 'updated'}`
  | `refund.${'created' | 'updated' | 'failed'}`
  | `payment_method.${'attached' | 'detached'}`
  | `customer.${'created' | 'updated' | 'deleted'}`
  | `setup_intent.${'created' | 'succeeded' | 'requires_action' | 'setup_failed' | 'canceled'}`

export type GatewayEvent = {
  readonly id: string
  readonly object: 'event'
  readonly api_version: string
  readonly created: number
  readonly data: { readonly object: object; readonly previous_attributes?: object }
  readonly livemode: false
  readonly pending_webhooks: number
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null }
  readonly type: EventType
}

/** The API version whose shapes the sandbox speaks. */
export const apiVersion = '2026-10-28.endive'

/** A fact that happened, holding the object as it was at that moment and, where `before` is given, what its changed fields held until then. */
export function newEvent(
  now: number,
  type: EventType,
  { object, before }: { readonly object: object; readonly before?: object | undefined },
  request: GatewayEvent['request'],
): GatewayEvent {
  return {
    id: newId('evt'),
    object: 'event',
    api_version: apiVersion,
    created: now,
    data: before ? { object, previous_attributes: changedIn(before, object) } : { object },
    livemode: false,
    pending_webhooks: 0,
    request,
    type,
  }
}

function changedIn(before: object, after: object): object {
  const held = new Map(Object.entries(after).map(([name, value]) => [name, JSON.stringify(value)]))
  return Object.fromEntries(Object.entries(before).filter(([name, value]) => held.get(name) !== JSON.stringify(value)))
}
