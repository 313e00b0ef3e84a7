import { ok } from '#domain/result.ts'
import { compareVehicle } from '#domain/vin.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { change, holdOrder } from '../../spine.ts'
import { vehicleOf } from '../../spine-facts.ts'
import { readVin } from './queries.ts'

/** Decodes the VIN of an order that has just arrived and keeps what it says on the order. Safe to repeat; a VIN changed meanwhile is left alone. False when there was nothing to decode. */
export async function decodeVehicle(app: App, { store, id }: Job): Promise<boolean> {
  const actor = systemActor(store)
  const vin = await inStore(app, actor, (tx) => readVin(tx, id))
  const decoded = vin ? await app.vin.decode(vin) : undefined
  if (!decoded) return false
  await holdOrder(app, actor, { id }, noCommand, 'append', async (held) => {
    if (held.order.vehicle_vin !== vin) return ok(null)
    change(held, { vehicle_decoded: decoded })
    // The order may have been scored before its VIN told that it is of another car.
    if (compareVehicle(decoded, vehicleOf(held.order)).length > 0) await app.jobs.put(held.tx, 'score', id)
    return ok(null)
  })
  return true
}
