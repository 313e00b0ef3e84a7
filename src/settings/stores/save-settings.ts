import { isDeepStrictEqual } from 'node:util'
import { setGuards } from '#domain/guards.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { listChanges, lockSettings, logChanges, type Change } from '../queries.ts'
import { hasOrders, readName, rename, saveRow } from './queries.ts'
import { settingsOf, viewSettings } from './read.ts'
import type { StoreSettings, StoreSettingsView } from './shapes.ts'

/**
 * Saves a store's settings whole, with a log entry for each that changed. `seen` is the `updatedAt` the person was looking at: when somebody saved since,
 * nothing is written (`stale`, with who and when), unless all is already as asked. The currency stays once orders exist. A second factor is
 * asked of everybody only by somebody who has one: whoever asks is let in still.
 */
export async function saveSettings(
  app: App,
  actor: Actor,
  asked: StoreSettings,
  seen: string,
): Promise<Result<StoreSettingsView, 'stale' | 'currency_fixed' | 'own_factor_first'>> {
  return inStore(app, actor, async (tx) => {
    const row = await lockSettings(tx)
    const before = settingsOf(row, await readName(tx))
    const changes = changesOf(before, asked)
    if (changes.length === 0) return ok(await viewSettings(tx))
    if (row.updated_at.toISOString() !== seen) {
      const [last] = await listChanges(tx, 'store', 1)
      return refuse('stale', { who: last?.person_name, at: last?.at.toISOString() })
    }
    if (before.currency !== asked.currency && (await hasOrders(tx))) return refuse('currency_fixed', { currency: before.currency })
    if (asked.secondFactor && !before.secondFactor && !(await viewSettings(tx)).factors.self) return refuse('own_factor_first')
    // Two saves may fall into one millisecond: the later must still be told from the earlier.
    const at = new Date(Math.max(app.clock.now().getTime(), row.updated_at.getTime() + 1))
    await saveRow(tx, asked, at)
    if (before.name !== asked.name) await rename(tx, asked.name)
    await logChanges(tx, at, changes)
    return ok(await viewSettings(tx))
  })
}

const fields = {
  name: 'name',
  phone: 'phone',
  email: 'email',
  mailFrom: 'mail_from',
  address: 'address',
  timeZone: 'time_zone',
  currency: 'currency',
  language: 'language',
  paymentMode: 'payment_mode',
  captureAtShipping: 'capture_at_shipping',
  handlingDays: 'handling_days',
  cutoff: 'cutoff',
  mailsDelivered: 'mails_delivered',
  mailsException: 'mails_exception',
  requiresDmsNumber: 'requires_dms_number',
  secondFactor: 'second_factor',
  noteEdits: 'note_edits',
  hours: 'hours',
} as const satisfies { readonly [field in Exclude<keyof StoreSettings, 'guards'>]: Change['what'] }

function changesOf(before: StoreSettings, after: StoreSettings): readonly Change[] {
  const plain = Object.entries(fields) as [keyof typeof fields, Change['what']][]
  return [
    ...plain
      .filter(([field]) => !isDeepStrictEqual(before[field], after[field]))
      .map(([field, what]) => ({ what, before: before[field], after: after[field] })),
    ...setGuards
      .filter((guard) => before.guards[guard] !== after.guards[guard])
      .map((guard): Change => ({ what: 'guard', subject: guard, before: before.guards[guard], after: after.guards[guard] })),
  ]
}
