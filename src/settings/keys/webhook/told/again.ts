import { hookDays } from '#domain/outside/hooks.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { findHook } from '../queries.ts'
import { findDelivery, requeueFailed, saveDelivery } from './queries.ts'

/** Days back in which a delivery that was given up can be sent again with all others, and how many at once. */
const failedDays = 14
const failedMost = 500

/** Since when deliveries that were given up count. */
export const failedSince = (now: Date) => new Date(now.getTime() - failedDays * 86_400_000)

type No = 'not_found' | 'hook_paused'

/** Sends a delivery again, now and for another day if need be: the same text under the same id. `hook_paused`: its address is told nothing for now. */
export async function sendAgain(app: App, actor: Actor, id: string): Promise<Result<{ readonly id: string }, No>> {
  return inStore(app, actor, async (tx): Promise<Result<{ readonly id: string }, No>> => {
    const now = app.clock.now()
    const delivery = await findDelivery(tx, id)
    if (!delivery) return refuse('not_found')
    const listens = await mayHear(tx, delivery.hook_id)
    if (!listens.ok) return listens
    await saveDelivery(tx, id, { state: 'queued', tries: 0, due_at: now, until: dayAfter(now) })
    await app.jobs.put(tx, 'hook', id)
    return ok({ id })
  })
}

/** Sends an address everything again that was given up in the last two weeks, oldest first; answers how many. */
export async function sendFailedAgain(app: App, actor: Actor, hook: string): Promise<Result<{ readonly again: number }, No>> {
  return inStore(app, actor, async (tx): Promise<Result<{ readonly again: number }, No>> => {
    const now = app.clock.now()
    const listens = await mayHear(tx, hook)
    if (!listens.ok) return listens
    const ids = await requeueFailed(tx, hook, { since: failedSince(now), now, until: dayAfter(now), most: failedMost })
    await app.jobs.put(tx, 'hook', ids)
    return ok({ again: ids.length })
  })
}

async function mayHear(tx: Tx, id: string): Promise<Result<null, No>> {
  const hook = await findHook(tx, id)
  if (!hook) return refuse('not_found')
  return hook.paused_at ? refuse('hook_paused') : ok(null)
}

function dayAfter(now: Date): Date {
  return new Date(now.getTime() + hookDays * 86_400_000)
}
