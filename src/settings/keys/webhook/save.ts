import { hookDays } from '#domain/outside/hooks.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { lockSettings, logChanges } from '../../queries.ts'
import { countFailed, findDelivery, findHook, listDeliveries, removeHook, requeueFailed, saveDelivery, saveHook } from './queries.ts'
import { newSecret, sealSecret } from './secret.ts'
import type { HookAsk, HookMade, HookView } from './shapes.ts'
import { mayListenAt } from './where.ts'

const shown = 20

/** Days back in which a delivery that was given up can be sent again with all others, and how many at once. */
const failedDays = 14
const failedMost = 500

/** How long the secret before a new one still signs beside it, milliseconds. */
const overlap = 86_400_000

const failedSince = (now: Date) => new Date(now.getTime() - failedDays * 86_400_000)

/** The store's hook without its secret, and what was told through it last. */
export async function readHook(app: App, actor: Actor): Promise<HookView> {
  const now = app.clock.now()
  const [hook, rows, failed] = await inStore(
    app,
    actor,
    async (tx) => [await findHook(tx), await listDeliveries(tx, shown), await countFailed(tx, failedSince(now))] as const,
  )
  const both = hook?.previous_until && hook.previous_until > now ? hook.previous_until.toISOString() : null
  return {
    hook: hook ? { url: hook.url, madeAt: hook.made_at.toISOString(), bothUntil: both } : null,
    failed,
    deliveries: rows.map(({ id, number, event, state, tries, answer, said, took_ms, created_at, due_at }) => ({
      id,
      order: number,
      event,
      state,
      tries,
      answer,
      said,
      tookMs: took_ms,
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
    const previous =
      before?.previous_secret && before.previous_until ? { secret: before.previous_secret, until: before.previous_until } : null
    await saveHook(tx, { url, sealed, madeAt: before?.made_at ?? app.clock.now(), previous })
    await logChanges(tx, app.clock.now(), [{ what: 'hook_address', before: before?.url ?? null, after: url }])
    return ok({ secret })
  })
}

/** Makes another secret, answered once. For a day what is sent is signed with the one before too, so that the storefront can change over. */
export async function renewSecret(app: App, actor: Actor): Promise<Result<HookMade, 'not_found'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const hook = await findHook(tx)
    if (!hook) return refuse('not_found')
    const secret = newSecret()
    const now = app.clock.now()
    const previous = { secret: hook.sealed_secret, until: new Date(now.getTime() + overlap) }
    await saveHook(tx, { url: hook.url, sealed: sealSecret(app, actor.store, secret), madeAt: now, previous })
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

/** Sends everything again that was given up in the last two weeks, oldest first; answers how many. */
export async function sendFailedAgain(app: App, actor: Actor): Promise<Result<{ readonly again: number }, 'not_found'>> {
  return inStore(app, actor, async (tx) => {
    const now = app.clock.now()
    if (!(await findHook(tx))) return refuse('not_found')
    const ids = await requeueFailed(tx, failedSince(now), now, new Date(now.getTime() + hookDays * 86_400_000), failedMost)
    await app.jobs.put(tx, 'hook', ids)
    return ok({ again: ids.length })
  })
}
