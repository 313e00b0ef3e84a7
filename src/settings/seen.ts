import { createHash } from 'node:crypto'
import type { Context, Env } from 'hono'
import { refuse, type Result } from '#domain/result.ts'
import type { Tx } from '#platform/doors.ts'
import { answer } from '#platform/http.ts'
import { listChanges } from './queries.ts'
import type { About } from '#domain/store/changes.ts'

/** What a part of the settings held when somebody looked, as If-Match carries it back. */
export function seenOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)
}

/** The refusal of a save made on what stands no more: who saved last, when, and what a save must have seen now. */
export async function refuseStale(tx: Tx, about: About, now: unknown) {
  const [last] = await listChanges(tx, about, 1)
  return refuse('stale', { who: last?.person_name, at: last?.at.toISOString(), current: seenOf(now) })
}

/** Saves with what the person had seen; a request that does not say so is refused (428). */
export async function saveSeen<T, E extends Env>(c: Context<E>, save: (seen: string) => Promise<Result<T>>) {
  const seen = c.req.header('if-match')?.replaceAll('"', '')
  return seen ? answer(c, await save(seen)) : c.json({ code: 'if_match_missing', detail: {} }, 428)
}
