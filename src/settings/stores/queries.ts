import { sql } from 'kysely'
import { widenReach } from '#order/spine-facts.ts'
import type { Tx } from '#platform/doors.ts'
import type { StoreSettings } from './shapes.ts'

/** The store's name, which stands in the network's own table. */
export async function readName(tx: Tx): Promise<string> {
  return (await tx.selectFrom('stores').select('name').where('id', '=', tx.store).executeTakeFirstOrThrow()).name
}

/** The settings' row without a lock. */
export async function readRow(tx: Tx) {
  return tx.selectFrom('store_settings').selectAll().where('store_id', '=', tx.store).executeTakeFirstOrThrow()
}

export type SettingsRow = Awaited<ReturnType<typeof readRow>>

/** Has the store any order, within reach or not? */
export async function hasOrders(tx: Tx): Promise<boolean> {
  await widenReach(tx)
  return (await tx.selectFrom('orders').select('id').where('store_id', '=', tx.store).limit(1).executeTakeFirst()) !== undefined
}

/** Writes the settings whole; the row must be locked. */
export async function saveRow(tx: Tx, settings: StoreSettings, at: Date): Promise<void> {
  await tx
    .updateTable('store_settings')
    .set({
      time_zone: settings.timeZone,
      currency: settings.currency,
      language: settings.language,
      phone: settings.phone,
      email: settings.email,
      mail_from: settings.mailFrom,
      address: settings.address && JSON.stringify(settings.address),
      payment_mode: settings.paymentMode,
      capture_at_shipping: settings.captureAtShipping,
      handling_days: settings.handlingDays,
      cutoff: settings.cutoff,
      tracking_mails: [...(settings.mailsDelivered ? ['delivered'] : []), ...(settings.mailsException ? ['delivery_exception'] : [])],
      requires_dms_number: settings.requiresDmsNumber,
      second_factor: settings.secondFactor,
      note_edits: settings.noteEdits,
      hours: settings.hours && JSON.stringify(settings.hours),
      guards: JSON.stringify(settings.guards),
      updated_at: at,
    })
    .where('store_id', '=', tx.store)
    .execute()
}

/** Gives the store another name. */
export async function rename(tx: Tx, name: string): Promise<void> {
  await sql`select partsdesk.rename_store(${name})`.execute(tx)
}

/** Who comes in, and whether with a second factor: neither those who are still invited nor those who rest. */
export async function listFactors(tx: Tx): Promise<readonly { readonly id: string; readonly second: boolean }[]> {
  const { rows } = await sql<{ readonly id: string; readonly second: boolean }>`
    select id, second from partsdesk.members_of_store() where not waiting and not rests`.execute(tx)
  return rows
}
