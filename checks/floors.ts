import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult, type IFlattenedRuleSet, type IModule, type IViolation } from 'dependency-cruiser'
import readRules from 'dependency-cruiser/config-utl/extract-depcruise-config'
import { isSource, listFiles, projectRoot } from './files.ts'
import { isNode, parseFile, walkTree, type Node } from './parse.ts'
import { report } from './report.ts'

/** What the cruise found: `seen` modules out of `files` sources, and one sentence a fault. */
export type Floors = { readonly files: number; readonly seen: number; readonly faults: readonly string[] }

type Imports = { readonly modules: readonly IModule[]; readonly violations: readonly IViolation[] }

const cruised = ['src', 'sandbox']

/** The words of the order page; a new one is a decision, so it is written down here first. */
const words = 'summary|risk|fraud|addresses|content|payment|notes|messages|activity|fulfillment|list|intake|erasure'
const places = new RegExp(
  [
    '^src/(?:domain|ports|platform|ui|apps|desk|network)/.+',
    '^src/adapters/[^/]+/.+',
    // What the settings' pages share (their change log) stands beside their folders.
    '^src/settings/.+',
    `^src/order/(?:${words}|flows|spine)/.+`,
    '^src/order/spine(?:-[^/]+)?(?:[.]test)?[.]ts$',
    '^sandbox/.+',
  ].join('|'),
)

/**
 * Reads every import of `root`'s src and sandbox and says which break the arrows of ARCHITECTURE.md. A cruise that saw fewer modules than there are
 * files, or fewer imports than a file has, is a fault too: what was not read was not checked.
 */
export async function checkFloors(root: string, read = readImports): Promise<Floors> {
  const files = listFiles(root, cruised).filter(isSource)
  const { modules, violations } = await read(root)
  const byName = new Map(modules.map((module) => [module.source, module]))
  const missed = files.filter((file) => !byName.has(file))
  const faults = [
    ...missed.map((file) => `not-seen: ${file} was not read by the cruiser`),
    ...files.filter((file) => !places.test(file)).map((file) => `no-such-floor: ${file} stands on no floor of ARCHITECTURE.md`),
    ...files.flatMap((file) => blindSpots(root, file, byName.get(file))),
    ...violations.map(sentence),
  ]
  return { files: files.length, seen: files.length - missed.length, faults: [...new Set(faults)].toSorted() }
}

async function readImports(root: string): Promise<Imports> {
  const { forbidden = [], options = {} } = await readRules(join(projectRoot, '.dependency-cruiser.mjs'))
  const ruleSet = { forbidden } as IFlattenedRuleSet
  const present = cruised.filter((folder) => existsSync(join(root, folder)))
  if (present.length === 0) return { modules: [], violations: [] }
  const { output } = await cruise(present, { ...options, validate: true, ruleSet, baseDir: root }, options.enhancedResolveOptions)
  const { modules, summary } = output as ICruiseResult
  return { modules, violations: summary.violations }
}

/** Imports the cruiser's rules cannot judge: those it did not see, computed ones, and types imported so that the module still runs. */
function blindSpots(root: string, file: string, module: IModule | undefined): readonly string[] {
  const source = parseFile(root, file)
  const known = new Set(module?.dependencies.map((dependency) => plainName(dependency.module)))
  const faults: string[] = []
  walkTree(source.program, (node) => {
    const where = `${file}:${source.lineAt(node.start)}`
    const name = importedBy(node)
    if (name === 'computed') faults.push(`computed-import: ${where} imports a name that is not written out`)
    else if (name && module && !known.has(plainName(name.value)))
      faults.push(`unseen-import: ${where} imports '${name.value}' where the cruiser does not look; import it at the top`)
    if (runsForTypes(node)) faults.push(`types-that-run: ${where} runs a module for its types; write import type { … }`)
  })
  return faults
}

/** The module a node imports; 'computed' when its name is an expression, nothing when the node is no import. */
function importedBy(node: Node): { readonly value: string } | 'computed' | undefined {
  if (!/^(?:Import|Export)(?:\w*Declaration|Expression)$|^TSImportType$/.test(node.type) || !('source' in node) || !isNode(node.source))
    return undefined
  if (node.source.type === 'Literal' && 'value' in node.source && typeof node.source.value === 'string') return { value: node.source.value }
  return 'computed'
}

/** `import { type A }` keeps its module at run time under verbatimModuleSyntax, yet reads like a type import. */
function runsForTypes(node: Node): boolean {
  if (node.type !== 'ImportDeclaration' || !('importKind' in node) || node.importKind === 'type') return false
  const specifiers = 'specifiers' in node && Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : []
  return specifiers.length > 0 && specifiers.every((specifier) => 'importKind' in specifier && specifier.importKind === 'type')
}

function plainName(name: string): string {
  return name.replace(/^node:/, '')
}

function sentence({ rule, from, to, cycle }: IViolation): string {
  if (!cycle) return `${rule.name}: ${from} -> ${to}`
  const names = cycle.map((step) => step.name)
  const first = names.indexOf(names.toSorted()[0] ?? '')
  return `${rule.name}: ${[...names.slice(first), ...names.slice(0, first)].join(' -> ')}`
}

if (import.meta.main) {
  const { files, seen, faults } = await checkFloors(projectRoot)
  report('floors', `${seen} of ${files} modules`, files > 0 ? faults : ['nothing-to-read: src and sandbox hold no source', ...faults])
}
