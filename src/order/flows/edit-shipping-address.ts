import type { AddressField } from '#domain/address.ts'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { partOfEdit, writeAddress } from '../addresses/edit-address.ts'
import type { AddressAsk } from '../addresses/shapes.ts'
import { takeUnscanned } from '../fulfillment/labels/take-back.ts'
import { askForMoney } from '../fulfillment/labels/void.ts'
import { settleStatus } from '../fulfillment/settle-status.ts'
import { holdOrder } from '../spine.ts'

type Edited = { readonly fields: readonly AddressField[]; readonly shipments: readonly string[] }

/**
 * Changes the shipping address before anything is gone. Shipments whose labels no carrier has scanned are taken back in the same transaction, as they bear the old
 * address, and their money is asked for, now and by the job until the carrier has answered.
 */
export async function editShippingAddress(
  app: App,
  actor: Actor,
  number: number,
  ask: AddressAsk,
  command: Command,
): Promise<Result<{ readonly fields: readonly AddressField[] }, string>> {
  const edited = await holdOrder<Edited, string>(app, actor, { number }, command, partOfEdit(ask), async (held) => {
    const taken = await takeUnscanned(held, ask.takenBack, ask.reason)
    if (!taken.ok) return taken
    const written = await writeAddress(held, 'shipping', ask)
    if (!written.ok) return written
    const settled = taken.value.length > 0 ? await settleStatus(held) : ok(null)
    return settled.ok ? ok({ ...written.value, shipments: taken.value }) : settled
  })
  if (!edited.ok) return edited
  for (const shipment of edited.value.shipments) await askForMoney(app, actor, shipment)
  return ok({ fields: edited.value.fields })
}
