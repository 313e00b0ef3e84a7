import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { change, holdOrder, record } from '../spine.ts'
import { maySetDmsNumber } from './read.ts'
import type { DmsNumberAsk } from './shapes.ts'

/** Writes the dealer invoice number on the order; empty takes it away. */
export async function setDmsNumber(
  app: App,
  actor: Actor,
  number: number,
  ask: DmsNumberAsk,
  command: Command,
): Promise<Result<{ readonly dmsNumber: string | null }, string>> {
  return holdOrder(app, actor, { number }, command, 'summary', async (held) => {
    const allowed = maySetDmsNumber(held.order)
    if (!allowed.ok) return allowed
    const [from, to] = [held.order.dms_number, ask.dmsNumber || null]
    if (from === to) return ok({ dmsNumber: to })
    record(held, { type: 'dms_number_set', from, to })
    change(held, { dms_number: to })
    return ok({ dmsNumber: to })
  })
}
