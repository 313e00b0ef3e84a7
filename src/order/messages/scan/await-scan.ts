import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import { startWaiting } from './queries.ts'

/** Milliseconds after which a file whose scan was begun and came to nothing is taken up again: longer than the longest scan. */
export const scanLeaseMs = 5 * 60_000

/** Locks files that were just kept and has them scanned, when this transaction is committed; those that were looked at before stay as they are. Nothing happens without a scanner. */
export async function awaitScan(app: App, tx: Tx, hashes: readonly Buffer[]): Promise<void> {
  if (!app.scanner || hashes.length === 0) return
  const waiting = await startWaiting(tx, hashes, new Date(app.clock.now().getTime() + scanLeaseMs))
  await app.jobs.put(
    tx,
    'scan',
    waiting.map((hash) => hash.toString('hex')),
  )
}
