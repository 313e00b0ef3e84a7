import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { countMatching } from '../queries.ts'
import { narrow } from '../read.ts'
import { ListAsk } from '../shapes.ts'
import { listViews, type SavedView } from './queries.ts'
import type { StartingView, ViewsView } from './shapes.ts'

const countedTo = 1000

/** The views of the menu with how many orders each holds, within the person's reach. */
export async function readViews(app: App, actor: Actor): Promise<ViewsView> {
  return inStore(app, actor, async (tx) => {
    const rows = await listViews(tx)
    const now = app.clock.now()
    const counts = await Promise.all(rows.map((row) => countView(tx, row, now)))
    return {
      views: rows.map((row, at) => ({
        id: row.id,
        name: row.name,
        startsAs: row.starts_as as StartingView | null,
        whole: row.person_id === null,
        query: row.query,
        position: row.position,
        count: counts[at] ?? 0,
      })),
    }
  })
}

async function countView(tx: Tx, { query }: SavedView, now: Date): Promise<number> {
  const ask = ListAsk.safeParse(Object.fromEntries(new URLSearchParams(query)))
  return ask.success ? countMatching(tx, await narrow(tx, ask.data, now), countedTo) : 0
}
