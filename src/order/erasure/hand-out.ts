import { linesOf } from '#platform/csv/lines.ts'
import type { At } from '../spine.ts'
import { readPersonal } from './queries.ts'

/** Everything of a buyer's that an order holds, as they may ask for it: who they are, where goods went, what was written. */
export async function handOut({ tx, order }: Pick<At, 'tx' | 'order'>) {
  const { addresses, letters, mails, shipments } = await readPersonal(tx, order.id)
  return {
    order: { number: order.number, placedAt: order.placed_at.toISOString(), channel: order.channel, externalNumber: order.external_number },
    buyer: {
      name: order.buyer_name,
      company: order.buyer_company,
      email: order.buyer_email,
      phone: order.buyer_phone,
      language: order.buyer_language,
      comment: order.buyer_comment,
      purchaseOrder: order.po_number,
    },
    device: { ip: order.ip, userAgent: order.user_agent, id: order.device_id },
    vehicle: { vin: order.vehicle_vin, year: order.vehicle_year, make: order.vehicle_make, model: order.vehicle_model },
    addresses: addresses.map(({ postal_code, ...address }) => ({ ...address, postalCode: postal_code })),
    collectedBy: shipments.map(({ collected_by }) => collected_by),
    messagesToBuyer: letters.map((one) => ({
      at: one.created_at.toISOString(),
      to: one.to_address,
      subject: one.subject,
      text: one.body_text,
    })),
    messagesFromBuyer: mails.map((one) => ({
      at: one.received_at.toISOString(),
      from: one.from_address,
      subject: one.subject,
      text: one.body_text,
    })),
  }
}

/** The same as two columns, where it stands and what it says; what a spreadsheet would take for a formula is text. */
export function asCsv(data: Awaited<ReturnType<typeof handOut>>): string {
  return `\ufeff${linesOf([['field', 'value'], ...rowsOf(data, '')])}`
}

function rowsOf(value: unknown, path: string): readonly (readonly string[])[] {
  if (value === null || value === undefined) return []
  if (typeof value === 'string' || typeof value === 'number') return [[path, `${value}`]]
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, part]) => rowsOf(part, path === '' ? name : `${path}.${name}`))
}
