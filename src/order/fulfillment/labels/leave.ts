import { ok, refuse, type Result } from '#domain/result.ts'
import { record, startProcessing, type Held } from '../../spine.ts'
import { piecesOf } from '../put-shipment.ts'
import { readShipments, saveShipment } from '../queries.ts'
import { listPartNumbers, partsKey, rememberBoxes } from '../boxes/queries.ts'

/** The goods of a shipment leave with their labels: it is shipped from now on. `order_cancelled`, `not_buying`: the order or the shipment was taken back meanwhile. */
export async function leaveWithLabels(held: Held, id: string): Promise<Result<{ readonly shipment: string }, string>> {
  if (held.order.status === 'cancelled') return refuse('order_cancelled')
  const shipment = (await readShipments(held.tx, held.order.id, id))[0]
  if (shipment?.state !== 'buying') return refuse('not_buying')
  await saveShipment(held.tx, id, { state: 'shipped', left_at: held.now })
  const boxes = shipment.parcels.flatMap(({ size_mm, grams, contents }) => {
    const [lengthMm, widthMm, heightMm] = size_mm ?? []
    if (lengthMm === undefined || widthMm === undefined || heightMm === undefined || grams === null) return []
    return [{ preset: null, size: { lengthMm, widthMm, heightMm }, grams, contents: contents ?? [] }]
  })
  if (boxes.length > 0)
    await rememberBoxes(held.tx, partsKey(shipment.lines, await listPartNumbers(held.tx, held.order.id)), boxes, held.now)
  record(held, {
    type: 'shipment_left',
    shipment: id,
    method: 'label',
    pieces: piecesOf(shipment.lines),
    tracking: shipment.parcels.flatMap(({ tracking_number }) => tracking_number ?? []),
    cost: shipment.cost,
  })
  startProcessing(held)
  return ok({ shipment: id })
}
