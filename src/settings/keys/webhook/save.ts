import { hooksMost, type HookEvent } from '#domain/outside/hooks.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { lockSettings, logChanges, type Change } from '../../queries.ts'
import { findHook, insertHook, listHooks, saveHook, type HookRow } from './queries.ts'
import { newSecret, sealSecret } from './secret.ts'
import type { HookAsk, HookMade, HooksView, HookView } from './shapes.ts'
import { failedSince } from './told/again.ts'
import { countFailed } from './told/queries.ts'
import { mayListenAt } from './where.ts'

/** How long the secret before a new one still signs beside it, milliseconds. */
const overlap = 86_400_000

/** The store's addresses without their secrets. */
export async function readHooks(app: App, actor: Actor): Promise<HooksView> {
  const now = app.clock.now()
  return inStore(app, actor, async (tx) => {
    const hooks = await listHooks(tx)
    const failed = await countFailed(tx, failedSince(now))
    return { hooks: hooks.map((hook) => viewOf(hook, failed.get(hook.id) ?? 0, now)) }
  })
}

function viewOf(hook: HookRow, failed: number, now: Date): HookView {
  const { id, name, url, events, made_at, previous_until, paused_at, paused_by, failing_since } = hook
  return {
    id,
    name,
    url,
    events,
    madeAt: made_at.toISOString(),
    bothUntil: previous_until && previous_until > now ? previous_until.toISOString() : null,
    paused: paused_at && paused_by ? { by: paused_by, at: paused_at.toISOString() } : null,
    failingSince: failing_since?.toISOString() ?? null,
    failed,
  }
}

/**
 * Adds an address with its secret, answered once and kept sealed. `hook_address`: not https on the open internet, and not the sandbox's own shop; `hooks_most`: the
 * store has as many as it may; `hook_made_before`: the same command again, whose secret cannot be told twice.
 */
export async function addHook(
  app: App,
  actor: Actor,
  { name, url, events }: HookAsk,
  id: string,
): Promise<Result<HookMade, 'hook_address' | 'hooks_most' | 'hook_made_before'>> {
  if (!mayListenAt(app, new URL(url))) return refuse('hook_address')
  const secret = newSecret()
  const now = app.clock.now()
  return inStore(app, actor, async (tx): Promise<Result<HookMade, 'hooks_most' | 'hook_made_before'>> => {
    await lockSettings(tx)
    const there = await listHooks(tx)
    if (there.length >= hooksMost && !there.some((hook) => hook.id === id)) return refuse('hooks_most', { most: hooksMost })
    const sealed = sealSecret(app, { store: actor.store, id }, secret)
    if (!(await insertHook(tx, { id, name, url, events: tidy(events), sealed, madeAt: now }))) return refuse('hook_made_before')
    const changes: Change[] = [{ what: 'hook_address', subject: name, before: null, after: url }]
    if (events) changes.push({ what: 'hook_events', subject: name, before: null, after: tidy(events) })
    await logChanges(tx, now, changes)
    return ok({ secret })
  })
}

/** Changes the name, the address or the events; the secret stays. */
export async function changeHook(app: App, actor: Actor, id: string, ask: HookAsk): Promise<Result<null, 'hook_address' | 'not_found'>> {
  if (!mayListenAt(app, new URL(ask.url))) return refuse('hook_address')
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const before = await findHook(tx, id)
    if (!before) return refuse('not_found')
    const after = { name: ask.name, url: ask.url, events: tidy(ask.events) }
    const changes = changesOf(before, after)
    if (changes.length === 0) return ok(null)
    await saveHook(tx, id, after)
    await logChanges(tx, app.clock.now(), changes)
    return ok(null)
  })
}

function changesOf(
  before: Pick<HookRow, 'name' | 'url' | 'events'>,
  after: { readonly name: string; readonly url: string; readonly events: readonly string[] | null },
): readonly Change[] {
  const subject = after.name
  return [
    ...(before.name === after.name ? [] : [{ what: 'hook_name' as const, before: before.name, after: after.name }]),
    ...(before.url === after.url ? [] : [{ what: 'hook_address' as const, subject, before: before.url, after: after.url }]),
    ...(String(before.events ?? 'all') === String(after.events ?? 'all')
      ? []
      : [{ what: 'hook_events' as const, subject, before: before.events, after: after.events }]),
  ]
}

/** Each event once, in the order in which they are kept. */
function tidy(events: HookAsk['events']): HookEvent[] | null {
  return events && [...new Set(events)].toSorted()
}

/** Makes another secret, answered once. For a day what is sent is signed with the one before too, so that the storefront can change over. */
export async function renewSecret(app: App, actor: Actor, id: string): Promise<Result<HookMade, 'not_found'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const hook = await findHook(tx, id)
    if (!hook) return refuse('not_found')
    const secret = newSecret()
    const now = app.clock.now()
    await saveHook(tx, id, {
      sealed_secret: sealSecret(app, { store: actor.store, id }, secret),
      previous_secret: hook.sealed_secret,
      previous_until: new Date(now.getTime() + overlap),
    })
    await logChanges(tx, now, [{ what: 'hook_secret', subject: hook.name, before: null, after: null }])
    return ok({ secret })
  })
}

/** Tells an address nothing any more; what is queued for it ends as not delivered at its next try. */
export async function stopHook(app: App, actor: Actor, id: string): Promise<Result<null, 'not_found'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const hook = await findHook(tx, id)
    if (!hook) return refuse('not_found')
    await saveHook(tx, id, { removed_at: app.clock.now() })
    await logChanges(tx, app.clock.now(), [{ what: 'hook_stopped', subject: hook.name, before: hook.url, after: null }])
    return ok(null)
  })
}
