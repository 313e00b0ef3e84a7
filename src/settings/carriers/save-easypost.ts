import { isDeepStrictEqual } from 'node:util'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { openCarrierCredentials, sealCarrierCredentials } from '#platform/carrier-credentials.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { changeAccount, insertAccount, readAccount, type AccountRow } from './queries.ts'
import type { AccountLogged, EasypostAsk, EasypostChange } from './shapes.ts'
import { testKey, type TestRefusal } from './test-key.ts'
import { isTaken } from './taken.ts'

type Saved = Result<{ readonly id: string }, TestRefusal | 'not_found' | 'carrier_name_taken' | 'other_mode'>

/** Keeps a new EasyPost account, its key sealed, under the command's id: the command again adds no second one. Calls nobody: `testKey` does that before. */
export async function addEasypost(app: App, actor: Actor, { name, apiKey, pinned }: EasypostAsk, id: string): Promise<Saved> {
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    if (await readAccount(tx, id)) return ok({ id })
    if (await isTaken(tx, name, id)) return refuse('carrier_name_taken')
    const sealed = sealCarrierCredentials(app, actor.store, id, { apiKey, webhookSecret: null, carrierAccounts: pinned })
    if (!(await insertAccount(tx, { id, kind: 'easypost', name, live: isLive(apiKey), sealed, pinned, at }))) return refuse('not_found')
    const after: AccountLogged = { name, live: isLive(apiKey), keyEnds: apiKey.slice(-4), pinned }
    await logChanges(tx, at, [{ what: 'carrier_account', subject: name, before: null, after }])
    return ok({ id })
  })
}

/**
 * Changes an account's name, key and pinned carriers. A key is tried before, and must be of the kind it replaces: a live and a test key are never the same
 * account (`other_mode`).
 */
export async function changeEasypost(app: App, actor: Actor, id: string, ask: EasypostChange): Promise<Saved> {
  const row = await inStore(app, actor, (tx) => readAccount(tx, id))
  if (row?.kind !== 'easypost') return refuse('not_found')
  if (ask.apiKey !== null) {
    const tested = await testKey(app, { apiKey: ask.apiKey, webhookSecret: null, carrierAccounts: ask.pinned })
    if (!tested.ok) return tested
    if (isLive(ask.apiKey) !== row.live) return refuse('other_mode', { live: row.live })
  }
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const now = await readAccount(tx, id)
    if (!now) return refuse('not_found')
    if (await isTaken(tx, ask.name, id)) return refuse('carrier_name_taken')
    const kept = openCarrierCredentials(app, actor.store, now)
    const credentials = { ...kept, apiKey: ask.apiKey ?? kept.apiKey }
    const [before, after] = [loggedOf(now, kept.apiKey), { ...loggedOf(now, credentials.apiKey), name: ask.name, pinned: ask.pinned }]
    if (kept.apiKey === credentials.apiKey && isDeepStrictEqual(before, after)) return ok({ id })
    await changeAccount(tx, id, {
      name: ask.name,
      pinned: ask.pinned,
      sealed_credentials: sealCarrierCredentials(app, actor.store, id, credentials),
      ...(ask.apiKey !== null && { trouble: null }),
    })
    await logChanges(tx, app.clock.now(), [{ what: 'carrier_account', subject: ask.name, before, after }])
    return ok({ id })
  })
}

/** Real postage: EasyPost's production keys begin with EZAK, its test keys with EZTK. */
function isLive(apiKey: string): boolean {
  return apiKey.startsWith('EZAK')
}

function loggedOf({ name, live, pinned }: AccountRow, apiKey: string): AccountLogged {
  return { name, live, keyEnds: apiKey.slice(-4), pinned }
}
