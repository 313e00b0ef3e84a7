import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, found, may, numberOf, type InStore } from '#platform/http.ts'
import { addNote } from './add-note.ts'
import { readMentionable } from './read.ts'
import { NoteAsk } from './shapes.ts'

/** Notes are added and read with the page; nothing else can be done to them. Whom one may name is asked for when somebody begins to. */
export function notesRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/orders/:number/notes')
    .get('/people', may('orders'), async (c) => found(c, await readMentionable(app, c.var.actor, numberOf(c))))
    .post('/', may('orders'), body(NoteAsk), async (c) =>
      answer(c, await addNote(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
}
