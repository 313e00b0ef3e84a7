import type { Activity } from '../activity.ts'
import type { FulfillmentState } from '../fulfillment.ts'

/** May a gateway that protects sellers have to hear of it? Goods left or came back by a number, or money was taken of an order of which something has left. */
export function concernsGateway(entries: readonly Activity[], fulfillment: FulfillmentState): boolean {
  return entries.some(
    (entry) =>
      (entry.type === 'shipment_left' && entry.tracking.length > 0) ||
      entry.type === 'shipment_cancelled' ||
      (entry.type === 'transaction' && entry.state === 'approved' && isTaking(entry.kind) && fulfillment !== 'open'),
  )
}

function isTaking(kind: string): boolean {
  return kind === 'capture' || kind === 'sale'
}

/** A number a gateway was told, taken back or refused, newest last. */
export type ToldNumber = { readonly payment: string; readonly number: string; readonly state: 'told' | 'withdrawn' | 'refused' }

/** What a gateway is still to be told about one payment. */
export type Telling = { readonly payment: string; readonly number: string; readonly carrier: string; readonly tell: boolean }

/**
 * What the gateway has yet to hear: every number under which goods are gone, once for each payment they were paid by, and the withdrawal of every told number under
 * which nothing is gone any more. What it refused for good is not asked again.
 */
export function planTelling(
  payments: readonly string[],
  parcels: readonly { readonly number: string; readonly carrier: string; readonly gone: boolean }[],
  told: readonly ToldNumber[],
): readonly Telling[] {
  const gone = new Set(parcels.filter((parcel) => parcel.gone).map(({ number }) => number))
  const numbers = new Map(parcels.map(({ number, carrier }) => [number, carrier]))
  return payments.flatMap((payment) =>
    [...numbers].flatMap(([number, carrier]): readonly Telling[] => {
      const last = told.findLast((one) => one.payment === payment && one.number === number)?.state
      if (gone.has(number)) return last === undefined || last === 'withdrawn' ? [{ payment, number, carrier, tell: true }] : []
      return last === 'told' ? [{ payment, number, carrier, tell: false }] : []
    }),
  )
}
