import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, record } from '../../spine.ts'
import { readShipments } from '../queries.ts'

/** Makes the packing slip of a shipment once more and notes it; the slip itself is drawn from the rows when it is asked for. */
export async function reprint(
  app: App,
  actor: Actor,
  number: number,
  shipment: string,
  command: Command,
): Promise<Result<{ readonly shipment: string }, string>> {
  return holdOrder(app, actor, { number }, command, 'append', async (held) => {
    if ((await readShipments(held.tx, held.order.id, shipment)).length === 0) return refuse('unknown_shipment')
    record(held, { type: 'packing_slip_made', shipment })
    return ok({ shipment })
  })
}
