import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { alsoFree, relays } from './mail-lists.ts'
import { fileOf } from './packages.ts'
import type { PostalPlace } from './postal.ts'

/** A postal code of postal.ts with its place. */
export type CodedPlace = PostalPlace & { readonly code: string }

/** A mail domain, lower case, and the one thing it is. */
export type MailDomain = { readonly name: string; readonly kind: 'disposable' | 'relay' | 'free' }

/** ZIP codes of the United States and its territories, and the first halves of Canadian codes; left out are military post offices and codes published without a point. */
export function places(): readonly CodedPlace[] {
  const zips = publishedIn('lib/codes.js').filter(({ state }) => !['AA', 'AE', 'AP'].includes(state))
  const halves = publishedIn('lib/codesCanada.js').map((half) => ({ ...half, state: provinceOf(half.zip) }))
  return [...zips, ...halves].flatMap(({ zip, latitude, longitude, state, city }) =>
    latitude && longitude ? [{ code: zip, latitude, longitude, region: state, city }] : [],
  )
}

/** All domains that are known for something, each once: a relay is no disposable mailbox, and a disposable one not free, whatever other lists say. */
export function mailDomains(): readonly MailDomain[] {
  const lines = (file: string) => readFileSync(fileOf('freemail', file), 'utf8').split('\n')
  const blocklist: unknown = JSON.parse(readFileSync(fileOf('disposable', 'dist/dict/disposable_email_blocklist.json'), 'utf8'))
  const kinds = new Map<string, MailDomain['kind']>()
  const put = (kind: MailDomain['kind'], names: readonly string[]) => {
    for (const name of names) if (/^[^.\s]+\..*[^.\s]$/.test(name)) kinds.set(name.toLowerCase(), kind)
  }
  put('free', lines('data/free.txt'))
  put('disposable', [...lines('data/disposable.txt'), ...z.array(z.string()).parse(blocklist)])
  put('free', alsoFree)
  put('relay', relays)
  return [...kinds].map(([name, kind]) => ({ name, kind }))
}

const Published = z.object({
  codes: z.record(
    z.string(),
    z.object({ zip: z.string(), latitude: z.number().nullable(), longitude: z.number().nullable(), city: z.string(), state: z.string() }),
  ),
})

/** Only the tables are loaded: the package's own program builds search trees over them. */
function publishedIn(file: string): readonly z.infer<typeof Published>['codes'][string][] {
  const loaded: unknown = createRequire(import.meta.url)(fileOf('zipcodes', file))
  return Object.values(Published.parse(loaded).codes)
}

/** By Canada Post's letters; the package's own provinces are shifted by a column in some rows. */
function provinceOf(half: string): string {
  if (/^X0[ABC]$/.test(half)) return 'NU'
  return Object.entries(firstLetters).find(([, letters]) => letters.includes(half.slice(0, 1)))?.[0] ?? ''
}

const firstLetters = { NL: 'A', NS: 'B', PE: 'C', NB: 'E', QC: 'GHJ', ON: 'KLMNP', MB: 'R', SK: 'S', AB: 'T', BC: 'V', NT: 'X', YT: 'Y' }
