import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, record } from '../../spine.ts'
import { mayCheck } from '../read.ts'
import type { ApproveAsk } from '../shapes.ts'
import { insertApprovals, listFirings } from './queries.ts'
import { isMissing, mayApprove } from './read.ts'

/**
 * Lets an order go in spite of the rules that asked for an approval: of those named, which the person was shown, so that a rule that came meanwhile still stands.
 * Given already changes nothing. Who may override guards may approve.
 */
export async function approve(
  app: App,
  actor: Actor,
  number: number,
  ask: ApproveAsk,
  command: Command,
): Promise<Result<{ readonly approved: number }, string>> {
  const { person } = actor
  if (person === null) return refuse('no_author')
  return holdOrder(app, actor, { number }, command, 'append', async (held) => {
    const may = mayApprove(actor)
    if (!may.ok) return may
    const open = mayCheck(held.order)
    if (!open.ok) return open
    const fired = await listFirings(held.tx, held.order.id)
    const named = fired.filter(
      ({ rule, version, done }) => done.includes('approval') && ask.rules.some((one) => one.rule === rule && one.version === version),
    )
    if (named.length === 0) return refuse('nothing_to_approve')
    const missing = named.filter(isMissing)
    if (missing.length === 0) return ok({ approved: 0 })
    await insertApprovals(held.tx, held.order.id, missing, person, held.now)
    record(held, { type: 'approved', rules: missing.map(({ name }) => name) })
    return ok({ approved: missing.length })
  })
}
