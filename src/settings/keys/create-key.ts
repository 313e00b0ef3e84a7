import { uuidv7 } from 'uuidv7'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { sha256, token } from '#platform/secrets.ts'
import { logChanges } from '../queries.ts'
import { insertKey } from './queries.ts'
import type { KeyAsk, KeyMade } from './shapes.ts'

type Needs = Pick<App, 'pool' | 'clock'>

/** Makes a storefront's key. The key itself is answered once and kept nowhere; we keep its SHA-256 and its first letters to tell keys apart. */
export async function createKey(app: Needs, actor: Actor, ask: KeyAsk): Promise<KeyMade> {
  const made = await createKeyOnce(app, actor, ask, uuidv7())
  if (!made.ok) throw new Error(made.code)
  return made.value
}

/** The same by a command's id. The command again refuses: the key it made was answered then, and cannot be told a second time. */
export async function createKeyOnce(app: Needs, actor: Actor, ask: KeyAsk, id: string): Promise<Result<KeyMade, 'key_made_before'>> {
  const key = `pdk_${token()}`
  const prefix = key.slice(0, 8)
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    if (!(await insertKey(tx, { id, name: ask.name, scopes: ask.scopes, prefix, hash: sha256(key), at }))) return refuse('key_made_before')
    await logChanges(tx, at, [{ what: 'key_created', subject: ask.name, before: null, after: { prefix, scopes: ask.scopes } }])
    return ok({ id, key })
  })
}
