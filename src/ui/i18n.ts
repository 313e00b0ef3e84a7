import { i18n, type Messages } from '@lingui/core'

export type Language = 'en' | 'fr'

const english = () => import('../../locales/en.po')

/** Each language is its own file, so that a reader fetches one. The pseudo-locale exists in development only. */
const catalogs: { readonly [language: string]: () => Promise<{ readonly messages: Messages }> } = {
  en: english,
  fr: () => import('../../locales/fr.po'),
  ...(import.meta.env.DEV && { 'en-XA': () => import('../../locales/en-XA.po') }),
}

/** Loads a language and speaks it from now on; remembered on this device for the pages before sign-in. */
export async function speak(language: string): Promise<void> {
  const wanted = import.meta.env.DEV && new URLSearchParams(location.search).has('pseudo') ? 'en-XA' : language
  const { messages } = await (catalogs[wanted] ?? english)()
  i18n.loadAndActivate({ locale: wanted, messages })
  document.documentElement.lang = wanted
  localStorage.setItem('language', language)
}

/** The language last used on this device, else the browser's. */
export function rememberedLanguage(): Language {
  const language = localStorage.getItem('language') ?? navigator.language
  return language.startsWith('fr') ? 'fr' : 'en'
}

/** The BCP 47 tag for Intl. Amounts and dates are written as in North America: `fr` is `fr-CA`. */
export function localeTag(language: string): 'en-US' | 'fr-CA' {
  return language.startsWith('fr') ? 'fr-CA' : 'en-US'
}
