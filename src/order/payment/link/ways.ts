import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import { openAccount, type OpenAccount } from '../beats/account.ts'
import { cardFieldOf } from '../card-field.ts'
import { listAccounts } from '../queries.ts'
import type { CardField } from '../shapes.ts'

/** How a buyer can pay a store by themselves: through a card field, at a wallet's own page; `payable` when there is any. */
export type PayWays = {
  readonly card: { readonly account: OpenAccount; readonly field: CardField } | null
  readonly wallet: OpenAccount | null
  readonly payable: boolean
}

/** Opens the accounts the store collects with and says what a buyer can do with them. Calls nobody. */
export async function payWays(app: App, tx: Tx): Promise<PayWays> {
  let [card, wallet]: [PayWays['card'], PayWays['wallet']] = [null, null]
  for (const row of await listAccounts(tx)) {
    const opened = await openAccount(app, tx, { id: row.id })
    if (!opened.ok) continue
    const { abilities } = opened.value.gateway
    const field = abilities.cardField ? cardFieldOf(app, row) : null
    if (field) card ??= { account: opened.value, field }
    if (abilities.wallet) wallet ??= opened.value
  }
  return { card, wallet, payable: card !== null || wallet !== null }
}
