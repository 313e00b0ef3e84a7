import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { findStore, listStandingCases, setOwner } from './queries.ts'
import type { OwnerAsk } from './shapes.ts'

/** Says whose a store is. What it has reported then counts as the word of all stores under that name, so the orders it touches are scored anew. */
export async function saveOwner(app: App, slug: string, { owner }: OwnerAsk): Promise<Result<OwnerAsk, 'not_found'>> {
  return inNetwork(app, async (tx) => {
    const store = await findStore(tx, slug)
    if (!store) return refuse('not_found')
    await setOwner(tx, store.id, owner === '' ? null : owner)
    for (const id of await listStandingCases(tx, store.id)) await app.jobs.put(tx, 'registry', id)
    return ok({ owner })
  })
}
