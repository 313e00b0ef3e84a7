import { Hono, type Context, type MiddlewareHandler } from 'hono'
import type { App } from '#platform/app.ts'
import { inStore, type Tx } from '#platform/doors.ts'
import { answer, body, commandOf, may, numberOf, type InStore } from '#platform/http.ts'
import { readOrder } from '../../spine.ts'
import { asideMail, fileMail, readMails } from './file-mail.ts'
import { findFile, findMail } from './reading/queries.ts'
import { listUnfiled } from './reading/view.ts'
import { fileAnswer, gone, pageAnswer, previewAnswer, strangers } from '../harmless.ts'
import { FileAsk } from '../shapes.ts'
import { z } from 'zod'

/** Mails that came in: an order's, with what is in them, and those that found no order. */
export function incomingRoutes(app: App) {
  return new Hono<InStore>()
    .post('/orders/:number/messages/read', may('orders'), async (c) =>
      answer(c, await readMails(app, c.var.actor, numberOf(c), commandOf(c, {}))),
    )
    .route(
      '/orders/:number/messages',
      partsOf(async (c, read) => readOrder(app, c.var.actor, numberOf(c), ({ tx, order }) => read(tx, order.id))),
    )
    .get('/mail', may('orders'), ofWholeStore(), async (c) => c.json(await listUnfiled(app, c.var.actor)))
    .post('/mail/:mail/file', may('orders'), ofWholeStore(), body(FileAsk), async (c) => {
      const ask = c.req.valid('json')
      return answer(c, await fileMail(app, c.var.actor, uuidOf(c.req.param('mail')), ask.number, commandOf(c, ask)))
    })
    .post('/mail/:mail/aside', may('orders'), ofWholeStore(), async (c) =>
      answer(c, await asideMail(app, c.var.actor, uuidOf(c.req.param('mail')))),
    )
    .route(
      '/mail',
      partsOf(async (c, read) => (c.var.actor.reach === 'all' ? inStore(app, c.var.actor, (tx) => read(tx, null)) : undefined)),
    )
}

/** Runs `read` for the order of the path, or for what is unfiled (null); undefined when that is not there for the asker. */
type Opened = <T>(c: Context<InStore>, read: (tx: Tx, order: string | null) => Promise<T | undefined>) => Promise<T | undefined>

/** What is in one mail. All of it is a stranger's: nothing may be taken by a browser for a page or a script of ours. */
function partsOf(opened: Opened) {
  return new Hono<InStore>()
    .get('/mails/:mail/page', may('orders'), async (c) => {
      const mail = await opened(c, (tx, order) => findMail(tx, order, uuidOf(c.req.param('mail'))))
      return pageAnswer(c, mail?.body_html)
    })
    .get('/mails/:mail/text', may('orders'), async (c) => {
      const mail = await opened(c, (tx, order) => findMail(tx, order, uuidOf(c.req.param('mail'))))
      if (!mail) return gone(c)
      const text = [mail.body_text, mail.body_quoted ?? ''].join('\n\n').trim()
      return c.body(text, 200, { 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': 'sandbox', ...strangers })
    })
    .get('/mails/:mail/files/:position', may('orders'), async (c) => {
      const file = await opened(c, (tx, order) => findFile(tx, order, uuidOf(c.req.param('mail')), positionOf(c.req.param('position'))))
      return fileAnswer(c, file)
    })
    .get('/mails/:mail/files/:position/preview', may('orders'), async (c) => {
      const file = await opened(c, (tx, order) => findFile(tx, order, uuidOf(c.req.param('mail')), positionOf(c.req.param('position'))))
      return previewAnswer(c, file)
    })
}

/** What found no order may be anybody's: who sees their own orders alone sees none of it. */
function ofWholeStore(): MiddlewareHandler<InStore> {
  return async (c, next) => {
    if (c.var.actor.reach !== 'all') return c.json({ code: 'forbidden', detail: { right: 'orders' } }, 403)
    return next()
  }
}

/** An id of the path; the nil UUID, which nothing has, when it is not one. */
function uuidOf(text: string): string {
  return z.uuid().safeParse(text).data ?? '00000000-0000-0000-0000-000000000000'
}

function positionOf(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : -1
}
