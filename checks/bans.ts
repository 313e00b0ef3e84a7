import { basename } from 'node:path'
import { isTest } from './files.ts'
import { isNode, walkTree, type Node, type Source } from './parse.ts'

const bannedAnywhere = 'Manager|Helper|Util|Handler|Processor|Dto|DTO|Impl'
const bannedValues = new RegExp(`(?:^|[a-z0-9_])(?:${bannedAnywhere})s?$`)
const bannedTypes = new RegExp(`(?:^|[a-z0-9_])(?:${bannedAnywhere}|Data|Info|Service)s?$`)
const bannedFiles = new RegExp(`(?:^|-)(?:${bannedAnywhere}|Data|Info|Service)s?$`, 'i')

/** A service is what a carrier sells, so these two names say what they mean. */
const carriersService = ['Service', 'CarrierService', 'services']

/** Files a tool reads by their default export. */
const toolFile = /(?:^|\/)[\w.-]+[.]config[.]ts$|^test\/(?:.*global-(?:setup|teardown)|journeys\/desk)[.]ts$/

/** Says when the last word of a file's name means nothing. */
export function bannedName(file: string): readonly string[] {
  const stem = (basename(file).split('.')[0] ?? '').replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
  return bannedFiles.test(stem) && !carriersService.includes(stem) ? [`${file} is named by a word that says nothing: ${stem}`] : []
}

/** Uses of what STYLE.md rules out, one sentence each: words, any, enum, default exports, re-exports, ts-ignore, skipped tests, sleeps, mocks, snapshots. */
export function bannedIn(source: Source): readonly string[] {
  const faults: string[] = commentFaults(source).map(([at, fault]) => `${source.file}:${source.lineAt(at)} ${fault}`)
  walkTree(source.program, (node) => {
    const fault = declaredFault(node) ?? syntaxFault(source, node) ?? (isTest(source.file) ? testFault(node) : undefined)
    if (fault) faults.push(`${source.file}:${source.lineAt(node.start)} ${fault}`)
  })
  return faults
}

function commentFaults({ comments, file }: Source): readonly (readonly [at: number, fault: string])[] {
  const silent = comments.filter(({ value }) => /^[\s*]*@ts-(?:ignore|nocheck)/m.test(value))
  const expected = isTest(file) ? [] : comments.filter(({ value }) => /^[\s*]*@ts-expect-error/m.test(value))
  return [
    ...silent.map(({ start }) => [start, 'silences the type checker'] as const),
    ...expected.map(({ start }) => [start, 'expects a type error outside a test'] as const),
  ]
}

function declaredFault(node: Node): string | undefined {
  if (!/^(?:FunctionDeclaration|ClassDeclaration|VariableDeclarator|TSTypeAliasDeclaration|TSInterfaceDeclaration)$/.test(node.type))
    return undefined
  const name = 'id' in node && isNode(node.id) ? nameIn(node.id) : ''
  const isType = /^(?:Class|TS)/.test(node.type)
  const capital = name.charAt(0).toUpperCase() + name.slice(1)
  if (carriersService.includes(name) || !(isType ? bannedTypes : bannedValues).test(capital)) return undefined
  return `${name} is named by a word that says nothing`
}

function syntaxFault({ file }: Source, node: Node): string | undefined {
  if (node.type === 'TSAnyKeyword') return 'any switches the type checker off'
  if (node.type === 'TSEnumDeclaration') return 'enum is not erasable; write a union'
  if (node.type === 'Decorator') return 'decorators are not used here'
  if (node.type === 'ExportDefaultDeclaration' && !toolFile.test(file)) return 'default export; name it'
  if (node.type === 'ExportSpecifier' && 'exported' in node && isNode(node.exported) && nameIn(node.exported) === 'default')
    return 'default export; name it'
  if (node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && 'source' in node && node.source))
    return 're-export; import it from where it is'
  return undefined
}

function testFault(node: Node): string | undefined {
  if (node.type === 'NewExpression') return sleeps(node) ? 'sleeps; wait for what you expect' : undefined
  if (node.type !== 'CallExpression' || !('callee' in node) || !isNode(node.callee)) return undefined
  const [root = '', ...rest] = pathOf(node.callee)
  const last = rest.at(-1) ?? ''
  if (/^x(?:it|test|describe)$/.test(root)) return 'a test that does not run'
  if (/^(?:test|it|describe|suite|bench)$/.test(root) && rest.some((name) => /^(?:skip|only|todo|fixme|skipIf|runIf)$/.test(name)))
    return 'a test that does not run, or keeps others from running'
  if (root === 'vi' && /^(?:mock|doMock)$/.test(last)) return 'mocks a module'
  if (/^toMatch(?:Inline|File)?Snapshot$/.test(last)) return 'compares with a snapshot'
  return last === 'waitForTimeout' ? 'sleeps; wait for what you expect' : undefined
}

/** `new Promise((resolve) => setTimeout(resolve, …))` */
function sleeps(node: Node): boolean {
  if (!('callee' in node) || !isNode(node.callee) || nameIn(node.callee) !== 'Promise') return false
  let found = false
  walkTree(node, (inner) => {
    if (inner.type === 'CallExpression' && 'callee' in inner && isNode(inner.callee) && nameIn(inner.callee) === 'setTimeout') found = true
  })
  return found
}

/** `test.describe.only(…)` as ['test', 'describe', 'only']. */
function pathOf(callee: Node): readonly string[] {
  if ('object' in callee && isNode(callee.object) && 'property' in callee && isNode(callee.property)) {
    return [...pathOf(callee.object), nameIn(callee.property)]
  }
  if ('callee' in callee && isNode(callee.callee)) return pathOf(callee.callee)
  return [nameIn(callee)]
}

function nameIn(node: Node): string {
  return 'name' in node && typeof node.name === 'string' ? node.name : ''
}
