import { Hono, type Context } from 'hono'
import type { Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { answer, body, may, type InStore } from '#platform/http.ts'
import { readRules, readVersions } from './read.ts'
import { restoreRules, saveRules } from './save-rules.ts'
import { RulesAsk, type RulesView } from './shapes.ts'
import { tryRules } from './try-rules.ts'

/**
 * A store's own risk rules: read, saved whole as the next version, their versions, one of them restored, a draft tried on the past. A write names the version it was
 * made on (If-Match, 0 where there is none yet); a stale one answers with what stands now.
 */
export function riskRulesRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/risk/rules')
    .get('/', may('settings'), async (c) => c.json(await readRules(app, c.var.actor)))
    .put('/', may('settings'), body(RulesAsk), async (c) => {
      const seen = seenOf(c)
      if (seen === null) return c.json({ code: 'if_match_missing', detail: {} }, 428)
      return saved(app, c, await saveRules(app, c.var.actor, c.req.valid('json').rules, seen))
    })
    .post('/dry-run', may('settings'), body(RulesAsk), async (c) =>
      c.json(await tryRules(app, c.var.actor, c.req.valid('json').rules, c.req.raw.signal)),
    )
    .get('/versions', may('settings'), async (c) => c.json(await readVersions(app, c.var.actor)))
    .post('/versions/:version/restore', may('settings'), async (c) => {
      const [seen, version] = [seenOf(c), Number(c.req.param('version'))]
      if (seen === null) return c.json({ code: 'if_match_missing', detail: {} }, 428)
      return saved(app, c, await restoreRules(app, c.var.actor, Number.isSafeInteger(version) && version >= 0 ? version : -1, seen))
    })
}

async function saved(app: App, c: Context<InStore>, result: Result<RulesView>) {
  if (result.ok || result.code !== 'stale') return answer(c, result)
  return c.json({ code: result.code, detail: result.detail, ...result.detail, current: await readRules(app, c.var.actor) }, 412)
}

function seenOf(c: Context<InStore>): number | null {
  const seen = c.req.header('if-match')?.replaceAll('"', '')
  return seen !== undefined && /^\d{1,9}$/.test(seen) ? Number(seen) : null
}
