import { uuidv7 } from 'uuidv7'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { sha256, token } from '#platform/secrets.ts'
import { insertKey, type KeyScope } from './queries.ts'

/** Makes a storefront's key. The key itself is answered once and kept nowhere; we keep its SHA-256 and its first letters to tell keys apart. */
export async function createKey(app: Pick<App, 'pool' | 'clock'>, actor: Actor, ask: { readonly name: string; readonly scopes: readonly KeyScope[] }): Promise<{ readonly id: string; readonly key: string }> {
  const id = uuidv7()
  const key = `pdk_${token()}`
  await inStore(app, actor, (tx) => insertKey(tx, { id, name: ask.name, scopes: ask.scopes, prefix: key.slice(0, 8), hash: sha256(key), at: app.clock.now() }))
  return { id, key }
}
