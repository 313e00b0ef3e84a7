import { isFinal, wasScanned, type PurchaseState } from '../shipping/labels.ts'
import type { Shipment } from '../fulfillment.ts'

/** What about an order's labels needs a person, most urgent first. */
export const labelAttentions = ['label_unanswered', 'label_part_bought', 'label_differs'] as const
export type LabelAttention = (typeof labelAttentions)[number]

/** The purchase of a shipment that is still `buying`: what it has come to, and when it was begun. */
export type OpenPurchase = { readonly state: PurchaseState; readonly at: Date }

/** Seconds a purchase may be open before it needs a person: longer than any call to a carrier lives, and than who asked for it looks away. */
export const patience = 120

/**
 * A purchase nobody has an answer for, one that brought labels for some boxes only, and a label whose barcode says another number than it was bought under, until
 * a carrier has scanned the parcel: then its own scanner could read it.
 */
export function labelAttentionOf(
  {
    purchases,
    shipments,
  }: { readonly purchases: readonly OpenPurchase[]; readonly shipments: readonly Pick<Shipment, 'state' | 'parcels'>[] },
  now: Date,
): readonly LabelAttention[] {
  const late = purchases.filter(({ at }) => now.getTime() - at.getTime() >= patience * 1000)
  const live = shipments.filter(({ state }) => state !== 'cancelled').flatMap(({ parcels }) => parcels)
  const stands: { readonly [attention in LabelAttention]: boolean } = {
    label_unanswered: late.some(({ state }) => !isFinal(state)),
    label_part_bought: late.some(({ state }) => state === 'part_bought'),
    label_differs: live.some(({ label, check, state }) => label && check === 'differs' && state !== 'voided' && !wasScanned(state)),
  }
  return labelAttentions.filter((attention) => stands[attention])
}
