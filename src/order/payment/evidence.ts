import { samePlace } from '#domain/address.ts'
import type { Evidence } from '#domain/payment/evidence.ts'
import type { At } from '../spine.ts'
import { countLetters, listLeavings } from './queries.ts'
import { listVerifications } from './verify/queries.ts'

/** What the store holds that speaks for it in a dispute, besides what stands with the payment itself. */
export async function readEvidence({ tx, order, sources }: At): Promise<Evidence> {
  const [leavings, messages, verifications] = await Promise.all([
    listLeavings(tx, order.id),
    countLetters(tx, order.id),
    listVerifications(tx, order.id),
  ])
  return {
    shipments: leavings.map(({ left_at, collected_by, id_seen, parcels, ...leaving }) => ({
      ...leaving,
      leftAt: left_at?.toISOString() ?? null,
      parcels: parcels.flatMap(({ carrier, number }) => (number ? [{ carrier, number }] : [])),
      collectedBy: collected_by,
      idSeen: id_seen ?? false,
    })),
    messages,
    samePlace: samePlace(sources.billing, sources.shipping),
    verified: verifications.some(({ state }) => state === 'named'),
  }
}
