import type { Charge, ChargeKind } from '#domain/shipping/rate.ts'
import type { Bought, BoughtParcel, CarrierFailure } from '#ports/carrier.ts'
import type { Client } from './client.ts'
import { toFailure } from './failures.ts'
import { OrderShape, ShipmentShape, type WireMessage, type WireShipment } from './shapes.ts'

/** The boxes of a quote as they are now, and what the carriers said of them. */
type Boxes = { readonly shipments: readonly WireShipment[]; readonly messages: readonly WireMessage[] }

export type ReadBack = { readonly outcome: 'done'; readonly bought: Bought } | CarrierFailure

/** Reads what a quote holds of labels. Never spends. */
export async function readBack(client: Client, quote: string): Promise<ReadBack> {
  try {
    return { outcome: 'done', bought: boughtOf(await boxesOf(client, quote)) }
  } catch (thrown) {
    return toFailure(thrown, false)
  }
}

/** Reads the boxes of a quote: of an order, or one by one. Throws what the client throws. */
export async function boxesOf(client: Client, quote: string): Promise<Boxes> {
  if (isOrder(quote)) return OrderShape.parse(await client.Order.retrieve(quote))
  const shipments = await Promise.all(quote.split(',').map(async (id) => ShipmentShape.parse(await client.Shipment.retrieve(id))))
  return { shipments, messages: [] }
}

/** Is it the quote of an order, or of boxes one by one? */
export function isOrder(quote: string): boolean {
  return quote.startsWith('order_')
}

/** The parcels in the order of their boxes, and why some have no label. */
export function boughtOf({ shipments, messages }: Boxes): Bought {
  const parcels = shipments.map(parcelOf)
  const why = messages.filter(({ type }) => type === 'purchase_error').map(({ message }) => message)
  return { parcels, message: parcels.includes(null) && why.length > 0 ? why.join(' ').slice(0, 300) : null }
}

/** What was bought for a box; null while it has no label. */
function parcelOf(shipment: WireShipment): BoughtParcel | null {
  const { id, postage_label, tracking_code, selected_rate, refund_status, tracker } = shipment
  if (!postage_label || !tracking_code || !selected_rate) return null
  const url = tracker?.public_url ?? null
  return {
    ref: id,
    trackingNumber: tracking_code,
    url,
    charges: chargesOf(shipment),
    currency: selected_rate.currency,
    void: refund_status,
  }
}

/** All fees as charged. An account of the store's own is billed by its carrier, and its label has no fee for postage: then it costs what its rate says. */
function chargesOf({ fees, selected_rate }: WireShipment): readonly Charge[] {
  const charged = (fees ?? []).map(({ type, amount }): Charge => ({ kind: kinds[type] ?? 'fee', amount }))
  const billed: readonly Charge[] = charged.some(({ kind }) => kind === 'postage')
    ? []
    : [{ kind: 'postage', amount: selected_rate?.rate ?? 0 }]
  return [...charged, ...billed].filter(({ amount }) => amount !== 0)
}

const kinds: Readonly<Record<string, ChargeKind>> = { PostageFee: 'postage', InsuranceFee: 'insurance' }
