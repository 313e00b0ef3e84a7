import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import type { SignInsView } from '../shapes.ts'
import { deleteEndedLinks, deleteLateSteps, forgetSignInsBefore, listSignIns } from './queries.ts'

/** Rows shown to the person; older ones are kept, up to 180 days. */
const shown = 50

/** How long a link that ended is kept, milliseconds: as long as the log. */
const linksKept = 180 * 86_400_000

/** How somebody came in or was refused of late, and what they changed of it; the newest first. */
export async function readSignIns(app: App, person: string): Promise<SignInsView> {
  const rows = await inNetwork(app, (tx) => listSignIns(tx, person, shown))
  return {
    signIns: rows.map(({ id, at, event, way, user_agent, ip }) => ({ id, at: at.toISOString(), event, way, userAgent: user_agent, ip })),
  }
}

/** Forgets rows of the log older than 180 days, one-time links that ended before, and steps nobody finished. Answers how many rows of the log. Done once a day. */
export async function forgetSignIns(app: App): Promise<number> {
  return inNetwork(app, async (tx) => {
    await deleteLateSteps(tx, app.clock.now())
    await deleteEndedLinks(tx, new Date(app.clock.now().getTime() - linksKept))
    return forgetSignInsBefore(tx, app.clock.now())
  })
}
