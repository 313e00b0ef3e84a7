import { shownSize } from '#domain/mail/logo.ts'
import { carrierName } from '#domain/tracking.ts'
import { vehicleTitle } from '#domain/vin.ts'
import { writtenNumber } from '../../spine-store.ts'
import type { At } from '../../spine.ts'
import { vehicleOf } from '../../spine-facts.ts'
import { readLines, readShipments, readStore, type ShipmentRow } from '../queries.ts'
import type { Slip } from './slip.ts'

/** Countries that print on Letter; everybody else has A4. */
const letter = ['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE']

/**
 * The packing slip of one shipment as it was when it was made: what later shipments took is still to come on this one, so a reprint says the same.
 * Undefined when the order has no such shipment, or it was put back.
 */
export async function readSlip({ tx, order, sources }: At, shipment: string): Promise<Slip | undefined> {
  const shipments = await readShipments(tx, order.id)
  const one = shipments.find(({ id }) => id === shipment)
  if (!one || one.state === 'cancelled') return undefined
  const [store, lines] = await Promise.all([readStore(tx), readLines(tx, order.id)])
  const boxes = boxesOf(one, lines)
  return {
    language: order.buyer_language,
    paper: letter.includes(store.address?.country ?? 'US') ? 'letter' : 'a4',
    timeZone: store.time_zone,
    store: { name: store.name, address: store.address, phone: store.phone, email: store.email, ...logoOf(store) },
    order: {
      number: order.number,
      written: writtenNumber({ ...store, number: order.number }),
      theirs: order.external_number,
      placedAt: order.placed_at,
      purchaseOrder: order.po_number,
      vehicle: [vehicleTitle(vehicleOf(order)), order.vehicle_vin].filter(Boolean).join('\n') || null,
    },
    shipTo: sources.shipping,
    shipment: {
      sequence: one.sequence,
      method: one.method,
      at: one.left_at ?? one.created_at,
      collectedBy: one.collected_by,
      tracking: one.parcels.flatMap(({ carrier, tracking_number: number }) =>
        number === null ? [] : [{ carrier: nameOf(carrier), number }],
      ),
    },
    lines: linesOf(one, shipments, lines),
    ...(boxes.length > 1 && { boxes }),
  }
}

/** A pixel of a screen is three quarters of a point. */
function logoOf({ logo, logo_width: width, logo_height: height }: Awaited<ReturnType<typeof readStore>>): Pick<Slip['store'], 'logo'> {
  if (!logo || !width || !height) return {}
  const shown = shownSize({ width, height })
  return { logo: { bytes: logo, width: shown.width * 0.75, height: shown.height * 0.75 } }
}

/** What lies in which box, where every box says so. */
function boxesOf(one: ShipmentRow, lines: Awaited<ReturnType<typeof readLines>>): NonNullable<Slip['boxes']> {
  if (one.parcels.some(({ contents }) => !contents || contents.length === 0)) return []
  return one.parcels.map(({ tracking_number: trackingNumber, contents }) => ({
    trackingNumber,
    contents: (contents ?? []).flatMap(({ line, quantity }) =>
      lines.filter(({ id }) => id === line).map(({ part_number: partNumber }) => ({ partNumber, quantity })),
    ),
  }))
}

function linesOf(one: ShipmentRow, shipments: readonly ShipmentRow[], lines: Awaited<ReturnType<typeof readLines>>): Slip['lines'] {
  const before = shipments.filter(({ state, sequence, id }) => id === one.id || (state !== 'cancelled' && sequence < one.sequence))
  return lines.flatMap((line) => {
    const quantity = piecesOf(line.id, [one])
    if (quantity === 0) return []
    return [
      {
        partNumber: line.part_number,
        name: line.name,
        quantity,
        of: line.quantity,
        toCome: Math.max(line.quantity - piecesOf(line.id, before), 0),
        core: line.core_charge > 0,
      },
    ]
  })
}

function piecesOf(line: string, shipments: readonly ShipmentRow[]): number {
  return shipments.flatMap((shipment) => shipment.lines).reduce((sum, one) => sum + (one.line === line ? one.quantity : 0), 0)
}

function nameOf(carrier: string): string {
  return carrier === 'other' ? '' : carrierName(carrier)
}
