import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useTellError } from '#ui/act/tell-error.ts'
import { useDeskIfAny } from '#ui/desk.tsx'
import { speak, type Language } from '#ui/i18n.ts'
import { changeMe } from '../session.ts'
import css from './shell.module.css'

const names = { en: 'English', fr: 'Français' } as const

/** EN | FR: for a signed-in person it is kept, before sign-in it is this device's. */
export function LanguageSwitch() {
  const { t, i18n } = useLingui()
  const queries = useQueryClient()
  const signedIn = useDeskIfAny() !== null
  const tellError = useTellError()
  const choose = async (language: Language) => {
    await speak(language)
    if (signedIn) await changeMe(queries, { language }).catch(tellError)
  }
  return (
    <div className={css.languages} role="group" aria-label={t`Language`} data-notranslate>
      {(['en', 'fr'] as const).map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          title={names[language]}
          aria-pressed={i18n.locale === language}
          onClick={() => void choose(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </div>
  )
}
