import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { baseOf } from './is-forwarder.ts'
import { baseOfEntry, findBase, insertForwarder, removeForwarder } from './queries.ts'
import type { ForwarderAsk } from '../page/shapes.ts'

/** Puts a building on the list of freight forwarders under the command's id; open orders that go there are scored anew. */
export async function addForwarder(
  app: App,
  ask: ForwarderAsk,
  { id, by }: { readonly id: string; readonly by: string },
): Promise<Result<{ readonly id: string }, 'no_building' | 'forwarder_known'>> {
  const base = baseOf({ ...ask, name: '', line2: null })
  if (base === null) return refuse('no_building')
  return inNetwork(app, async (tx) => {
    const made = await insertForwarder(tx, { ...ask, id, base, by, at: app.clock.now() })
    if (!made) return (await findBase(tx, base))?.id === id ? ok({ id }) : refuse('forwarder_known')
    await app.jobs.put(tx, 'registry', id)
    return ok({ id })
  })
}

/** Takes one off the list again; taken off twice, it is gone. */
export async function dropForwarder(app: App, id: string): Promise<Result<null, 'not_found'>> {
  return inNetwork(app, async (tx) => {
    if (await removeForwarder(tx, id, app.clock.now())) await app.jobs.put(tx, 'registry', id)
    return (await baseOfEntry(tx, id)) === undefined ? refuse('not_found') : ok(null)
  })
}
