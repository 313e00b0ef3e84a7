import type { Tx } from '#platform/doors.ts'

/** What of a buyer's data the settings' log tells: forgotten, or handed out. `subject`: the order's number. */
export type PrivacyChange = {
  readonly what: 'buyer_erased' | 'buyer_exported'
  readonly subject: string
  readonly before: null
  readonly after: string
}

/** Writes into the settings' log, in the transaction of the change. */
export type TellSettings = (tx: Tx, at: Date, changes: readonly PrivacyChange[]) => Promise<void>
