import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { openCarrierCredentials } from '#platform/carrier-credentials.ts'
import type { Carrier, OpenCarrierRefusal } from '#ports/carrier.ts'
import type { CarrierRow } from './rates/queries.ts'

/** Opens a store's account at a carrier. `no_card`: no version of the rate card holds yet. Calls nobody. */
export function openAccount(app: App, store: string, row: CarrierRow): Result<Carrier, OpenCarrierRefusal | 'no_card'> {
  if (row.kind === 'rate_card') return row.card ? app.openCarrier({ kind: 'rate_card', card: row.card }) : refuse('no_card')
  const opened = app.openCarrier({ kind: 'easypost', credentials: openCarrierCredentials(app, store, row) })
  return opened.ok ? ok(opened.value) : opened
}
