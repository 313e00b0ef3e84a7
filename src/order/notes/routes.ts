import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, found, may, numberOf, type InStore } from '#platform/http.ts'
import { addNote } from './add-note.ts'
import { editNote, pinNote, takeBackNote } from './edit-note.ts'
import { readMentionable } from './read.ts'
import { NoteAsk, NoteEditAsk, NoteMarkAsk } from './shapes.ts'

/** Notes are added, pinned, and put right or taken back by their authors, and read with the page. Whom one may name is asked for when somebody begins to. */
export function notesRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/orders/:number/notes')
    .get('/people', may('orders'), async (c) => found(c, await readMentionable(app, c.var.actor, numberOf(c))))
    .post('/', may('orders'), body(NoteAsk), async (c) =>
      answer(c, await addNote(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/:note/edits', may('orders'), body(NoteEditAsk), async (c) => {
      const which = { number: numberOf(c), note: c.req.param('note') }
      return answer(c, await editNote(app, c.var.actor, which, c.req.valid('json'), commandOf(c, c.req.valid('json'))))
    })
    .post('/:note/pin', may('orders'), body(NoteMarkAsk), async (c) => {
      const which = { number: numberOf(c), note: c.req.param('note') }
      return answer(c, await pinNote(app, c.var.actor, which, c.req.valid('json').on, commandOf(c, c.req.valid('json'))))
    })
    .post('/:note/taken-back', may('orders'), body(NoteMarkAsk), async (c) => {
      const which = { number: numberOf(c), note: c.req.param('note') }
      return answer(c, await takeBackNote(app, c.var.actor, which, c.req.valid('json').on, commandOf(c, c.req.valid('json'))))
    })
}
