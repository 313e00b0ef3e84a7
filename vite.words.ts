import { createCompilationErrorMessage, createCompiledCatalog, getCatalogForFile, getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import { relative } from 'node:path'
import type { Plugin } from 'vite'

/** The parts a catalog is fetched in: what the frame, the sign-in and the list say, and what every page behind them says. */
const parts = ['first', 'behind'] as const
type Part = (typeof parts)[number]

/** Sources whose words are fetched with the page that needs them; a sentence that stands elsewhere too is among the first. */
const behind =
  /^src\/(?:order\/(?!list\/)|order\/list\/(?:bulk\/|views\/View(?:Tools|Form))|settings\/|network\/|apps\/web\/(?:OrderPage|order\/|palette\/inside\/|settings\/|pages\/(?:Guide|Network|Profile|profile\/))|ui\/(?:sign-ins|taken|tax)\/|desk\/notifications\/(?:panel\/Notification|choices\/))/

/** Where a sentence belongs, by the source files it stands in. */
export function partOf(files: readonly string[]): Part {
  return files.length > 0 && files.every((file) => behind.test(file)) ? 'behind' : 'first'
}

/** Compiles `fr.po?part=first` and `fr.po?part=behind` from the one catalog of a language. A missing translation stops the build. */
export function words({ root, strict }: { readonly root: string; readonly strict: boolean }): Plugin {
  const config = getConfig({ cwd: root })
  return {
    name: 'partsdesk:words',
    transform: {
      filter: { id: /\.po\?part=\w+$/ },
      async handler(_code, id) {
        const [path = '', query] = id.split('?part=')
        const found = getCatalogForFile(relative(config.rootDir, path), await getCatalogs(config))
        const part = parts.find((each) => each === query)
        if (!found || !part) throw new Error(`${id} is no part of a catalog`)
        this.addWatchFile(path)
        const { catalog, locale } = found
        const { messages, missing } = await catalog.getTranslations(locale, {
          fallbackLocales: config.fallbackLocales,
          sourceLocale: config.sourceLocale,
          missingBehavior: 'catalog',
        })
        const pseudo = config.pseudoLocale.find((each) => each.locale === locale)
        if (strict && !pseudo && missing.length > 0) throw new Error(`${locale}: ${missing.length} sentences without a translation`)
        const entries = (await catalog.read(locale)) ?? {}
        const own = Object.entries(messages).filter(([key]) => partOf((entries[key]?.origin ?? []).map(([file]) => file)) === part)
        const { source, errors } = createCompiledCatalog(locale, Object.fromEntries(own), {
          namespace: 'es',
          pseudoLocale: pseudo?.locale,
          pseudoLocaleOptions: pseudo?.options,
        })
        if (errors.length > 0) throw new Error(createCompilationErrorMessage(locale, errors))
        return { code: source, map: null, moduleType: 'js' }
      },
    },
  }
}

/** Names the file of a part: `fr-….js` for the first words, `behind-fr-….js` for the others; undefined when it is not one. */
export function nameOfWords(module: string | null): string | undefined {
  const [, locale, part] = /(\w+)\.po\?part=(\w+)$/.exec(module ?? '') ?? []
  return locale && `assets/${part === 'first' ? '' : `${part}-`}${locale}-[hash].js`
}
