import { noteText } from '#domain/notices/mentions.ts'
import { useLingui } from '@lingui/react/macro'
import { IconPinFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import css from './notes.module.css'
import type { NotesView } from './shapes.ts'

/** What is pinned stands at the top of the order, a line a note, each leading to its whole. */
export function PinnedNotes({ view }: { readonly view: NotesView }) {
  const { t } = useLingui()
  return (
    <ul className={css.pinned} aria-label={t`Pinned notes`}>
      {view.notes
        .filter(({ pinned }) => pinned !== null)
        .map((note) => (
          <li key={note.id}>
            <IconPinFilled size={14} aria-hidden />
            <Link to="." search hash={`note-${note.id}`} data-notranslate>
              <span>{noteText(note.body, note.mentions)}</span> <small>{note.author}</small>
            </Link>
          </li>
        ))}
    </ul>
  )
}
