import { uuidv7 } from 'uuidv7'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, record } from '../spine.ts'
import { whoSees } from './edit-note.ts'
import { insertMentions, insertNote } from './queries.ts'
import type { NoteAsk } from './shapes.ts'

/** Adds a note to the order, at any time of its life. It may name people of the store who see the order, and they are told. */
export async function addNote(
  app: App,
  actor: Actor,
  number: number,
  ask: NoteAsk,
  command: Command,
): Promise<Result<{ readonly id: string }, string>> {
  const { person } = actor
  if (person === null) return refuse('no_author')
  return holdOrder(app, actor, { number }, command, 'append', async (held) => {
    const named = await whoSees(held, ask.mentions)
    if (named === undefined) return refuse('cannot_mention')
    const id = uuidv7()
    await insertNote(held.tx, { id, order: held.order.id, body: ask.body, author: person, at: held.now })
    await insertMentions(held.tx, id, named)
    record(held, { type: 'note_added', note: id, ...(ask.mentions.length > 0 && { mentions: ask.mentions }) })
    return ok({ id })
  })
}
