import { uuidv7 } from 'uuidv7'
import type { Tick } from '#domain/risk/facts.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, record } from '../spine.ts'
import { listTicks } from './gather/queries.ts'
import { insertTick } from './queries.ts'
import { mayCheck } from './read.ts'
import type { TickAsk } from './shapes.ts'

/** Notes what a person did to make sure of the buyer, or takes it back; the order is scored anew. The same again changes nothing. */
export async function tick(
  app: App,
  actor: Actor,
  number: number,
  ask: TickAsk,
  command: Command,
): Promise<Result<{ readonly tick: Tick; readonly done: boolean }, string>> {
  const { person } = actor
  if (person === null) return refuse('no_author')
  return holdOrder(app, actor, { number }, command, 'append', async (held) => {
    const { tx, order, now } = held
    const allowed = mayCheck(order)
    if (!allowed.ok) return allowed
    const stands = (await listTicks(tx, order.id)).some((one) => one.tick === ask.tick)
    if (stands === ask.done) return ok(ask)
    await insertTick(tx, { id: uuidv7(), order: order.id, ...ask, by: person, at: now })
    record(held, { type: 'risk_ticked', tick: ask.tick, done: ask.done })
    return ok(ask)
  })
}
