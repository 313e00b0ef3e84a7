import { ok, refuse, type Result } from '#domain/result.ts'
import { normaliseVin } from '#domain/vin.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { change, holdOrder, record, type Held } from '../../spine.ts'
import { vehicleOf } from '../../spine-facts.ts'
import { mayEditContent } from '../edit/content.ts'
import { forgetFits, listLines, saveFitment } from '../queries.ts'
import type { VehicleAsk } from '../shapes.ts'

const fields = ['vin', 'year', 'make', 'model', 'trim', 'engine'] as const

/** Changes the car the parts are for. Sign-offs were given for the car before, so they are withdrawn, each with its entry. */
export async function editVehicle(
  app: App,
  actor: Actor,
  number: number,
  ask: VehicleAsk,
  command: Command,
): Promise<Result<{ readonly fields: readonly string[] }>> {
  const wanted = { ...ask, vin: ask.vin && (normaliseVin(ask.vin) || null) }
  // The decoder is a thread of this process; asked before the transaction, so that no lock waits for it.
  const decoded = wanted.vin ? await app.vin.decode(wanted.vin) : undefined
  return holdOrder(app, actor, { number }, command, 'vehicle', async (held) => {
    const allowed = mayEditContent(held.order)
    if (!allowed.ok) return allowed
    const before = vehicleOf(held.order)
    const changed = fields.filter((field) => before[field] !== wanted[field])
    if (changed.length === 0) return refuse('nothing_changed')

    const values = (vehicle: typeof before) =>
      Object.fromEntries(changed.map((field) => [field, vehicle[field] === null ? null : String(vehicle[field])]))
    record(held, { type: 'vehicle_changed', fields: changed }, { before: values(before), after: values(wanted) })
    change(held, {
      vehicle_vin: wanted.vin,
      vehicle_year: wanted.year,
      vehicle_make: wanted.make,
      vehicle_model: wanted.model,
      vehicle_trim: wanted.trim,
      vehicle_engine: wanted.engine,
      vehicle_decoded: decoded ?? null,
    })
    await withdrawSignOffs(held)
    await forgetFits(held.tx, held.order.id)
    return ok({ fields: changed })
  })
}

async function withdrawSignOffs(held: Held): Promise<void> {
  const signed = (await listLines(held.tx, held.order.id)).filter((line) => line.fitment_at !== null && line.state !== 'cancelled')
  for (const line of signed) record(held, { type: 'fitment_withdrawn', line: line.id, partNumber: line.part_number })
  await saveFitment(
    held.tx,
    signed.map((line) => line.id),
    null,
    null,
    null,
  )
}
