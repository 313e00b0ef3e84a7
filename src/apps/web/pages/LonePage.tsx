import type { ReactNode } from 'react'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { Mark } from '../shell/Mark.tsx'
import css from './pages.module.css'

/** The frame of the pages before sign-in: our mark, the language, one card. */
export function LonePage({ children }: { readonly children: ReactNode }) {
  return (
    <div className={css.lone}>
      <header className={css.loneBar}>
        <span className={css.brand} data-notranslate>
          <Mark size={30} /> Partsdesk
        </span>
        <LanguageSwitch />
      </header>
      <main className={css.loneBody} id="main">
        <div className={css.card}>{children}</div>
      </main>
    </div>
  )
}
