import { decide, type Decision } from '#domain/registry/decide.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { keepTokens, lockCase, moveCase, recordCase } from '../cases/queries.ts'
import { endTasks, listOpenKinds } from './queries.ts'

/** What the operator decided about a case, and why. */
export type Ruling = { readonly decision: Decision; readonly note: string }

type Settled = Result<null, 'not_found' | 'case_over' | 'nothing_to_release' | 'nothing_to_uphold'>

/**
 * The operator decides. An overturned case loses every token and costs its reporter belief; either way the orders it touches are scored anew. Its event has the
 * command's id, so that the same command again changes nothing.
 */
export async function settleCase(app: App, id: string, { decision, note }: Ruling, command: string): Promise<Settled> {
  const at = app.clock.now()
  return inNetwork(app, async (tx): Promise<Settled> => {
    const one = await lockCase(tx, id)
    if (!one) return refuse('not_found')
    const open = await listOpenKinds(tx, id)
    const decided = decide(one.state, open, decision)
    const event = { id: command, case: id, type: decidedAs[decision], store: null, note, at }
    if (!(await recordCase(tx, event))) return ok(null)
    if (!decided.ok) return decided
    const { outcome, ends, standing } = decided.value
    await endTasks(tx, id, ends, outcome, at)
    await moveCase(tx, id, standing)
    if (standing.state === 'overturned') await keepTokens(tx, id, [])
    await app.jobs.put(tx, 'registry', id)
    return ok(null)
  })
}

const decidedAs = { release: 'released', uphold: 'upheld', overturn: 'overturned' } as const
