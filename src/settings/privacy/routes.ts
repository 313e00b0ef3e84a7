import { Hono } from 'hono'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { answer, body, may, type InStore } from '#platform/http.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { countBuyers, listRuns, readYears, saveYears } from './queries.ts'
import { RetentionAsk, type PrivacyView, type RunView } from './shapes.ts'

const nights = 30

/** How long a store keeps the buyers of finished orders. */
export function privacyRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/privacy')
    .get('/', may('settings'), async (c) => c.json(await readPrivacy(app, c.var.actor), 200))
    .put('/', may('settings'), body(RetentionAsk), async (c) => answer(c, await setYears(app, c.var.actor, c.req.valid('json'))))
}

async function readPrivacy(app: App, actor: Actor): Promise<PrivacyView> {
  return inStore(app, actor, async (tx) => {
    const [years, counts, runs] = await Promise.all([readYears(tx), countBuyers(tx), listRuns(tx, nights)])
    return {
      years,
      ...counts,
      runs: runs.map((run) => ({
        id: run.id,
        at: run.at.toISOString(),
        years: run.years,
        erased: run.erased,
        left: run.left_alone as RunView['left'],
      })),
    }
  })
}

async function setYears(app: App, actor: Actor, { years }: RetentionAsk): Promise<Result<{ readonly years: number | null }>> {
  return inStore(app, actor, async (tx) => {
    const before = (await lockSettings(tx)).retention_years
    if (before === years) return ok({ years })
    await saveYears(tx, years)
    await logChanges(tx, app.clock.now(), [{ what: 'retention', before, after: years }])
    return ok({ years })
  })
}
