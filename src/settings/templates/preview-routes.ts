import { Hono, type Context } from 'hono'
import type { App } from '#platform/app.ts'
import { inStore } from '#platform/doors.ts'
import { answer, body, commandOf, found, may, query, type InStore } from '#platform/http.ts'
import { logoCid } from '#platform/mail-layout.ts'
import { kindOf } from './kind-of.ts'
import type { Press } from './press.ts'
import { readLogo } from './queries.ts'
import { readTest } from './read.ts'
import { askTest } from './send-test.ts'
import { PreviewQuery, readWords, TestAsk } from './shapes.ts'

/** A letter looked at with a real order before its words are saved: as text, as a document of its own, and as a mail to oneself. */
export function previewRoutes(app: App, press: Press) {
  return new Hono<InStore>()
    .basePath('/settings/templates/:kind')
    .get('/tests', may('settings'), async (c) => {
      const kind = kindOf(c)
      return found(c, kind && (await inStore(app, c.var.actor, (tx) => readTest(tx, kind, c.var.signedIn.person.id))))
    })
    .post('/tests', may('settings'), body(TestAsk), async (c) => {
      const kind = kindOf(c)
      if (!kind) return found(c, undefined)
      const ask = c.req.valid('json')
      return answer(c, await askTest(app, c.var.actor, press, kind, ask, c.var.signedIn.person, commandOf(c, ask)))
    })
    .get('/preview', may('settings'), query(PreviewQuery), async (c) => {
      const printed = await print(app, press, c, c.req.valid('query'))
      return found(c, printed && { subject: printed.subject, text: printed.text, from: `${printed.from.name} <${printed.from.address}>` })
    })
    .get('/preview/page', may('settings'), query(PreviewQuery), async (c) => {
      const printed = await print(app, press, c, c.req.valid('query'))
      if (!printed) return found(c, undefined)
      return c.body(printed.html.replaceAll(`cid:${logoCid}`, printed.logo), 200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': framed,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
    })
}

/** A document of its own in which nothing runs and nothing is fetched, as mails that came in are shown. */
const framed = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  `default-src 'none'`,
  'img-src data:',
  `style-src 'unsafe-inline'`,
  `form-action 'none'`,
  `base-uri 'none'`,
  `frame-ancestors 'self'`,
].join('; ')

async function print(app: App, press: Press, c: Context<InStore>, { language, order, text: words }: PreviewQuery) {
  const [kind, text] = [kindOf(c), readWords(words)]
  if (!kind || !text) return undefined
  return inStore(app, c.var.actor, async (tx) => {
    const printed = await press.printLetter(app, tx, { kind, language, order, text })
    const logo = await readLogo(tx)
    return printed && { ...printed, logo: logo ? `data:image/png;base64,${logo.toString('base64')}` : '' }
  })
}
