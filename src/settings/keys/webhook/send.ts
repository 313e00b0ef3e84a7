import { secondsToNext } from '#domain/outside/hooks.ts'
import { uuidv7 } from 'uuidv7'
import type { App } from '#platform/app.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { inStore, systemActor, type Actor, type Tx } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { postPublic, type Posted } from '#platform/outside/post-public.ts'
import { noteSilence } from './pause.ts'
import { findHook, noteTaken, type HookRow } from './queries.ts'
import { countingSecrets, signatureOf } from './secret.ts'
import type { PingAnswer } from './shapes.ts'
import { findDelivery, saveDelivery } from './told/queries.ts'
import { sandboxShop } from './where.ts'

/** How long a web store may take for its answer, milliseconds. */
const patience = 10_000

/**
 * The job of a delivery: posts its text, signed, to where its web store listens now. Any answer but 2xx, and none, is tried again, ever more rarely, until the
 * delivery's day is over. One whose address was paused or taken back is given up. A crash may send it twice, under the same id.
 */
export async function sendDelivery(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  const { row, hook } = await inStore(app, actor, async (tx) => {
    const found = await findDelivery(tx, id)
    return { row: found, hook: found && (await findHook(tx, found.hook_id)) }
  })
  if (!row || row.state !== 'queued') return
  const now = app.clock.now()
  const early = Math.ceil((row.due_at.getTime() - now.getTime()) / 1000)
  if (early > 0) return inStore(app, actor, (tx) => app.jobs.put(tx, 'hook', id, early))
  const listens = hook !== undefined && hook.paused_at === null
  const begun = performance.now()
  const posted = listens ? await post(app, store, hook, row) : ({ outcome: 'silent', why: hook ? 'paused' : 'stopped' } as const)
  const tookMs = listens ? Math.round(performance.now() - begun) : null
  await inStore(app, actor, (tx) => conclude(app, tx, row, { posted, tookMs, listens }))
}

/** Posts a `ping` to an address right now, signed like every event and about no order; nothing is kept of it. A paused one can be tried too. */
export async function ping(app: App, actor: Actor, hookId: string): Promise<Result<PingAnswer, 'not_found'>> {
  const hook = await inStore(app, actor, (tx) => findHook(tx, hookId))
  if (!hook) return refuse('not_found')
  const id = uuidv7()
  const body = JSON.stringify({ id, type: 'ping', at: app.clock.now().toISOString() })
  const begun = performance.now()
  const posted = await post(app, actor.store, hook, { id, event: 'ping', body })
  const tookMs = Math.round(performance.now() - begun)
  return ok(
    posted.outcome === 'answered'
      ? { status: posted.status, said: posted.said, why: null, tookMs }
      : { status: null, said: '', why: posted.why, tookMs },
  )
}

async function post(
  app: App,
  store: string,
  hook: HookRow,
  { id, event, body }: { readonly id: string; readonly event: string; readonly body: string },
): Promise<Posted> {
  return postPublic(hook.url, {
    body,
    headers: {
      'partsdesk-event': event,
      'partsdesk-delivery': id,
      'partsdesk-signature': signatureOf(app, { store, id: hook.id }, countingSecrets(hook, app.clock.now()), body, app.clock.now()),
    },
    timeoutMs: patience,
    trustedOrigins: sandboxShop(app),
  })
}

type Row = NonNullable<Awaited<ReturnType<typeof findDelivery>>>

type Tried = { readonly posted: Posted; readonly tookMs: number | null; readonly listens: boolean }

async function conclude(app: App, tx: Tx, row: Row, { posted, tookMs, listens }: Tried): Promise<void> {
  const now = app.clock.now()
  const tries = row.tries + 1
  const answer = posted.outcome === 'answered' ? String(posted.status) : posted.why
  const tried = { tries, answer, said: posted.outcome === 'answered' ? posted.said : null, took_ms: tookMs, tried_at: now }
  if (posted.outcome === 'answered' && posted.status >= 200 && posted.status < 300) {
    await noteTaken(tx, row.hook_id)
    return saveDelivery(tx, row.id, { state: 'sent', ...tried })
  }
  if (!listens) return saveDelivery(tx, row.id, { state: 'failed', answer })
  const seconds = secondsToNext(tries)
  const next = new Date(now.getTime() + seconds * 1000)
  if (next > row.until) await saveDelivery(tx, row.id, { state: 'failed', ...tried })
  else {
    await saveDelivery(tx, row.id, { state: 'queued', ...tried, due_at: next })
    await app.jobs.put(tx, 'hook', row.id, seconds)
  }
  await noteSilence(app, tx, row.hook_id)
}
