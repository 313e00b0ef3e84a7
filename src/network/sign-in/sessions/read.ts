import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import type { SignedIn } from '#platform/http.ts'
import type { SessionView } from '../shapes.ts'
import { deleteSession, listSessions } from './queries.ts'

/** Where the person is signed in, the newest first. */
export async function readSessions(app: App, { person, tokenHash }: SignedIn): Promise<readonly SessionView[]> {
  const rows = await inNetwork(app, (tx) => listSessions(tx, person.id, app.clock.now()))
  return rows.map((row) => ({
    id: nameOf(row.token_hash),
    current: row.token_hash.equals(tokenHash),
    userAgent: row.user_agent,
    ip: row.ip,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.seen_at.toISOString(),
  }))
}

/** Ends one session of the person's own by the name it has in their list. Another's is not found. */
export async function endOne(app: App, { person }: SignedIn, id: string): Promise<Result<object, 'not_found'>> {
  return inNetwork(app, async (tx) => {
    const row = (await listSessions(tx, person.id, app.clock.now())).find((one) => nameOf(one.token_hash) === id)
    if (!row) return refuse('not_found')
    await deleteSession(tx, person.id, row.token_hash)
    return ok({})
  })
}

/** A session's name outside: part of its token's hash, from which nothing leads back to the token. */
function nameOf(hash: Buffer): string {
  return hash.toString('base64url').slice(0, 12)
}
