import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { ok, type Result } from '#domain/result.ts'
import { lockSettings, logChanges, type Change } from '../queries.ts'
import { listOpen, listReported, readRow, saveRow } from './queries.ts'
import { viewRisk } from './read.ts'
import type { RiskAsk, RiskSettingsView } from './shapes.ts'

/**
 * Saves where Medium and High begin and whether the store shares known fraud, with a log entry for each that changed; its open orders are then scored
 * anew, one by one. What was reported before enters the network's registry with sharing, and leaves it.
 */
export async function saveRisk(app: App, actor: Actor, asked: RiskAsk): Promise<Result<RiskSettingsView>> {
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const changes = changesOf(await readRow(tx), asked)
    if (changes.length > 0) {
      await saveRow(tx, asked)
      await logChanges(tx, at, changes)
      await app.jobs.put(tx, 'score', await listOpen(tx))
      if (changes.some(({ what }) => what === 'risk_shares')) await app.jobs.put(tx, 'registry', await listReported(tx))
    }
    return ok(await viewRisk(tx, at))
  })
}

function changesOf(before: RiskAsk, after: RiskAsk): readonly Change[] {
  const edges = ({ medium, high }: RiskAsk) => ({ medium, high })
  const moved = before.medium !== after.medium || before.high !== after.high
  return [
    ...(moved ? [{ what: 'risk_edges', before: edges(before), after: edges(after) } as const] : []),
    ...(before.shares === after.shares ? [] : [{ what: 'risk_shares', before: before.shares, after: after.shares } as const]),
  ]
}
