import type { App } from '#platform/app.ts'
import { inNetwork, inStore, systemActor } from '#platform/doors.ts'
import { listStoreIds } from '../../spine-rows.ts'
import { scanLeaseMs } from './await-scan.ts'
import { lockUnscanned, takeDue, unlockWaiting } from './queries.ts'

/** Files of a store taken up at once: a scanner does some twenty in a second, and what just came in waits behind them. */
const most = 500

/**
 * Has files scanned whose time has come: the scanner was away, or the files are older than the scanner, and are locked until it has seen them. Without a scanner lets go
 * what waits for one.
 */
export async function sweepScans(app: App): Promise<void> {
  const now = app.clock.now()
  for (const store of await inNetwork(app, listStoreIds)) {
    await inStore(app, systemActor(store), async (tx) => {
      if (!app.scanner) return unlockWaiting(tx)
      await lockUnscanned(tx, now)
      const due = await takeDue(tx, now, new Date(now.getTime() + scanLeaseMs), most)
      await app.jobs.put(
        tx,
        'scan',
        due.map((hash) => hash.toString('hex')),
      )
    })
  }
}
