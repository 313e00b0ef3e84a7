import type { OrderHead } from '#domain/order-head.ts'
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { Section, Skeleton } from '#ui/frame/Section.tsx'
import { addRefusals } from '#ui/refusals.ts'
import { Note } from './Note.tsx'
import css from './notes.module.css'
import type { NotesView } from './shapes.ts'

const NoteForm = lazy(() => import('./NoteForm.tsx').then(({ NoteForm }) => ({ default: NoteForm })))

addRefusals({
  no_author: () => msg`Only a person can do this.`,
  cannot_mention: () => msg`Somebody you mention may not see this order any more. Take the name out, or give them the order first.`,
  not_the_author: () => msg`Only who wrote the note may change it.`,
  note_stands: () => msg`The time in which this store lets notes be changed is over. Add another note instead.`,
  note_changed: () => msg`You changed this note in another tab meanwhile. Close this and begin from what it says now.`,
  note_taken_back: () => msg`The note was taken back.`,
})

/** What colleagues tell each other about the order; the customer never sees it. */
export function NotesSection({ head, view }: { readonly head: OrderHead; readonly view: NotesView }) {
  return (
    <Section id="notes" title={<Trans>Internal Notes</Trans>} note={<Trans>only for people of the store</Trans>}>
      {view.notes.length > 0 && (
        <ol className={css.notes}>
          {view.notes.map((note) => (
            <Note key={note.id} order={head.number} note={note} />
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
