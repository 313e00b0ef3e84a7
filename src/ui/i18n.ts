import { i18n, type Messages } from '@lingui/core'

export type Language = 'en' | 'fr'

/** What a page needs: the frame and the list do with the first words, everything behind them with both parts. */
type Part = 'first' | 'behind'
type Fetch = () => Promise<{ readonly messages: Messages }>

const english: { readonly [part in Part]: Fetch } = {
  first: () => import('../../locales/en.po?part=first'),
  behind: () => import('../../locales/en.po?part=behind'),
}

/** Each part of each language is its own file, so that a reader fetches what they read. The pseudo-locale exists in development only. */
const catalogs: { readonly [language: string]: { readonly [part in Part]: Fetch } } = {
  en: english,
  fr: { first: () => import('../../locales/fr.po?part=first'), behind: () => import('../../locales/fr.po?part=behind') },
  ...(import.meta.env.DEV && {
    'en-XA': { first: () => import('../../locales/en-XA.po?part=first'), behind: () => import('../../locales/en-XA.po?part=behind') },
  }),
}

const wanted = new Set<Part>(['first'])
let last: Promise<unknown> = Promise.resolve()

/** Loads a language and speaks it from now on; remembered on this device for the pages before sign-in. */
export function speak(language: string): Promise<void> {
  return inTurn(async () => {
    const locale = import.meta.env.DEV && new URLSearchParams(location.search).has('pseudo') ? 'en-XA' : language
    const parts = await Promise.all([...wanted].map((part) => fetchWords(locale, part)))
    i18n.loadAndActivate({ locale, messages: parts.reduce((all, part) => ({ ...all, ...part })) })
    document.documentElement.lang = locale
    localStorage.setItem('language', language)
  })
}

/** Loads the words of the pages behind the list, in the language spoken then; from now on they come with every language. */
export function speakBehind(): Promise<void> {
  return inTurn(async () => {
    if (wanted.has('behind')) return
    wanted.add('behind')
    i18n.load(i18n.locale, await fetchWords(i18n.locale, 'behind'))
  })
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

/** One after the other: a language chosen while words are on their way comes with all of them. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const turn = last.then(work, work)
  last = turn
  return turn
}

async function fetchWords(locale: string, part: Part): Promise<Messages> {
  return (await (catalogs[locale] ?? english)[part]()).messages
}
