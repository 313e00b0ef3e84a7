import { hookDays } from '#domain/outside/hooks.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { lockSettings, logChanges } from '../../queries.ts'
import { findDelivery, findHook, listDeliveries, removeHook, saveDelivery, saveHook } from './queries.ts'
import { newSecret, sealSecret } from './secret.ts'
import type { HookAsk, HookMade, HookView } from './shapes.ts'
import { mayListenAt } from './where.ts'

const shown = 20

/** The store's hook without its secret, and what was told through it last. */
export async function readHook(app: App, actor: Actor): Promise<HookView> {
  const [hook, rows] = await inStore(app, actor, async (tx) => [await findHook(tx), await listDeliveries(tx, shown)] as const)
  return {
    hook: hook ? { url: hook.url, madeAt: hook.made_at.toISOString() } : null,
    deliveries: rows.map(({ id, number, event, state, tries, answer, created_at, due_at }) => ({
      id,
      order: number,
      event,
      state,
      tries,
      answer,
      createdAt: created_at.toISOString(),
      dueAt: due_at.toISOString(),
    })),
  }
}

/**
 * Sets where the web store listens. The first address comes with a secret, answered once and kept sealed; another address keeps it. `hook_address`: not https on
 * the open internet, and not the sandbox's own shop.
 */
export async function setHook(app: App, actor: Actor, { url }: HookAsk): Promise<Result<HookMade, 'hook_address'>> {
  if (!mayListenAt(app, new URL(url))) return refuse('hook_address')
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const before = await findHook(tx)
    if (before?.url === url) return ok({ secret: null })
    const secret = before ? null : newSecret()
    const sealed = secret === null ? (before?.sealed_secret ?? '') : sealSecret(app, actor.store, secret)
    await saveHook(tx, { url, sealed, madeAt: before?.made_at ?? app.clock.now() })
    await logChanges(tx, app.clock.now(), [{ what: 'hook_address', before: before?.url ?? null, after: url }])
    return ok({ secret })
  })
}

/** Makes another secret, answered once. What is sent from now on is signed with it alone. */
export async function renewSecret(app: App, actor: Actor): Promise<Result<HookMade, 'not_found'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const hook = await findHook(tx)
    if (!hook) return refuse('not_found')
    const secret = newSecret()
    await saveHook(tx, { url: hook.url, sealed: sealSecret(app, actor.store, secret), madeAt: app.clock.now() })
    await logChanges(tx, app.clock.now(), [{ what: 'hook_secret', before: null, after: null }])
    return ok({ secret })
  })
}

/** Tells the web store nothing any more; what is queued ends as not delivered at its next try. */
export async function stopHook(app: App, actor: Actor): Promise<Result<null, 'not_found'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const hook = await findHook(tx)
    if (!hook) return refuse('not_found')
    await removeHook(tx, app.clock.now())
    await logChanges(tx, app.clock.now(), [{ what: 'hook_stopped', before: hook.url, after: null }])
    return ok(null)
  })
}

/** Sends a delivery again, now and for another day if need be: the same text under the same id. */
export async function sendAgain(app: App, actor: Actor, id: string): Promise<Result<{ readonly id: string }, 'not_found'>> {
  return inStore(app, actor, async (tx) => {
    const now = app.clock.now()
    if (!(await findDelivery(tx, id)) || !(await findHook(tx))) return refuse('not_found')
    await saveDelivery(tx, id, { state: 'queued', tries: 0, due_at: now, until: new Date(now.getTime() + hookDays * 86_400_000) })
    await app.jobs.put(tx, 'hook', id)
    return ok({ id })
  })
}
