import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/doors.ts'
import type { CheckedAddress } from '#ports/carrier.ts'
import { openAccount } from '../carrier-account.ts'
import { readOrder } from '../../spine.ts'
import { listCarriers } from './queries.ts'
import { placeOf } from './place.ts'

/**
 * What the first carrier that checks addresses says of where an order goes; nothing is changed. Refused: `no_checker` when no account checks any, `not_checked` in
 * the carrier's words when it could not.
 */
export async function checkShipTo(app: App, actor: Actor, number: number): Promise<Result<CheckedAddress, string> | undefined> {
  const read = await readOrder(app, actor, number, async ({ tx, sources, order, now }) => ({
    to: { ...placeOf(sources.shipping), email: order.buyer_email },
    accounts: await listCarriers(tx, now.toISOString().slice(0, 10)),
  }))
  if (!read) return undefined
  for (const row of read.accounts) {
    const carrier = row.trouble === null ? openAccount(app, actor.store, row) : refuse('no_card')
    if (!carrier.ok || !carrier.value.abilities.checksAddresses) continue
    const checked = await carrier.value.checkAddress(read.to)
    return checked.outcome === 'done'
      ? ok(checked.address)
      : refuse('not_checked', { message: 'message' in checked ? checked.message : '' })
  }
  return refuse('no_checker')
}
