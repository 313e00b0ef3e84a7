import { secondsToNext } from '#domain/outside/hooks.ts'
import type { App } from '#platform/app.ts'
import { inStore, systemActor, type Tx } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { postPublic, type Posted } from '#platform/outside/post-public.ts'
import { findDelivery, findHook, saveDelivery } from './queries.ts'
import { signatureOf } from './secret.ts'
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
  const posted = hook ? await post(app, store, hook, row) : ({ outcome: 'silent', why: 'stopped' } as const)
  await inStore(app, actor, (tx) => conclude(app, tx, row, posted, hook !== undefined))
}

async function post(
  app: App,
  store: string,
  hook: { readonly url: string; readonly sealed_secret: string },
  { id, event, body }: { readonly id: string; readonly event: string; readonly body: string },
): Promise<Posted> {
  return postPublic(hook.url, {
    body,
    headers: {
      'partsdesk-event': event,
      'partsdesk-delivery': id,
      'partsdesk-signature': signatureOf(app, store, hook.sealed_secret, body, app.clock.now()),
    },
    timeoutMs: patience,
    trustedOrigins: sandboxShop(app),
  })
}

type Row = NonNullable<Awaited<ReturnType<typeof findDelivery>>>

async function conclude(app: App, tx: Tx, row: Row, posted: Posted, listens: boolean): Promise<void> {
  const now = app.clock.now()
  const tries = row.tries + 1
  const answer = posted.outcome === 'answered' ? String(posted.status) : posted.why
  const tried = { tries, answer, tried_at: now }
  if (posted.outcome === 'answered' && posted.status >= 200 && posted.status < 300)
    return saveDelivery(tx, row.id, { state: 'sent', ...tried })
  const seconds = secondsToNext(tries)
  const next = new Date(now.getTime() + seconds * 1000)
  if (!listens || next > row.until) return saveDelivery(tx, row.id, { state: 'failed', ...tried })
  await saveDelivery(tx, row.id, { state: 'queued', ...tried, due_at: next })
  await app.jobs.put(tx, 'hook', row.id, seconds)
}
