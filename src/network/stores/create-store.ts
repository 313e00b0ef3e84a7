import { uuidv7 } from 'uuidv7'
import { readyMessages } from '#domain/mail/ready-messages.ts'
import { startingRoles } from '#domain/rights.ts'
import { inNetwork, type Doors, type NetworkTx } from '#platform/doors.ts'
import { insertMessages, insertRole, insertSettings, insertStore, type StartSettings } from './queries.ts'

/** A store to come. `slug` names it in addresses. */
export type NewStore = { readonly slug: string; readonly name: string; readonly settings?: StartSettings }

/** Opens a store of the network with the starting roles and its settings. Answers its id. */
export async function createStore(doors: Doors, store: NewStore): Promise<string> {
  const id = uuidv7()
  const made = await inNetwork(doors, (tx) => insertWholeStore(tx, id, store))
  if (!made) throw new Error(`there is a store at ${store.slug} already`)
  return id
}

/** Puts a store in with all it cannot be without: its settings, the starting roles and messages to write with. False when its id or its slug is taken. */
export async function insertWholeStore(tx: NetworkTx, id: string, { slug, name, settings = {} }: NewStore): Promise<boolean> {
  if (!(await insertStore(tx, { id, slug, name }))) return false
  await insertSettings(tx, id, settings)
  for (const [role, { rights, reach }] of Object.entries(startingRoles))
    await insertRole(tx, { id: uuidv7(), store: id, name: role, rights, reach })
  await insertMessages(tx, id, readyMessages, settings.language ?? 'en')
  return true
}
