import type { MessageDescriptor } from '@lingui/core'
import type { Right } from '#domain/rights.ts'
import { searchWords } from '#domain/search-key.ts'
import type { Place } from './place.ts'

/** One setting that was found, in the reader's language. */
export type FoundSetting = {
  readonly id: string
  readonly label: string
  /** "Store settings › Selling" */
  readonly path: string
  readonly page: Place['page']
  /** the id of the section, or the path of the field in its form */
  readonly at: string
}

export type Reader = {
  readonly rights: readonly Right[]
  /** the pages the reader may open */
  readonly pages: readonly { readonly name: Place['page']; readonly title: MessageDescriptor }[]
  readonly say: (words: MessageDescriptor) => string
}

/** Settings whose words begin with every word typed, those whose own label does so first, and of these the ones that begin with it; without the pages and sections the reader may not see. */
export function matchSettings(places: readonly Place[], typed: string, { rights, pages, say }: Reader): readonly FoundSetting[] {
  const wanted = searchWords(typed)
  if (wanted.length === 0) return []
  const titles = new Map(pages.map(({ name, title }) => [name, say(title)]))
  const all = places.flatMap(({ page, section, at, right, settings }) => {
    const title = titles.get(page)
    if (title === undefined || (right && !rights.includes(right))) return []
    return settings.flatMap((setting) => {
      const [label, path] = [say(setting.label), `${title} › ${say(section)}`]
      const inLabel = holdsAll(label, wanted)
      const begins = searchWords(label)[0]?.startsWith(wanted[0] ?? '') ?? false
      if (!inLabel && !holdsAll(`${label} ${path} ${setting.words ? say(setting.words) : ''}`, wanted)) return []
      const to = setting.at ?? at
      return [{ rank: inLabel ? (begins ? 0 : 1) : 2, found: { id: `${page} ${to} ${label}`, label, path, page, at: to } }]
    })
  })
  return all.toSorted((a, b) => a.rank - b.rank).map(({ found }) => found)
}

function holdsAll(text: string, wanted: readonly string[]): boolean {
  const words = searchWords(text)
  return wanted.every((one) => words.some((word) => word.startsWith(one)))
}
