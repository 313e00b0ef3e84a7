import { Hono, type Context } from 'hono'
import type { App } from '#platform/app.ts'
import { inStore } from '#platform/doors.ts'
import { answer, body, found, invalid, may, type InStore } from '#platform/http.ts'
import { kindOf } from './kind-of.ts'
import type { Press } from './press.ts'
import { readTemplate, readTemplates } from './read.ts'
import { restoreTexts, saveTexts, toOriginal } from './save-texts.ts'
import { RestoreAsk, SwitchAsk, TextsAsk, textsShape } from './shapes.ts'
import { switchLetter } from './switch-letter.ts'

const [page, letter] = ['/settings/templates', '/settings/templates/:kind']

/** The words of the letters to customers: read, change, switch off, and back. `press` knows the desk's own. */
export function templatesRoutes(app: App, press: Press) {
  return new Hono<InStore>()
    .get(page, may('settings'), async (c) => c.json(await inStore(app, c.var.actor, readTemplates)))
    .get(letter, may('settings'), async (c) => {
      const kind = kindOf(c)
      return found(c, kind && (await inStore(app, c.var.actor, (tx) => readTemplate(tx, press, kind))))
    })
    .put(letter, may('settings'), body(TextsAsk), async (c) => {
      const kind = kindOf(c)
      if (!kind) return found(c, undefined)
      const parsed = textsShape(kind).safeParse(c.req.valid('json'))
      if (!parsed.success) return c.json(invalid(parsed.error), 400)
      return answer(c, await saveTexts(app, c.var.actor, press, kind, parsed.data.texts, seenVersion(c)))
    })
    .post(`${letter}/original`, may('settings'), async (c) => {
      const kind = kindOf(c)
      return kind ? answer(c, await toOriginal(app, c.var.actor, press, kind, seenVersion(c))) : found(c, undefined)
    })
    .post(`${letter}/restore`, may('settings'), body(RestoreAsk), async (c) => {
      const kind = kindOf(c)
      if (!kind) return found(c, undefined)
      return answer(c, await restoreTexts(app, c.var.actor, press, kind, c.req.valid('json').version, seenVersion(c)))
    })
    .put(`${letter}/switch`, may('settings'), body(SwitchAsk), async (c) => {
      const kind = kindOf(c)
      return kind ? answer(c, await switchLetter(app, c.var.actor, kind, c.req.valid('json').on)) : found(c, undefined)
    })
}

/** The version of the words the person was looking at; 0 where there was none. */
function seenVersion(c: Context<InStore>): number {
  return Number(c.req.header('if-match')?.replaceAll('"', '')) || 0
}
