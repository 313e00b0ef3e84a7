import type { z } from 'zod'
import { refused } from '../wire/errors.ts'
import type { Answer, Call } from '../wire/call.ts'
import type { Order } from '../records/order.ts'
import type { Patch } from '../wire/shapes.ts'
import { answerOrder } from './answers.ts'
import type { TrackAsk } from './shapes.ts'

/** Tells the buyer at PayPal where their parcel is. Its id is made of the capture's and the number, so the same parcel is told once. */
export function trackOrder({ account, ask, id }: Call<z.infer<typeof TrackAsk>>): Answer {
  const order = account.need('order', id, 'order_id')
  const capture = account.under('capture', order.id).find((one) => one.id === ask.capture_id)
  if (!capture) throw refused('CAPTURE_ID_NOT_FOUND', { field: '/capture_id', value: ask.capture_id })
  if (capture.status === 'PENDING' || capture.status === 'DECLINED') throw refused('CAPTURE_STATUS_NOT_VALID', { field: '/capture_id' })
  if (!ask.tracking_number) throw refused('MISSING_REQUIRED_PARAMETER', { field: '/tracking_number', location: 'body' })
  if (!ask.carrier) throw refused('MISSING_REQUIRED_PARAMETER', { field: '/carrier', location: 'body' })
  if (ask.carrier === 'OTHER' && !ask.carrier_name_other)
    throw refused('MISSING_REQUIRED_PARAMETER', { field: '/carrier_name_other', location: 'body' })
  const skus = (order.unit.items ?? []).map(({ sku }) => sku)
  const strange = (ask.items ?? []).find(({ sku }) => sku !== undefined && !skus.includes(sku))
  if (strange) throw refused('ITEM_SKU_MISMATCH', { field: '/items', ...(strange.sku ? { value: strange.sku } : {}) })
  const tracker = `${capture.id}-${ask.tracking_number}`
  const known = order.trackers.some((one) => one.id === tracker)
  const after: Order = {
    ...order,
    updated: account.now,
    trackers: [
      ...order.trackers.filter((one) => one.id !== tracker),
      { id: tracker, status: 'SHIPPED', items: ask.items ?? [], created: account.now, updated: account.now },
    ],
  }
  return answerOrder(account, account.put(after), known ? 200 : 201, false)
}

/** Takes a parcel back that was told by mistake: its status may become CANCELLED, nothing else. */
export function patchTracker({ account, ask, id, inner: tracker }: Call<readonly Patch[]>): Answer {
  const order = account.need('order', id, 'order_id')
  if (!order.trackers.some((one) => one.id === tracker))
    throw refused('INVALID_RESOURCE_ID', { field: 'tracker_id', value: tracker, location: 'path' })
  for (const [i, { op, path, value }] of ask.entries()) {
    if (path !== '/status') throw refused('NOT_PATCHABLE', { field: `/${i}/path` })
    if (op !== 'replace' || value !== 'CANCELLED') throw refused('INVALID_PATCH_OPERATION', { field: `/${i}/op` })
  }
  const trackers = order.trackers.map((one) => (one.id === tracker ? { ...one, status: 'CANCELLED' as const, updated: account.now } : one))
  account.put<Order>({ ...order, trackers, updated: account.now })
  return { status: 204 }
}
