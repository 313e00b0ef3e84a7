import type { At } from '../spine.ts'
import { readShipments } from './queries.ts'
import { parcelView } from './read.ts'
import type { SentView } from './shapes.ts'

/** The shipments of an order that stand, as the order's own page shows them: where each parcel is. */
export async function readSent({ tx, order }: At): Promise<readonly SentView[]> {
  const shipments = await readShipments(tx, order.id)
  return shipments
    .filter(({ state }) => state !== 'cancelled')
    .map(({ id, sequence, state, lines, parcels, collected_by, created_at, left_at }) => ({
      id,
      sequence,
      state,
      lines,
      parcels: parcels.map(parcelView),
      collectedBy: collected_by,
      at: (left_at ?? created_at).toISOString(),
    }))
}
