import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, numberOf, type InStore } from '#platform/http.ts'
import { addNote } from './add-note.ts'
import { NoteAsk } from './shapes.ts'

/** Notes are added and read with the page; nothing else can be done to them. */
export function notesRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/orders/:number/notes')
    .post('/', may('orders'), body(NoteAsk), async (c) =>
      answer(c, await addNote(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
}
