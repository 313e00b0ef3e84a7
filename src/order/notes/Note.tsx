import { Trans } from '@lingui/react/macro'
import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Initials } from '#ui/show/Initials.tsx'
import { When } from '#ui/show/When.tsx'
import { Body } from './Body.tsx'
import css from './notes.module.css'
import type { NoteView } from './shapes.ts'

const load = async () => import('./NoteTools.tsx')
const NoteTools = lazy(() => load().then(({ NoteTools }) => ({ default: NoteTools })))
const NoteEdit = lazy(() => load().then(({ NoteEdit }) => ({ default: NoteEdit })))
const Earlier = lazy(() => load().then(({ Earlier }) => ({ default: Earlier })))

/** One note: who, when, what, and how it came to say that. A note somebody was led to stands out. */
export function Note({ order, note }: { readonly order: number; readonly note: NoteView }) {
  const { hash } = useLocation()
  const [shown, show] = useState<'edit' | 'earlier'>()
  const id = `note-${note.id}`
  return (
    <li id={id} data-named={hash === id || undefined} data-gone={note.takenBack !== null || undefined}>
      <Initials name={note.author} />
      <div>
        <div className={css.author}>
          <p>
            <strong data-notranslate>{note.author}</strong> <When at={note.at} show="both" />
            {note.editedAt !== null && (
              <button
                type="button"
                className={css.edited}
                aria-expanded={shown === 'earlier'}
                onClick={() => show(shown === 'earlier' ? undefined : 'earlier')}
              >
                <Trans>
                  edited <When at={note.editedAt} />, {note.version} versions
                </Trans>
              </button>
            )}
          </p>
          <Suspense>
            <NoteTools order={order} note={note} edit={() => show('edit')} />
          </Suspense>
        </div>
        <Suspense fallback={<Body body={note.body} mentions={note.mentions} />}>
          {shown === 'edit' && note.can.edit ? (
            <NoteEdit order={order} note={note} close={() => show(undefined)} />
          ) : note.takenBack ? (
            <p className={css.gone}>
              <Trans>Taken back</Trans> <When at={note.takenBack.at} />
            </p>
          ) : (
            <Body body={note.body} mentions={note.mentions} />
          )}
          {shown === 'earlier' && <Earlier note={note} />}
        </Suspense>
      </div>
    </li>
  )
}
