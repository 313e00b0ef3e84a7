import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import css from './activity.module.css'
import type { PieceView } from './shapes.ts'

const fold = 240

/** The words of a note or a mail between what happened; a long one is folded, and each leads to where it stands. */
export function Piece({ piece }: { readonly piece: PieceView }) {
  const { title, text, kind, place } = piece
  const long = text.length > fold
  return (
    <div className={css.piece} data-kind={kind}>
      {title && <strong data-notranslate>{title}</strong>}
      {text !== '' && <p data-notranslate>{long ? `${text.slice(0, fold)}…` : text}</p>}
      {long && (
        <details>
          <summary>
            <Trans>Read all of it</Trans>
          </summary>
          <p data-notranslate>{text}</p>
        </details>
      )}
      <Link to="." search hash={place}>
        {kind === 'note' ? <Trans>Go to the note</Trans> : <Trans>Go to the messages</Trans>}
      </Link>
    </div>
  )
}
