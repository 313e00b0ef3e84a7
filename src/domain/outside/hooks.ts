import type { Activity } from '../activity.ts'
import type { FulfillmentState, Method } from '../fulfillment.ts'
import type { Status } from '../order.ts'
import type { TrackerState } from '../shipping/tracker.ts'

/** What a store's web store may hear of an order. */
export const hookEvents = ['order.shipped', 'order.delivered', 'order.cancelled'] as const
export type HookEvent = (typeof hookEvents)[number]

/** What the web store hears of a change: goods that left, the last parcel that arrived, the order that was cancelled. Each once a change. */
export function hookEventsOf(entries: readonly Activity[], fulfillment: FulfillmentState): readonly HookEvent[] {
  return hookEvents.filter((event) => {
    switch (event) {
      case 'order.shipped':
        return entries.some(({ type }) => type === 'shipment_left')
      case 'order.delivered':
        return fulfillment === 'delivered' && entries.some((entry) => entry.type === 'parcel_moved' && entry.state === 'delivered')
      case 'order.cancelled':
        return entries.some((entry) => entry.type === 'status_changed' && entry.to === 'cancelled')
    }
  })
}

/** What left together, as the web store hears it. */
export type HookShipment = {
  readonly id: string
  readonly method: Method
  readonly leftAt: string | null
  readonly lines: readonly { readonly partNumber: string; readonly quantity: number }[]
  /** `state`: where the carrier saw it last, null for a number that is not followed */
  readonly tracking: readonly {
    readonly carrier: string
    readonly number: string
    readonly url: string | null
    readonly state: TrackerState | null
  }[]
}

/** What a web store is sent: one event, and the order as it stood then. `id` is the same however often it is sent. */
export type HookBody = {
  readonly id: string
  readonly type: HookEvent
  readonly at: string
  readonly order: {
    readonly id: string
    readonly number: number
    readonly channel: string
    readonly externalNumber: string
    readonly status: Status
    readonly fulfillmentState: FulfillmentState
    readonly shipments: readonly HookShipment[]
  }
}

/** Days a web store that does not take an event is tried. */
export const hookDays = 1

/** Seconds until the next try after `tries` that failed: a minute, then twice as long each time, at most six hours. */
export function secondsToNext(tries: number): number {
  return Math.min(60 * 2 ** Math.max(0, tries - 1), 6 * 3600)
}
