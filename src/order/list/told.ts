import type { Tx } from '#platform/doors.ts'

/** What of the list the settings' log tells: views of the whole store, and files of orders that were taken out. */
export type ListChange = {
  readonly what: 'view' | 'view_removed' | 'orders_exported'
  readonly subject?: string
  readonly before: unknown
  readonly after: unknown
}

/** Writes into the settings' log, in the transaction of the change. */
export type Told = (tx: Tx, at: Date, changes: readonly ListChange[]) => Promise<void>
