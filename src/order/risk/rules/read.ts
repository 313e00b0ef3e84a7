import { ok, refuse, type Result } from '#domain/result.ts'
import type { Tx } from '#platform/doors.ts'
import { peopleOfStore } from '../../spine-rows.ts'
import type { FiredView } from '../shapes.ts'
import { listFirings, type FiringRow } from './queries.ts'

/** The rules that held for an order, newest first, and whether the actor may give what approval is missing. */
export async function readFired(tx: Tx, order: string): Promise<{ readonly rules: readonly FiredView[]; readonly approve: Result<null> }> {
  const fired = await listFirings(tx, order)
  const people = fired.some(({ effects }) => effects.assign !== null) ? await peopleOfStore(tx) : []
  const may = mayApprove(tx.actor)
  return {
    rules: fired.map((row) => ({
      rule: row.rule,
      version: row.version,
      name: row.name,
      points: row.effects.points,
      level: row.effects.level,
      assign: row.effects.assign === null ? null : { name: people.find(({ id }) => id === row.effects.assign)?.name ?? null },
      hold: row.effects.hold,
      approval: row.effects.approval,
      done: row.done,
      at: row.at.toISOString(),
      approved: row.approved_at && { by: row.approved_by ?? '', at: row.approved_at.toISOString() },
    })),
    approve: fired.some(isMissing) ? may : refuse('nothing_to_approve'),
  }
}

/** Has a rule asked for an approval that nobody has given? */
export function isMissing({ done, approved_at }: Pick<FiringRow, 'done' | 'approved_at'>): boolean {
  return done.includes('approval') && approved_at === null
}

/** Who may pass a guard that blocks may say beforehand that it shall pass. */
export function mayApprove(actor: { readonly rights: readonly string[] }): Result<null, 'forbidden'> {
  return actor.rights.includes('override') ? ok(null) : refuse('forbidden', { right: 'override' })
}
