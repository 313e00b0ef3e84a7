import { mayEditNote } from '#domain/notes/editing.ts'
import { sees } from '#domain/notices/choices.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/doors.ts'
import { peopleToTell } from '../spine-notices.ts'
import { seeOrder, type At } from '../spine.ts'
import { listNotes, readEditRule } from './queries.ts'
import type { MentionableView, NotesView, NoteView } from './shapes.ts'

/** The Internal Notes of the order page. */
export async function readNotes({ tx, order, now }: At): Promise<NotesView> {
  const rows = await listNotes(tx, order.id)
  if (rows.length === 0) return { notes: [] }
  const who = { person: tx.actor.person, rule: await readEditRule(tx), now }
  return { notes: rows.map((row) => viewOf(row, who)) }
}

type Row = Awaited<ReturnType<typeof listNotes>>[number]

function viewOf(row: Row, who: Parameters<typeof mayEditNote>[1]): NoteView {
  const said = [{ body: row.body, at: row.created_at.toISOString() }, ...row.versions.map(({ body, at }) => ({ body, at: iso(at) }))]
  const marked = (kind: Row['marks'][number]['kind']) => {
    const last = row.marks.findLast((mark) => mark.kind === kind)
    return last?.on ? { by: last.by, at: iso(last.at) } : null
  }
  const takenBack = marked('taken_back')
  const note = { author: row.author_id, at: row.created_at }
  return {
    id: row.id,
    // The words of a note that was taken back go to nobody.
    body: takenBack ? '' : (said.at(-1)?.body ?? ''),
    mentions: takenBack ? [] : row.mentions,
    author: row.author_name,
    at: row.created_at.toISOString(),
    version: said.length,
    editedAt: said.length > 1 ? (said.at(-1)?.at ?? null) : null,
    earlier: takenBack ? [] : said.slice(0, -1),
    pinned: takenBack ? null : marked('pinned'),
    takenBack,
    can: { edit: !takenBack && mayEditNote(note, who).ok, putBack: takenBack !== null && mayEditNote(note, { ...who, rule: 'always' }).ok },
  }
}

/** Inside JSON a timestamp arrives as text. */
function iso(at: string): string {
  return new Date(at).toISOString()
}

/** Who may be named in a note of this order, but for whoever asks. */
export async function readMentionable(app: App, actor: Actor, number: number): Promise<MentionableView | undefined> {
  return seeOrder(app, actor, number, async (tx, order) => {
    const people = (await peopleToTell(tx)).filter((one) => one.id !== actor.person && sees(one, order.assignee_id))
    return { people: people.map(({ id, name, email }) => ({ id, name, email })) }
  })
}
