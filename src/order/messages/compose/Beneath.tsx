import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import css from './compose.module.css'
import type { ComposerView } from './shapes.ts'

/** What stands below every mail by itself: the writer's signature and the store's name and place; and where answers come in. */
export function Beneath({ view, language }: { readonly view: ComposerView; readonly language: 'en' | 'fr' }) {
  const signature = view.signature[language]
  return (
    <div className={css.beneath}>
      {signature ? (
        <p className={css.lines} data-notranslate>
          {signature}
        </p>
      ) : (
        <p>
          <Link to="/profile" hash="signature">
            <Trans>Write a signature of your own</Trans>
          </Link>
        </p>
      )}
      <p className={css.lines} data-notranslate>
        {view.footer}
      </p>
      <small className="muted">
        <Trans>Stands below it by itself. Answers come back to this order.</Trans>
      </small>
    </div>
  )
}
