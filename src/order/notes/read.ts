import { sees } from '#domain/notices/choices.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/doors.ts'
import { peopleToTell } from '../spine-notices.ts'
import { seeOrder, type At } from '../spine.ts'
import { listNotes } from './queries.ts'
import type { MentionableView, NotesView } from './shapes.ts'

/** The Internal Notes of the order page. */
export async function readNotes({ tx, order }: At): Promise<NotesView> {
  const rows = await listNotes(tx, order.id)
  return {
    notes: rows.map((row) => ({
      id: row.id,
      body: row.body,
      mentions: row.mentions,
      author: row.author_name,
      at: row.created_at.toISOString(),
    })),
  }
}

/** Who may be named in a note of this order, but for whoever asks. */
export async function readMentionable(app: App, actor: Actor, number: number): Promise<MentionableView | undefined> {
  return seeOrder(app, actor, number, async (tx, order) => {
    const people = (await peopleToTell(tx)).filter((one) => one.id !== actor.person && sees(one, order.assignee_id))
    return { people: people.map(({ id, name, email }) => ({ id, name, email })) }
  })
}
