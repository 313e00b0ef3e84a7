import { countLevels } from '#domain/risk/count-levels.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { countScores, readRow } from './queries.ts'
import type { RiskSettingsView } from './shapes.ts'

const days = 90
const dayMs = 86_400_000

/** The store's edges, whether it shares, and how the scores of its last 90 days lie. */
export async function readRisk(app: App, actor: Actor): Promise<RiskSettingsView> {
  return inStore(app, actor, (tx) => viewRisk(tx, app.clock.now()))
}

/** The same inside a transaction. */
export async function viewRisk(tx: Tx, now: Date): Promise<RiskSettingsView> {
  const row = await readRow(tx)
  const counted = new Map((await countScores(tx, new Date(now.getTime() - days * dayMs))).map(({ score, orders }) => [score, orders]))
  const histogram = Array.from({ length: 100 }, (_, at) => counted.get(at + 1) ?? 0)
  return { ...row, days, counts: countLevels(histogram, row), histogram }
}
