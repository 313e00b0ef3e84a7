import { uuidv7 } from 'uuidv7'
import { startingRoles } from '#domain/rights.ts'
import { inNetwork, inStore, systemActor, type Doors } from '#platform/doors.ts'
import { insertRole, insertSettings, insertStore, type StartSettings } from './queries.ts'

/** Opens a store of the network with the starting roles and its settings. Answers its id. */
export async function createStore(
  doors: Doors,
  store: { readonly slug: string; readonly name: string; readonly settings?: StartSettings },
): Promise<string> {
  const id = uuidv7()
  await inNetwork(doors, async (tx) => {
    await insertStore(tx, { id, slug: store.slug, name: store.name })
    for (const [name, { rights, reach }] of Object.entries(startingRoles))
      await insertRole(tx, { id: uuidv7(), store: id, name, rights, reach })
  })
  await inStore(doors, systemActor(id), (tx) => insertSettings(tx, store.settings ?? {}))
  return id
}
