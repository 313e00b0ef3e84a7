import { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { answer, body, commandOf, may, type InStore } from '#platform/http.ts'
import { logChanges } from '../queries.ts'
import { uuidOf } from '../uuid-of.ts'
import { createKeyOnce } from './create-key.ts'
import { listKeys, revokeKey } from './queries.ts'
import { KeyAsk, type KeyView } from './shapes.ts'

/** The storefronts' keys of a store: the list, a new one (told once), and the end of one. */
export function keysRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/keys')
    .get('/', may('settings'), async (c) => c.json({ keys: await readKeys(app, c.var.actor) }))
    .post('/', may('settings'), body(KeyAsk), async (c) => {
      const ask = c.req.valid('json')
      return answer(c, await createKeyOnce(app, c.var.actor, ask, commandOf(c, ask).id ?? uuidv7()))
    })
    .post('/:key/revoke', may('settings'), async (c) => answer(c, await endKey(app, c.var.actor, uuidOf(c, 'key'))))
}

async function readKeys(app: App, actor: Actor): Promise<readonly KeyView[]> {
  const rows = await inStore(app, actor, listKeys)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }))
}

/** A key that was revoked before is not there any more. */
async function endKey(app: App, actor: Actor, id: string): Promise<Result<{ readonly id: string }, 'not_found'>> {
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    const name = await revokeKey(tx, id, at)
    if (name === undefined) return refuse('not_found')
    await logChanges(tx, at, [{ what: 'key_revoked', subject: name, before: null, after: null }])
    return ok({ id })
  })
}
