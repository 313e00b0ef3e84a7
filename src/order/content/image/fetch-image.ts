import type { App } from '#platform/app.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import { fetchPublic } from '#platform/outside/fetch-public.ts'
import type { Job } from '#platform/jobs.ts'
import { makeThumbnail } from '#platform/thumbnail.ts'
import { findWaiting, keepImage, refuseImage } from './queries.ts'

const limits = { maxBytes: 5 * 1024 * 1024, timeoutMs: 5000, redirects: 3 } as const

/**
 * Fetches a part's picture once and keeps a small copy, so that opening an order calls nobody. Throws when the other side did not answer: the queue tries again
 * later. A definite no is kept with its reason.
 */
export async function fetchImage(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  const image = await inStore(app, actor, (tx) => findWaiting(tx, id))
  if (!image) return
  const fetched = await fetchPublic(image.source_url, { ...limits, trustedOrigins: sandboxShop(app) })
  if (fetched.outcome === 'failed') throw new Error(`picture ${id}: ${fetched.why}`)
  const thumbnail = fetched.outcome === 'fetched' ? await makeThumbnail(fetched.bytes) : undefined
  const why = fetched.outcome === 'refused' ? fetched.why : 'no_picture'
  await inStore(app, actor, (tx) => (thumbnail ? keepImage(tx, id, thumbnail) : refuseImage(tx, id, why)))
}

/** The demo store runs on this machine; its pictures are the one private place we fetch from. */
function sandboxShop({ config: { sandbox } }: App): readonly string[] {
  return sandbox ? [`http://127.0.0.1:${sandbox.shop}`, `http://localhost:${sandbox.shop}`] : []
}
