import { uuidv7 } from 'uuidv7'
import { isLongSilent } from '#domain/outside/hooks.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { lockSettings, logChanges } from '../../queries.ts'
import { findHook, insertMails, listKeepers, noteFailure, saveHook } from './queries.ts'
import { countTried } from './told/queries.ts'

/** Tells an address nothing for a while: what happens meanwhile is kept as given up. */
export async function pauseHook(app: App, actor: Actor, id: string): Promise<Result<null, 'not_found'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const hook = await findHook(tx, id)
    if (!hook) return refuse('not_found')
    if (hook.paused_at) return ok(null)
    const now = app.clock.now()
    await saveHook(tx, id, { paused_at: now, paused_by: 'person' })
    await logChanges(tx, now, [{ what: 'hook_paused', subject: hook.name, before: null, after: 'person' }])
    return ok(null)
  })
}

/** Switches it on again; what was given up meanwhile waits for a person to send it. */
export async function resumeHook(app: App, actor: Actor, id: string): Promise<Result<null, 'not_found'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const hook = await findHook(tx, id)
    if (!hook) return refuse('not_found')
    if (!hook.paused_at) return ok(null)
    await saveHook(tx, id, { paused_at: null, paused_by: null, failing_since: null })
    await logChanges(tx, app.clock.now(), [{ what: 'hook_resumed', subject: hook.name, before: hook.paused_by, after: null }])
    return ok(null)
  })
}

/** Notes a try that failed. An address that has been silent for long is paused by the desk itself, and who may change settings is told by mail. */
export async function noteSilence(app: App, tx: Tx, id: string): Promise<void> {
  const now = app.clock.now()
  const hook = await noteFailure(tx, id, now)
  if (!hook?.failing_since || hook.paused_at) return
  if (!isLongSilent(hook.failing_since, await countTried(tx, id, hook.failing_since), now)) return
  await saveHook(tx, id, { paused_at: now, paused_by: 'desk' })
  await logChanges(tx, now, [{ what: 'hook_paused', subject: hook.name, before: null, after: 'desk' }])
  const mails = (await listKeepers(tx)).map((person) => ({ id: uuidv7(), person }))
  if (mails.length === 0) return
  await insertMails(tx, hook.name, mails, now)
  await app.jobs.put(
    tx,
    'account',
    mails.map((mail) => mail.id),
  )
}
