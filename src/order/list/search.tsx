import type { Flag } from '#domain/facts.ts'
import type { FulfillmentState } from '#domain/fulfillment.ts'
import type { PaymentState } from '#domain/payment/state.ts'
import { statuses, type Status } from '#domain/order.ts'
import type { ColumnKey, Due, Sort } from './shapes.ts'

/** What an address of the list says: every filter, the sorting and the page, so that refresh, back and a sent link show the same. Lists are comma-separated. */
export type OrdersSearch = {
  readonly status?: Status | 'open' | 'all'
  readonly q?: string
  readonly assignee?: string
  readonly payment?: string
  readonly fulfillment?: string
  readonly flags?: string
  readonly fraud?: string
  readonly risk?: string
  readonly channel?: string
  readonly from?: string
  readonly to?: string
  readonly due?: Due
  readonly vehicle?: string
  readonly least?: string
  readonly most?: string
  readonly sort?: Sort
  readonly order?: 'asc' | 'desc'
  /** the columns shown, when the address says which */
  readonly columns?: string
  /** the saved view one came by */
  readonly view?: string
  /** the order whose drawer is open */
  readonly peek?: string
  readonly after?: string
  readonly before?: string
}

/** The choices of the filters, in the order they are offered. */
export const choices = {
  payment: [
    'unpaid',
    'unconfirmed',
    'authorized',
    'hold_expired',
    'pending',
    'partly_paid',
    'paid',
    'overpaid',
    'partly_refunded',
    'refunded',
    'disputed',
    'needs_attention',
  ] satisfies PaymentState[],
  fulfillment: ['open', 'ready_for_pickup', 'partly_shipped', 'shipped', 'picked_up', 'delivered', 'returned'] satisfies FulfillmentState[],
  flags: [
    'customer_replied',
    'waiting_for_customer',
    'waiting',
    'shipped_balance_due',
    'delivery_exception',
    'mail_failed',
    'addresses_differ',
    'po_box',
    'no_vin',
    'bad_vin',
    'core',
    'hazmat',
    'comment',
    'note',
  ] satisfies Flag[],
  fraud: ['suspected', 'known', 'not_fraud'],
  risk: ['high', 'medium', 'low'],
  columns: [
    'placed',
    'age',
    'customer',
    'vehicle',
    'items',
    'ship_by',
    'risk',
    'payment',
    'fulfillment',
    'total',
    'flags',
    'assignee',
    'source',
  ] satisfies ColumnKey[],
} as const

const dues: readonly Due[] = ['late', 'today', 'tomorrow', 'week']
const sorts: readonly Sort[] = ['placed', 'ship_by', 'total']

/** Reads an address; what is unknown, empty or mistyped is dropped rather than refused, so that an old bookmark still opens. */
export function readOrdersSearch(raw: Readonly<Record<string, unknown>>): OrdersSearch {
  const text = (key: string) =>
    typeof raw[key] === 'string' || typeof raw[key] === 'number' ? String(raw[key]).trim() || undefined : undefined
  const one = <T extends string>(key: string, words: readonly T[]) => words.find((word) => word === text(key))
  const several = (key: keyof typeof choices) => known(text(key), choices[key])
  const cents = (key: string) => (/^\d{1,11}$/.test(text(key) ?? '') ? text(key) : undefined)
  const day = (key: string) => (/^\d{4}-\d\d-\d\d$/.test(text(key) ?? '') ? text(key) : undefined)
  const search = {
    status: one('status', [...statuses, 'open', 'all'] as const),
    q: text('q')?.slice(0, 200),
    assignee: text('assignee'),
    payment: several('payment'),
    fulfillment: several('fulfillment'),
    flags: several('flags'),
    fraud: several('fraud'),
    risk: several('risk'),
    channel: text('channel'),
    from: day('from'),
    to: day('to'),
    due: one('due', dues),
    vehicle: text('vehicle')?.slice(0, 60),
    least: cents('least'),
    most: cents('most'),
    sort: one('sort', sorts),
    order: one('order', ['asc', 'desc'] as const),
    columns: several('columns'),
    view: /^[\da-f-]{36}$/.test(text('view') ?? '') ? text('view') : undefined,
    peek: /^\d{1,12}$/.test(text('peek') ?? '') ? text('peek') : undefined,
    after: text('after'),
    before: text('before'),
  }
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}

/** The list's address at the server. */
export function listPath(store: string, search: OrdersSearch): string {
  return `/desk/stores/${store}/orders?${writeFrom({ ...search, columns: undefined, view: undefined })}`
}

/** The list alone, whichever of its pages is shown: what a saved view keeps, and what is worked or exported whole. */
export function wholeList(search: OrdersSearch): OrdersSearch {
  return { ...search, view: undefined, after: undefined, before: undefined, peek: undefined }
}

/** The list as one word, for the `from` of an order's address: previous, next and back lead along it. */
export function writeFrom(search: OrdersSearch): string {
  const said = Object.entries({ status: statusOf(search), ...search, peek: undefined })
  return String(new URLSearchParams(said.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))))
}

/** The status the list shows: New unless the address names one; a search looks through all of them. */
export function statusOf({ status, q }: OrdersSearch): Status | 'open' | 'all' {
  return status ?? (q ? 'all' : 'new')
}

/** The list an order's address says it came from; New when it says nothing. */
export function readFrom(from: string | undefined): OrdersSearch {
  return readOrdersSearch(Object.fromEntries(new URLSearchParams(from)))
}

/** The search without its filters: status, search words and sorting stay. */
export function withoutFilters({ status, q, sort, order, columns }: OrdersSearch): OrdersSearch {
  return readOrdersSearch({ status, q, sort, order, columns })
}

/** How many filters narrow the list. */
export function filtersIn(search: OrdersSearch): number {
  const { assignee, payment, fulfillment, flags, fraud, risk, channel, from, to, due, vehicle, least, most } = search
  const spans = [from ?? to, least ?? most]
  return [assignee, payment, fulfillment, flags, fraud, risk, channel, due, vehicle, ...spans].filter((value) => value !== undefined).length
}

function known(text: string | undefined, words: readonly string[]): string | undefined {
  const found = text?.split(',').filter((word) => words.includes(word))
  return found?.length ? found.join(',') : undefined
}
