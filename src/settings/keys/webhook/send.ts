import { secondsToNext } from '#domain/outside/hooks.ts'
import { uuidv7 } from 'uuidv7'
import type { App } from '#platform/app.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { inStore, systemActor, type Actor, type Tx } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { postPublic, type Posted } from '#platform/outside/post-public.ts'
import { findDelivery, findHook, saveDelivery } from './queries.ts'
import { countingSecrets, signatureOf, type KeptHook } from './secret.ts'
import type { PingAnswer } from './shapes.ts'
import { sandboxShop } from './where.ts'

/** How long a web store may take for its answer, milliseconds. */
const patience = 10_000

/**
 * The job of a delivery: posts its text, signed, to where the web store listens now. Any answer but 2xx, and none, is tried again, ever more rarely, until the
 * delivery's day is over. A crash may send it twice, under the same id.
 */
export async function sendDelivery(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  const { row, hook } = await inStore(app, actor, async (tx) => ({ row: await findDelivery(tx, id), hook: await findHook(tx) }))
  if (!row || row.state !== 'queued') return
  const now = app.clock.now()
  const early = Math.ceil((row.due_at.getTime() - now.getTime()) / 1000)
  if (early > 0) return inStore(app, actor, (tx) => app.jobs.put(tx, 'hook', id, early))
  const begun = performance.now()
  const posted = hook ? await post(app, store, hook, row) : ({ outcome: 'silent', why: 'stopped' } as const)
  const tookMs = hook ? Math.round(performance.now() - begun) : null
  await inStore(app, actor, (tx) => conclude(app, tx, row, { posted, tookMs, listens: hook !== undefined }))
}

/** Posts a `ping` to the web store right now, signed like every event and about no order; nothing is kept of it. */
export async function ping(app: App, actor: Actor): Promise<Result<PingAnswer, 'not_found'>> {
  const hook = await inStore(app, actor, findHook)
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
  hook: KeptHook & { readonly url: string },
  { id, event, body }: { readonly id: string; readonly event: string; readonly body: string },
): Promise<Posted> {
  return postPublic(hook.url, {
    body,
    headers: {
      'partsdesk-event': event,
      'partsdesk-delivery': id,
      'partsdesk-signature': signatureOf(app, store, countingSecrets(hook, app.clock.now()), body, app.clock.now()),
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
  if (posted.outcome === 'answered' && posted.status >= 200 && posted.status < 300)
    return saveDelivery(tx, row.id, { state: 'sent', ...tried })
  const seconds = secondsToNext(tries)
  const next = new Date(now.getTime() + seconds * 1000)
  if (!listens || next > row.until) return saveDelivery(tx, row.id, { state: 'failed', ...tried })
  await saveDelivery(tx, row.id, { state: 'queued', ...tried, due_at: next })
  await app.jobs.put(tx, 'hook', row.id, seconds)
}
