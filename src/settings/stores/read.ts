import { defaultLevels, type SetGuard } from '#domain/guards.ts'
import type { Address } from '#domain/address.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { hasOrders, listFactors, readName, readRow, type SettingsRow } from './queries.ts'
import type { StoreSettings, StoreSettingsView } from './shapes.ts'

/** The store's settings as they stand. */
export async function readSettings(app: App, actor: Actor): Promise<StoreSettingsView> {
  return inStore(app, actor, viewSettings)
}

/** The same inside a transaction. */
export async function viewSettings(tx: Tx): Promise<StoreSettingsView> {
  const row = await readRow(tx)
  const people = await listFactors(tx)
  return {
    settings: settingsOf(row, await readName(tx)),
    updatedAt: row.updated_at.toISOString(),
    currencyFixed: await hasOrders(tx),
    factors: {
      people: people.length,
      without: people.filter(({ second }) => !second).length,
      self: people.some(({ id, second }) => second && id === tx.actor.person),
    },
  }
}

/** The row in the shape a save is sent in; guards the store never set have their usual level. */
export function settingsOf(row: SettingsRow, name: string): StoreSettings {
  const level = (guard: SetGuard) => row.guards[guard] ?? defaultLevels[guard]
  return {
    name,
    phone: row.phone,
    email: row.email,
    mailFrom: row.mail_from,
    address: row.address && addressOf(row.address),
    timeZone: row.time_zone,
    currency: row.currency,
    language: row.language,
    paymentMode: row.payment_mode,
    captureAtShipping: row.capture_at_shipping,
    handlingDays: row.handling_days,
    cutoff: row.cutoff.slice(0, 5),
    mailsDelivered: row.tracking_mails.includes('delivered'),
    mailsException: row.tracking_mails.includes('delivery_exception'),
    requiresDmsNumber: row.requires_dms_number,
    secondFactor: row.second_factor,
    noteEdits: row.note_edits,
    hours: row.hours && [...row.hours],
    guards: {
      balance_due: level('balance_due'),
      fraud_not_cleared: level('fraud_not_cleared'),
      score_pending: level('score_pending'),
      high_not_looked_at: level('high_not_looked_at'),
      fitment: level('fitment'),
      dms_number: level('dms_number'),
      loses_money: level('loses_money'),
    },
  }
}

function addressOf({ name, line1, line2, city, region, postalCode, country }: Address): NonNullable<StoreSettings['address']> {
  return { name, line1, line2: line2 ?? null, city, region: region ?? null, postalCode: postalCode ?? null, country }
}
