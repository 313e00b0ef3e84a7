import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { change, holdOrder, record } from '../spine.ts'
import { mayCheck } from './read.ts'
import type { CheckedAsk, CheckStep } from './shapes.ts'

/** Notes that a person has looked at the addresses or at the risk; looking again changes nothing. */
export async function check(
  app: App,
  actor: Actor,
  number: number,
  { step }: CheckedAsk,
  command: Command,
): Promise<Result<{ readonly step: CheckStep }, string>> {
  return holdOrder(app, actor, { number }, command, step === 'addresses' ? 'addresses' : 'append', async (held) => {
    const allowed = mayCheck(held.order)
    if (!allowed.ok) return allowed
    if (held.order[step === 'addresses' ? 'addresses_checked_at' : 'risk_checked_at'] !== null) return ok({ step })
    record(held, { type: 'checked', step })
    change(
      held,
      step === 'addresses'
        ? { addresses_checked_at: held.now, addresses_checked_by: actor.person }
        : { risk_checked_at: held.now, risk_checked_by: actor.person, risk_raised_at: null },
    )
    return ok({ step })
  })
}
