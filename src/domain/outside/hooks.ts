import type { Activity } from '../activity.ts'
import type { FulfillmentState, Method } from '../fulfillment.ts'
import type { Status } from '../order.ts'
import type { TrackerState } from '../shipping/tracker.ts'

/** What a store's web stores may hear of an order, in the order of its life. */
export const hookEvents = [
  'order.created',
  'order.changed',
  'payment.captured',
  'payment.refunded',
  'order.shipped',
  'order.delivered',
  'order.cancelled',
] as const
export type HookEvent = (typeof hookEvents)[number]

/** What of an order a change was about, as it is told with `order.changed`. */
export const hookParts = ['status', 'lines', 'totals', 'addresses', 'buyer', 'vehicle', 'shipments'] as const
export type HookPart = (typeof hookParts)[number]

/** A movement of money that worked: the desk's id of it, and minor units of the order's currency. */
export type HookPayment = { readonly id: string; readonly amount: number; readonly currency: string }

/** One thing that is told, with what it adds to the order as it stands. */
export type HookNews =
  | { readonly type: Exclude<HookEvent, 'order.changed' | 'payment.captured' | 'payment.refunded'> }
  | { readonly type: 'order.changed'; readonly changed: readonly HookPart[] }
  | { readonly type: 'payment.captured' | 'payment.refunded'; readonly payment: HookPayment }

/** What web stores hear of a change, in the order of `hookEvents`: each once a change, and money once a movement. */
export function hookEventsOf(entries: readonly Activity[], fulfillment: FulfillmentState, currency: string): readonly HookNews[] {
  const has = (is: (entry: Activity) => boolean) => entries.some(is)
  const changed = hookParts.filter((part) => has((entry) => partOf(entry) === part))
  const arrived = fulfillment === 'delivered' && has((entry) => entry.type === 'parcel_moved' && entry.state === 'delivered')
  return [
    ...when(
      'order.created',
      has(({ type }) => type === 'order_received' || type === 'order_typed_in'),
    ),
    ...(changed.length > 0 ? [{ type: 'order.changed' as const, changed }] : []),
    ...entries.flatMap((entry) => movementOf(entry, currency)),
    ...when(
      'order.shipped',
      has(({ type }) => type === 'shipment_left'),
    ),
    ...when('order.delivered', arrived),
    ...when(
      'order.cancelled',
      has((entry) => entry.type === 'status_changed' && entry.to === 'cancelled'),
    ),
  ]
}

/** Is an address to be told of an event? `events` null: of all there are and will be. */
export function listensTo(events: readonly HookEvent[] | null, event: HookEvent): boolean {
  return events === null || events.includes(event)
}

function when<Type extends HookEvent>(type: Type, happened: boolean): readonly { readonly type: Type }[] {
  return happened ? [{ type }] : []
}

function movementOf(entry: Activity, currency: string): readonly HookNews[] {
  if (entry.type !== 'transaction' || entry.state !== 'approved' || entry.secret) return []
  const payment = { id: entry.transaction, amount: entry.amount, currency }
  if (entry.kind === 'capture' || entry.kind === 'sale') return [{ type: 'payment.captured', payment }]
  return entry.kind === 'refund' ? [{ type: 'payment.refunded', payment }] : []
}

/** Fields of a line that are the store's own business: of them nobody outside is told. */
const inside: readonly string[] = ['unitCost', 'supplier', 'supplierPo']

const parts: { readonly [type in Activity['type']]?: HookPart } = {
  status_changed: 'status',
  line_added: 'lines',
  line_changed: 'lines',
  line_cancelled: 'lines',
  total_changed: 'totals',
  address_changed: 'addresses',
  buyer_changed: 'buyer',
  vehicle_changed: 'vehicle',
  shipment_cancelled: 'shipments',
}

function partOf(entry: Activity): HookPart | undefined {
  return entry.type === 'line_changed' && inside.includes(entry.field) ? undefined : parts[entry.type]
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

/** What a web store is sent: one event, and the order as it stood then. `id` is the same however often it is sent, and another for each address. */
export type HookBody = {
  readonly id: string
  readonly type: HookEvent
  readonly at: string
  /** with `order.changed` alone */
  readonly changed?: readonly HookPart[] | undefined
  /** with `payment.captured` and `payment.refunded` alone */
  readonly payment?: HookPayment | undefined
  readonly order: {
    readonly id: string
    readonly number: number
    /** as the store writes it, with its prefix and leading zeros */
    readonly orderNumber: string
    readonly channel: string
    readonly externalNumber: string
    readonly status: Status
    readonly fulfillmentState: FulfillmentState
    readonly shipments: readonly HookShipment[]
  }
}

/** How many addresses a store may have. */
export const hooksMost = 10

/** Days a web store that does not take an event is tried. */
export const hookDays = 1

/** Seconds until the next try after `tries` that failed: a minute, then twice as long each time, at most six hours. */
export function secondsToNext(tries: number): number {
  return Math.min(60 * 2 ** Math.max(0, tries - 1), 6 * 3600)
}

/** An address is paused by itself once it took nothing for this long, milliseconds … */
const failingMs = 3 * 86_400_000

/** … of at least so many events. */
const failingLeast = 10

/** Has an address failed for so long, and of so many events, that it is of no use to go on? `since`: its first failed try after the last that was taken. */
export function isLongSilent(since: Date, failed: number, now: Date): boolean {
  return now.getTime() - since.getTime() >= failingMs && failed >= failingLeast
}
