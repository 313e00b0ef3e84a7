import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isSource, isTest, listFiles, projectRoot } from './files.ts'
import { parseFile, walkTree, type Node, type Source } from './parse.ts'
import { report } from './report.ts'

const scratch = join(projectRoot, '.data/translations')
const locales = ['en', 'fr']

/** Message ids of a catalog in Lingui's PO form: the joined `msgid` lines of each entry, the header aside. */
export function messageIds(po: string): readonly string[] {
  const entries = [...po.matchAll(/^msgid ((?:"(?:[^"\\]|\\.)*"\n?)+)/gm)].map(([, quoted = '']) => quoted)
  return entries.map((quoted) => quoted.replaceAll(/^"|"$|\n/gm, '')).filter((id) => id !== '')
}

/** French sentences of a catalog in which a plain space stands before : ; ? ! » or after «, so that the sign may begin or end a line; a no-break space (U+00A0) belongs there. */
export function breakableSigns(po: string): readonly string[] {
  const sentences = [...po.matchAll(/^msgstr ((?:"(?:[^"\\]|\\.)*"\n?)+)/gm)].map(([, quoted = '']) => quoted.replaceAll(/^"|"$|\n/gm, ''))
  return sentences.filter((sentence) => / [:;?!»]|« /.test(sentence))
}

/** A sign of French writing: an accent, an elision, or a small word that English and code do not have between spaces. */
const french = /[àâçéèêëîïôùûœÀÉÈÊ]|\b[ldnsmj]’|\bqu’|(?:^|\s)(?:le|les|des|de|une|du|au|pour|votre|nous|vous|commande)\s/i

/** French sentences that stand in a source itself, as those of letters do, with the fault of `breakableSigns`; each with the line it begins in. */
export function breakableFrench({ program, text, lineAt }: Source): readonly { readonly line: number; readonly sentence: string }[] {
  const found: { readonly line: number; readonly sentence: string }[] = []
  walkTree(program, (node) => {
    const sentence = wordsOf(node, text)
    if (french.test(sentence) && / [:;?!»](?=[\s.,)<]|\\n|$)|«(?: |$)|^ »/m.test(sentence))
      found.push({ line: lineAt(node.start), sentence })
  })
  return found
}

/** What a text of the source says; what is put into it by the program stands as an x. */
function wordsOf(node: Node, text: string): string {
  if (node.type === 'Literal') return /^['"]/.test(text[node.start] ?? '') ? text.slice(node.start + 1, node.end - 1) : ''
  if (node.type !== 'TemplateLiteral' || !('quasis' in node)) return ''
  return (node.quasis as readonly { readonly value: { readonly raw: string } }[]).map(({ value }) => value.raw).join('x')
}

/** The sources that speak to people by themselves: what the browser says stands in the catalogs. */
function speakingSources(): readonly string[] {
  const sources = listFiles(projectRoot, ['src', 'sandbox']).filter((file) => isSource(file) && !isTest(file))
  return sources.filter((file) => french.test(readFileSync(join(projectRoot, file), 'utf8')))
}

/**
 * Extracts the words of the sources anew into a copy of the catalogs and compiles that copy strictly, with the project's own configuration: a sentence
 * that was never extracted, or has no French, is a fault. The catalogs themselves stay untouched.
 */
function translationFaults(): readonly string[] {
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { recursive: true })
  cpSync(join(projectRoot, 'locales'), scratch, { recursive: true, filter: (path) => !/\.[jt]s$/.test(path) })
  const config = join(scratch, 'lingui.config.ts')
  writeFileSync(config, scratchConfig())
  const breakable = breakableSigns(readFileSync(join(projectRoot, 'locales/fr.po'), 'utf8'))
  return [
    ...breakable.map((sentence) => `locales/fr.po: a no-break space is missing in "${sentence}"`),
    ...speakingSources().flatMap((file) =>
      breakableFrench(parseFile(projectRoot, file)).map(
        ({ line, sentence }) => `${file}:${line}: a no-break space is missing in "${sentence}"`,
      ),
    ),
    ...lingui(['extract', '--clean', '--config', config]),
    ...unextracted(),
    ...lingui(['compile', '--strict', '--config', config]),
  ]
}

function scratchConfig(): string {
  const path = `<rootDir>/${relative(projectRoot, scratch)}/{locale}`
  return `import project from '../../lingui.config.ts'
const [catalog] = project.catalogs
export default { ...project, rootDir: ${JSON.stringify(projectRoot)}, catalogs: [{ ...catalog, path: '${path}' }] }
`
}

function lingui(args: readonly string[]): readonly string[] {
  try {
    execFileSync(join(projectRoot, 'node_modules/.bin/lingui'), args, { cwd: projectRoot, stdio: 'pipe', encoding: 'utf8' })
    return []
  } catch (fault) {
    const printed =
      fault instanceof Error && 'stdout' in fault && 'stderr' in fault ? `${String(fault.stdout)}${String(fault.stderr)}` : String(fault)
    return [`lingui ${args[0]}: ${printed.trim()}`]
  }
}

/** Sentences of the sources that the committed catalog lacks, and sentences it keeps that no source has. */
function unextracted(): readonly string[] {
  return locales.flatMap((locale) => {
    const committed = messageIds(readFileSync(join(projectRoot, `locales/${locale}.po`), 'utf8'))
    const fresh = messageIds(readFileSync(join(scratch, `${locale}.po`), 'utf8'))
    return [
      ...without(fresh, committed).map((id) => `locales/${locale}.po lacks "${id}"; run lingui extract`),
      ...without(committed, fresh).map((id) => `locales/${locale}.po keeps "${id}", which no source has; run lingui extract --clean`),
    ]
  })
}

function without(ids: readonly string[], known: readonly string[]): readonly string[] {
  const set = new Set(known)
  return ids.filter((id) => !set.has(id))
}

if (import.meta.main) {
  report(
    'translations',
    `${listFiles(projectRoot, ['locales']).filter((file) => file.endsWith('.po')).length} catalogs`,
    translationFaults(),
  )
}
