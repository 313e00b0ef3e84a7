import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import type { StoreSignInsView } from '../shapes.ts'
import { listSignInsOfStore } from './queries.ts'

/** Rows shown to who manages people. */
const shown = 100

/** Who of the store's people came in, when, how and from which device, and which tries were refused; the newest first. */
export async function readSignInsOfStore(app: App, actor: Actor): Promise<StoreSignInsView> {
  const rows = await inStore(app, actor, (tx) => listSignInsOfStore(tx, shown))
  return {
    signIns: rows.map(({ id, at, name, event, way, user_agent }) => ({
      id,
      at: at.toISOString(),
      name,
      event,
      way,
      userAgent: user_agent,
    })),
  }
}
