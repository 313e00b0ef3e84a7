import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, record } from '../../spine.ts'
import { mayEditContent } from '../edit/content.ts'
import { listLines, saveFitment } from '../queries.ts'
import type { FitmentAsk } from '../shapes.ts'

/** Signs that lines fit the order's car, or takes that back. Who saw another car than the order has now is stale. Lines already so are left alone. */
export async function signFitment(
  app: App,
  actor: Actor,
  number: number,
  ask: FitmentAsk,
  command: Command,
): Promise<Result<{ readonly changed: number }>> {
  return holdOrder(app, actor, { number }, command, 'vehicle', async (held) => {
    const allowed = mayEditContent(held.order)
    if (!allowed.ok) return allowed
    const rows = await listLines(held.tx, held.order.id)
    const chosen = rows.filter((row) => ask.lines.includes(row.id) && row.state !== 'cancelled')
    if (chosen.length !== new Set(ask.lines).size) return refuse('no_such_line')

    const vin = held.order.vehicle_vin
    const touched = chosen.filter((row) => (row.fitment_at !== null) !== ask.signed)
    for (const row of touched) {
      const line = { line: row.id, partNumber: row.part_number }
      record(held, ask.signed ? { type: 'fitment_signed', ...line, vin } : { type: 'fitment_withdrawn', ...line })
    }
    await saveFitment(
      held.tx,
      touched.map((row) => row.id),
      ask.signed ? actor.person : null,
      ask.signed ? held.now : null,
      ask.signed ? vin : null,
    )
    // What a person signed is believed over the storefront's catalogue, which the score had counted.
    if (touched.some(({ fits }) => fits === false)) await app.jobs.put(held.tx, 'score', held.order.id)
    return ok({ changed: touched.length })
  })
}
