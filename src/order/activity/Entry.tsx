import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { useStore } from '#ui/desk.tsx'
import { localeTag } from '#ui/i18n.ts'
import { formatExact } from '#ui/show/format.ts'
import { ActorName } from '#ui/show/ActorName.tsx'
import { Initials } from '#ui/show/Initials.tsx'
import css from './activity.module.css'
import { useFieldNames } from './sentences/field-words.tsx'
import { Sentence } from './sentences/Sentence.tsx'
import type { EntryView } from './shapes.ts'

const Piece = lazy(() => import('./Piece.tsx').then(({ Piece }) => ({ default: Piece })))

/** One line of the log: the hour (the exact moment on hover), who, what, and for personal values what they were and became. */
export function Entry({ entry, currency }: { readonly entry: EntryView; readonly currency: string }) {
  const { actor, values, event, piece } = entry
  return (
    <li>
      <Hour at={entry.at} />
      <Initials name={actor.name} />
      <div className={css.what}>
        <p>
          <Sentence entry={entry} currency={currency} />
          <ActorName of={actor} className={css.who} />
        </p>
        {piece && (
          <Suspense>
            <Piece piece={piece} />
          </Suspense>
        )}
        {values && event.type !== 'assigned' && <Changes values={values} />}
      </div>
    </li>
  )
}

function Hour({ at }: { readonly at: string }) {
  const { i18n } = useLingui()
  const { timeZone } = useStore()
  const locale = localeTag(i18n.locale)
  const moment = new Date(at)
  return (
    <time dateTime={at} title={formatExact(moment, locale, timeZone)} data-notranslate>
      {new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' }).format(moment)}
    </time>
  )
}

/** What personal values were and became. */
export function Changes({ values: { before, after } }: { readonly values: NonNullable<EntryView['values']> }) {
  const nameOf = useFieldNames()
  return (
    <dl className={css.changes}>
      {Object.keys(after).map((field) => (
        <div key={field}>
          <dt>{nameOf(field)}</dt>
          <dd data-notranslate>
            <s>{before[field] || '–'}</s> →{' '}
            <span className="sr-only">
              <Trans>now</Trans>
            </span>{' '}
            {after[field] || '–'}
          </dd>
        </div>
      ))}
    </dl>
  )
}
