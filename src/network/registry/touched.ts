import { identifier } from '#domain/registry/kinds.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { findOrderOf } from './cases/queries.ts'
import { baseOfEntry } from './forwarders/queries.ts'
import type { OrderOf } from './order-of.ts'
import { listAffected, listKeys } from './queries.ts'
import { tokenOf } from './tokens.ts'

/** What something that changed in the network asks to be done: the order a case is about is reported anew, or orders are scored anew. */
export type Touched = { readonly report: OrderOf } | { readonly score: readonly OrderOf[] }

/** What follows from a change of a case or of a forwarder's address, by its id; nothing when it was forgotten meanwhile. */
export async function touchedBy(app: App, id: string): Promise<Touched> {
  return inNetwork(app, async (tx) => {
    const of = await findOrderOf(tx, id)
    if (of) return { report: of }
    const base = await baseOfEntry(tx, id)
    if (base === undefined) return { score: [] }
    const there = identifier('ship_to_base', base)
    const tokens = (await listKeys(tx)).map((key) => tokenOf(app.secrets, key, there).token)
    return { score: await listAffected(tx, tokens, app.clock.now()) }
  })
}
