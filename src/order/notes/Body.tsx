import { piecesOf, type Mention } from '#domain/notices/mentions.ts'
import css from './notes.module.css'

/** A note's words, with the people it names marked. */
export function Body({ body, mentions }: { readonly body: string; readonly mentions: readonly Mention[] }) {
  return (
    <p className={css.body} data-notranslate>
      {piecesOf(body, mentions).map((piece, at) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <span key={at} className={css.mention}>
            @{piece.name}
          </span>
        ),
      )}
    </p>
  )
}
