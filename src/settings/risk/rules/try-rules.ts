import { setImmediate } from 'node:timers/promises'
import { currentVersion } from '#domain/risk/version.ts'
import type { Rule } from '#domain/risk/rule.ts'
import { dryRun } from '#domain/risk/rules.ts'
import { versionRules } from '#domain/risk/rule-set.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { readRow } from '../queries.ts'
import { listNewestForms, listScored, listVersions, type After } from './queries.ts'
import { days, listAssignable, sinceOf } from './read.ts'
import type { DryRunView } from './shapes.ts'
import { addUp, nothingTried } from './tried.ts'

/** Orders read at once, a short transaction each time, and orders judged before others get their turn: both keep the server answering meanwhile. */
const [page, slice] = [200, 10]

const newestOfAll: After = { at: 'infinity', order: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/**
 * Tries a draft of the rules on the scored orders of the last `days` days with the facts of their newest scores, newest first; nothing is kept. Ends early, with what
 * it has, when nobody waits for the answer any more.
 */
export async function tryRules(app: App, actor: Actor, asked: readonly Rule[], left: AbortSignal): Promise<DryRunView> {
  const now = app.clock.now()
  const { edges, change, people } = await inStore(app, actor, async (tx) => {
    const [[newest], forms, row, assignable] = await Promise.all([
      listVersions(tx, 1),
      listNewestForms(tx),
      readRow(tx),
      listAssignable(tx),
    ])
    return { edges: row, change: { from: newest?.rules ?? [], to: versionRules(asked, forms) }, people: assignable }
  })
  const reads = { rules: [...change.from, ...change.to], to: change.to, people: people.map(({ id }) => id), actor }
  let [after, tried]: [After | null, DryRunView] = [newestOfAll, nothingTried(days)]
  while (after !== null && !left.aborted) {
    const from: After = after
    const rows = await inStore(app, actor, (tx) => listScored(tx, sinceOf(now), from, page))
    for (let at = 0; at < rows.length; at += slice) {
      const some = rows.slice(at, at + slice)
      const run = dryRun(
        change,
        some.map(({ order_id, facts }) => ({ order: order_id, facts })),
        currentVersion(),
        edges,
      )
      tried = addUp(tried, some, run, reads)
      await setImmediate()
    }
    const last = rows.at(-1)
    after = last && rows.length === page ? { at: last.cursor, order: last.order_id } : null
  }
  return tried
}
