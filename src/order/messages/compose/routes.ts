import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { answer, found, may, numberOf, type InStore } from '#platform/http.ts'
import { readOrder } from '../../spine.ts'
import { fileAnswer, pageAnswer, previewAnswer } from '../harmless.ts'
import { dropUpload, keepUpload } from './files/keep-upload.ts'
import { findLetterFile, findUpload } from './files/queries.ts'
import { findSent } from './queries.ts'
import { readComposer } from './read-composer.ts'

/** What the composer works with, files put to a mail, and what was sent, shown as harmlessly as what came in. */
export function composeRoutes(app: App) {
  const at = (c: Context<InStore>) => numberOf(c)
  return new Hono<InStore>()
    .basePath('/orders/:number/messages')
    .get('/composer', may('orders'), async (c) => found(c, await readOrder(app, c.var.actor, at(c), readComposer)))
    .post('/uploads', may('orders'), async (c) => {
      // Bytes as they are. A form of another site could send text or a form, and is stopped before; JSON is a mistake.
      if (c.req.header('content-type') !== 'application/octet-stream') return c.json({ code: 'bytes_only', detail: {} }, 415)
      const bytes = Buffer.from(await c.req.arrayBuffer())
      return answer(c, await keepUpload(app, c.var.actor, at(c), { name: c.req.query('name') ?? '', bytes }))
    })
    .delete('/uploads/:upload', may('orders'), async (c) => answer(c, await dropUpload(app, c.var.actor, at(c), uuidIn(c, 'upload'))))
    .get('/uploads/:upload/preview', may('orders'), async (c) => {
      const file = await readOrder(app, c.var.actor, at(c), ({ tx, order }) =>
        findUpload(tx, order.id, c.var.signedIn.person.id, uuidIn(c, 'upload')),
      )
      return previewAnswer(c, file)
    })
    .get('/letters/:letter/page', may('orders'), async (c) => {
      const letter = await readOrder(app, c.var.actor, at(c), ({ tx, order }) => findSent(tx, order.id, uuidIn(c, 'letter')))
      return pageAnswer(c, letter?.body_html)
    })
    .get('/letters/:letter/files/:position', may('orders'), async (c) => fileAnswer(c, await fileOf(app, c)))
    .get('/letters/:letter/files/:position/preview', may('orders'), async (c) => previewAnswer(c, await fileOf(app, c)))
}

async function fileOf(app: App, c: Context<InStore>) {
  const position = c.req.param('position') ?? ''
  return readOrder(app, c.var.actor, numberOf(c), ({ tx, order }) =>
    findLetterFile(tx, order.id, uuidIn(c, 'letter'), /^\d{1,4}$/.test(position) ? Number(position) : -1),
  )
}

/** An id of the path; the nil UUID, which nothing has, when it is not one. */
function uuidIn(c: Context<InStore>, name: string): string {
  return z.uuid().safeParse(c.req.param(name)).data ?? '00000000-0000-0000-0000-000000000000'
}
