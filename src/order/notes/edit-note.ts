import { sees } from '#domain/notices/choices.ts'
import { mayEditNote, placeAmong } from '#domain/notes/editing.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { peopleToTell } from '../spine-notices.ts'
import { holdOrder, record, type Held } from '../spine.ts'
import { findNote, insertMark, insertMentions, insertVersion, readEditRule } from './queries.ts'
import type { NoteEditAsk } from './shapes.ts'

type Edited = { readonly version: number }

/**
 * Writes a note anew as its next version; what it said before stays. Only its author, and only as long as the store's rule allows. `ask.version` is the version they
 * began from: another tab that was faster is told (`note_changed`), never written over. Whom it names for the first time is told.
 */
export async function editNote(
  app: App,
  actor: Actor,
  which: { readonly number: number; readonly note: string },
  ask: NoteEditAsk,
  command: Command,
): Promise<Result<Edited, string>> {
  return holdOrder(app, actor, which, command, 'append', async (held) => {
    const note = await findNote(held.tx, held.order.id, which.note)
    if (!note) return refuse('not_found')
    const allowed = mayEditNote(note, await ruleFor(held))
    if (!allowed.ok) return allowed
    if (note.takenBack) return refuse('note_taken_back')
    if (note.version !== ask.version) return refuse('note_changed')
    const known = note.mentions.map(({ person }) => person)
    const { body, added } = placeAmong(ask.body, ask.mentions, known)
    if (body === note.body) return refuse('nothing_changed')
    const named = await whoSees(held, added)
    if (named === undefined) return refuse('cannot_mention')

    const version = note.version + 1
    await insertVersion(held.tx, { note: which.note, version, body, at: held.now })
    await insertMentions(held.tx, which.note, named, known.length)
    record(held, { type: 'note_edited', note: which.note, version, ...(added.length > 0 && { mentions: added }) })
    return ok({ version })
  })
}

/** Takes a note back, or puts it back: its words are then read by nobody, its place and hour by all. Only its author, as long as the store's rule allows; put back at any time. */
export async function takeBackNote(
  app: App,
  actor: Actor,
  which: { readonly number: number; readonly note: string },
  on: boolean,
  command: Command,
): Promise<Result<{ readonly on: boolean }, string>> {
  return holdOrder(app, actor, which, command, 'append', async (held) => {
    const note = await findNote(held.tx, held.order.id, which.note)
    if (!note) return refuse('not_found')
    const { rule, ...who } = await ruleFor(held)
    const allowed = mayEditNote(note, { ...who, rule: on ? rule : 'always' })
    if (!allowed.ok) return allowed
    if (note.takenBack !== on) {
      await insertMark(held.tx, { note: which.note, kind: 'taken_back', on, at: held.now })
      record(held, { type: 'note_taken_back', note: which.note, on })
    }
    return ok({ on })
  })
}

/** Pins a note to the top of its order, or takes it from there. Whoever sees the order may; what stands as asked already is left alone. */
export async function pinNote(
  app: App,
  actor: Actor,
  which: { readonly number: number; readonly note: string },
  on: boolean,
  command: Command,
): Promise<Result<{ readonly on: boolean }, string>> {
  return holdOrder(app, actor, which, command, 'append', async (held) => {
    if (actor.person === null) return refuse('no_author')
    const note = await findNote(held.tx, held.order.id, which.note)
    if (!note) return refuse('not_found')
    if (note.takenBack) return refuse('note_taken_back')
    if (note.pinned !== on) {
      await insertMark(held.tx, { note: which.note, kind: 'pinned', on, at: held.now })
      record(held, { type: 'note_pinned', note: which.note, on })
    }
    return ok({ on })
  })
}

async function ruleFor({ tx, now }: Held) {
  return { person: tx.actor.person, rule: await readEditRule(tx), now }
}

/** Those people with their names; undefined when one of them may not see the order. */
export async function whoSees(held: Held, people: readonly string[]) {
  if (people.length === 0) return []
  const known = await peopleToTell(held.tx)
  const named = people.map((id) => known.find((one) => one.id === id && sees(one, held.order.assignee_id)))
  return named.every((one) => one !== undefined) ? named.map(({ id, name }) => ({ person: id, name })) : undefined
}
