import type { Detail } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import type { BulkView } from '../../list/bulk/shapes.ts'
import { countStates, findJob, isUndone, listUndone } from './queries.ts'

const rowsShown = 100

/** How a job of the person's own stands; undefined when they have none by this id. */
export async function readBulk(app: App, actor: Actor, id: string): Promise<BulkView | undefined> {
  return inStore(app, actor, async (tx) => {
    const job = await findJob(tx, id)
    if (!job || job.person !== actor.person) return undefined
    const [states, undone, rows] = await Promise.all([countStates(tx, id), isUndone(tx, id), listUndone(tx, id, rowsShown)])
    const count = (state: string) => states.find((one) => one.state === state)?.n ?? 0
    const changed = states.reduce((sum, { made }) => sum + made, 0)
    const undoable = (job.action === 'assign' || job.action === 'status') && !undone
    return {
      id,
      action: job.action,
      to: job.to,
      state: job.state,
      total: job.total,
      done: count('done'),
      refused: count('refused'),
      left: count('left'),
      undoable: undoable ? changed : 0,
      rows: rows.map(({ number, state, code, detail }) => ({
        number,
        state: state === 'left' ? 'left' : 'refused',
        code: code ?? '',
        detail: (detail ?? {}) as Detail,
      })),
    }
  })
}
