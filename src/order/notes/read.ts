import type { At } from '../spine.ts'
import { listNotes } from './queries.ts'
import type { NotesView } from './shapes.ts'

/** The Internal Notes of the order page. */
export async function readNotes({ tx, order }: At): Promise<NotesView> {
  const rows = await listNotes(tx, order.id)
  return { notes: rows.map((row) => ({ id: row.id, body: row.body, author: row.author_name, at: row.created_at.toISOString() })) }
}
