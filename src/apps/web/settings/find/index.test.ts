import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { expect, test } from 'vitest'
import { rights, type Right } from '#domain/rights.ts'
import { changeKinds } from '#domain/store/changes.ts'
import { matchSettings, type Reader } from './match.ts'
import type { Place } from './place.ts'

const root = join(import.meta.dirname, '../../../../..')
const settings = join(root, 'src/settings')

/** What a source exports, read as its words stand there: the macro that takes them out runs in the build alone. */
function read<T>(file: string): T {
  const text = stripTypeScriptTypes(readFileSync(join(root, 'src/apps/web/settings', file), 'utf8'))
  const code = text.replaceAll(/^import .*$/gm, '').replaceAll('msg`', 'String.raw`')
  const [, body = ''] = /export const \w+ = ([^]*?\n\])/.exec(code.replaceAll(/ +=/g, ' =')) ?? []
  return runInThisContext(`(${body})`) as T
}

const pages = read<Reader['pages']>('pages.ts').map((page) => ({ ...page, right: (page as { right?: Right | null }).right ?? null }))
const places = readdirSync(join(import.meta.dirname, 'places')).flatMap((file) => read<readonly Place[]>(`find/places/${file}`))

/** English as it stands, or the French of the catalog. */
function speak(language: 'en' | 'fr'): Reader['say'] {
  const catalog = readFileSync(join(root, `locales/${language}.po`), 'utf8')
  const words = new Map([...catalog.matchAll(/^msgid "(.*)"\nmsgstr "(.+)"$/gm)].map(([, id = '', said = '']) => [id, said]))
  return (text: unknown) => words.get(text as string) ?? (text as string)
}

type Asking = { readonly language?: 'en' | 'fr'; readonly held?: readonly Right[] }

const find = (typed: string, { language = 'en', held = rights }: Asking = {}) =>
  matchSettings(places, typed, {
    rights: held,
    pages: pages.filter(({ right }) => right === null || held.includes(right)),
    say: speak(language),
  })
const first = (typed: string, language: 'en' | 'fr' = 'en') => {
  const [found] = find(typed, { language })
  return found && `${found.page}#${found.at}`
}

test('every page of the settings and every kind of change in their log can be found', () => {
  expect(pages.map(({ name }) => name).filter((name) => !places.some(({ page }) => page === name))).toEqual([])
  const kinds = places.flatMap((place) => place.settings.flatMap((one) => one.kinds ?? []))
  expect(
    Object.values(changeKinds)
      .flat()
      .filter((kind) => !kinds.includes(kind)),
  ).toEqual([])
})

const folders: { readonly [page in Place['page']]?: string } = { store: 'stores', gateway: 'gateways', 'risk-rules': 'risk/rules' }

test.each(pages.map(({ name }) => name))('what is found of %s leads to a section or a field that stands in its source', (page) => {
  const folder = join(settings, folders[page] ?? page)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
  // The trail of changes at the foot is shared by the pages.
  const source = [...files.map((file) => join(folder, file)), join(settings, 'Trail.tsx')]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const stands = (at: string) =>
    [`id="${at}"`, `? '${at}' : `, ` : '${at}'}`, `form.key('${at}')`, `field="${at}"`].some((it) => source.includes(it))
  const asked = places
    .filter((place) => place.page === page)
    .flatMap(({ at, settings: some }) => [at, ...some.flatMap((one) => one.at ?? [])])
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((at) => !stands(at))).toEqual([])
  expect(stands('no-such-place')).toBe(false)
})

test.each([
  ['SMTP', 'mail#sender'],
  ['imap', 'mail#mailbox'],
  ['2FA', 'store#secondFactor'],
  ['second factor', 'store#secondFactor'],
  ['logo', 'store#logo'],
  ['cut-off', 'store#cutoff'],
  ['webhook', 'keys#webhooks'],
  ['retention', 'privacy#retention'],
  ['printer', 'printing#labelTo'],
  ['time zone', 'store#timeZone'],
])('“%s” finds %s', (typed, at) => {
  expect(first(typed)).toBe(at)
})

test.each([
  ['heure limite', 'store#cutoff'],
  ['SECOND FACTEUR', 'store#secondFactor'],
  ['imprimante', 'printing#labelTo'],
  ['conservation', 'privacy#retention'],
  ['fuseau', 'store#timeZone'],
  ['numero appel', 'store#phone'],
])('in French “%s” finds %s', (typed, at) => {
  expect(first(typed, 'fr')).toBe(at)
})

test('nobody finds what they may not open', () => {
  expect(find('role', { held: ['orders'] })).toEqual([])
  expect(find('printer', { held: ['orders'] }).map(({ page }) => page)).toEqual(Array<string>(6).fill('printing'))
  expect(find('zzz')).toEqual([])
})
