import type { OrderHead } from '#domain/order-head.ts'
import { piecesOf } from '#domain/notices/mentions.ts'
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Section, Skeleton } from '#ui/frame/Section.tsx'
import { addRefusals } from '#ui/refusals.ts'
import { Initials } from '#ui/show/Initials.tsx'
import { When } from '#ui/show/When.tsx'
import css from './notes.module.css'
import type { NotesView, NoteView } from './shapes.ts'

const NoteForm = lazy(() => import('./NoteForm.tsx').then(({ NoteForm }) => ({ default: NoteForm })))

addRefusals({
  no_author: () => msg`Only a person can do this.`,
  cannot_mention: () => msg`Somebody you mention may not see this order any more. Take the name out, or give them the order first.`,
})

/** What colleagues tell each other about the order; the customer never sees it. */
export function NotesSection({ head, view }: { readonly head: OrderHead; readonly view: NotesView }) {
  return (
    <Section id="notes" title={<Trans>Internal Notes</Trans>} note={<Trans>only for people of the store</Trans>}>
      {view.notes.length > 0 && (
        <ol className={css.notes}>
          {view.notes.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </ol>
      )}
      <Suspense
        fallback={
          <div className={css.waiting}>
            <Skeleton lines={2} />
          </div>
        }
      >
        <NoteForm order={head.number} />
      </Suspense>
    </Section>
  )
}

/** A note somebody was led to stands out. */
function Note({ note }: { readonly note: NoteView }) {
  const { hash } = useLocation()
  const id = `note-${note.id}`
  return (
    <li id={id} data-named={hash === id || undefined}>
      <Initials name={note.author} />
      <div>
        <p className={css.author}>
          <strong data-notranslate>{note.author}</strong> <When at={note.at} show="both" />
        </p>
        <p className={css.body} data-notranslate>
          {piecesOf(note.body, note.mentions).map((piece, at) =>
            typeof piece === 'string' ? (
              piece
            ) : (
              <span key={at} className={css.mention}>
                @{piece.name}
              </span>
            ),
          )}
        </p>
      </div>
    </li>
  )
}
