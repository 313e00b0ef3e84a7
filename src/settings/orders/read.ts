import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { readStoreWords } from '#order/spine-store.ts'
import { seenOf } from '../seen.ts'
import { readCount } from './queries.ts'
import type { OrderSettingsView } from './shapes.ts'

/** How the store speaks of its orders. */
export async function readOrderSettings(app: App, actor: Actor): Promise<OrderSettingsView> {
  return inStore(app, actor, viewOrderSettings)
}

/** The same inside a transaction. The counter moves with every order and is nothing a save has to have seen. */
export async function viewOrderSettings(tx: Tx): Promise<OrderSettingsView> {
  const { statusWords, numbers } = await readStoreWords(tx)
  return {
    words: { own: statusWords, seen: seenOf(statusWords) },
    numbers: { format: numbers, ...(await readCount(tx)), seen: seenOf(numbers) },
  }
}
