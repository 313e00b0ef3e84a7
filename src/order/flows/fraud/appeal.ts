import { appeal } from '#network/registry/appeal.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { readTraces } from '../../risk/gather/traces.ts'
import { holdOrder, record, seeOrder } from '../../spine.ts'

/**
 * The buyer of an order objects to what the network says of them, through the store they ordered at. The cases that hold them are suspended at once and the
 * operator decides. Three steps of their own, as nobody stands in a store and in the network at once; done again, only what is missing is done.
 */
export async function appealForBuyer(app: App, actor: Actor, number: number, command: Command): Promise<Result<null, string>> {
  if (actor.person === null) return refuse('no_author')
  const seen = await seeOrder(app, actor, number, async (tx, { id }) => ({ id, traces: await readTraces(app, tx, id) }))
  if (!seen?.traces) return refuse('not_found')
  if (!seen.traces.shares) return refuse('nothing_known')
  const { buyer, never } = seen.traces
  const opened = await appeal(app, { of: { store: actor.store, order: seen.id }, by: actor.name }, buyer, never)
  if (!opened.ok) return opened
  return holdOrder<null, never>(app, actor, { number }, command, 'append', async (held) => {
    record(held, { type: 'fraud_appealed' })
    return ok(null)
  })
}
