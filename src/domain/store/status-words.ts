import { statuses, type Status } from '../order.ts'
import { searchKey } from '../search-key.ts'

type Language = 'en' | 'fr'

/** A store's own words for statuses; one it has no word for keeps the desk's. */
export type StatusWords = { readonly [language in Language]: { readonly [status in Status]?: string | undefined } }

/** The most characters of such a word. */
export const longestStatusWord = 24

/** The desk's own words, as the screens have them. */
export const standardWords: { readonly [language in Language]: { readonly [status in Status]: string } } = {
  en: {
    new: 'New',
    processing: 'Processing',
    on_hold: 'On Hold',
    backordered: 'Backordered',
    ready_for_pickup: 'Ready for Pickup',
    completed: 'Completed',
    cancelled: 'Cancelled',
  },
  fr: {
    new: 'Nouveau',
    processing: 'En traitement',
    on_hold: 'En attente',
    backordered: 'En rupture de stock',
    ready_for_pickup: 'Prête pour le retrait',
    completed: 'Terminée',
    cancelled: 'Annulée',
  },
}

/** What a store's people read for a status in one language: its own word, else the desk's. */
export function shownWord(own: StatusWords, language: Language, status: Status): string {
  return own[language][status] ?? standardWords[language][status]
}

/** The same for all of them. */
export function shownWords(own: StatusWords, language: Language): { readonly [status in Status]: string } {
  return Object.fromEntries(statuses.map((status) => [status, shownWord(own, language, status)])) as { [status in Status]: string }
}

/** Named statuses whose shown word another status has too, in one language; case and accents do not tell two words apart. */
export function wordsTwice(own: StatusWords, language: Language): readonly Status[] {
  const keys = statuses.map((status) => searchKey(shownWord(own, language, status)))
  return statuses.filter((status, at) => own[language][status] !== undefined && keys.some((key, other) => other !== at && key === keys[at]))
}
