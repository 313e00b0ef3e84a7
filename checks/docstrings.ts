import { isSource, isTest, listFiles, projectRoot } from './files.ts'
import { isNode, parseFile, type Node, type Source } from './parse.ts'
import { report } from './report.ts'

type Export = { readonly name: string; readonly isFunction: boolean; readonly start: number; readonly end: number }

/**
 * Exports that need a docstring and have none, one line each: every export of domain and ports, every exported function of the other `.ts` files.
 * A type that only lists a documented constant, `(typeof kinds)[number]`, shares that constant's docstring.
 */
export function missingDocstrings(source: Source): readonly string[] {
  const wantsAll = /^src\/(?:domain|ports)\//.test(source.file)
  const covered = new Set<string>()
  return exportsOf(source).flatMap(({ name, isFunction, start, end }) => {
    const listed = /=\s*\(typeof (\w+)\)\[number\]\s*;?$/.exec(source.text.slice(start, end))?.[1]
    if (covered.has(name) || !(wantsAll || isFunction)) return []
    covered.add(name)
    if (hasDocstring(source, start) || (listed !== undefined && covered.has(listed))) return []
    return [`${source.file}:${source.lineAt(start)} ${name} has no docstring`]
  })
}

/** Is this file one whose exports are checked? */
export function wantsDocstrings(file: string): boolean {
  return isSource(file) && !isTest(file) && file.startsWith('src/') && file.endsWith('.ts')
}

function exportsOf({ program }: Source): readonly Export[] {
  return program.body.flatMap((statement): readonly Export[] => {
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) return []
    const { declaration, specifiers, start, end } = statement
    if (!declaration) return specifiers.map((specifier) => ({ ...declared(program.body, nameOf(specifier.local)), start, end }))
    return namesIn(declaration).map((one) => ({ ...one, start, end }))
  })
}

/** `export { a }` apart from its declaration counts as what `a` is; the docstring is asked for at the export. */
function declared(body: readonly Node[], name: string) {
  return body.flatMap(namesIn).find((one) => one.name === name) ?? { name, isFunction: false }
}

function namesIn(declaration: Node): readonly { readonly name: string; readonly isFunction: boolean }[] {
  if (declaration.type === 'VariableDeclaration' && 'declarations' in declaration && Array.isArray(declaration.declarations)) {
    return declaration.declarations
      .filter(isNode)
      .map((one) => ({ name: nameOf('id' in one ? one.id : null), isFunction: isFunctionValue(one) }))
  }
  if (!('id' in declaration)) return []
  return [{ name: nameOf(declaration.id), isFunction: /Function/.test(declaration.type) }]
}

function isFunctionValue(declarator: Node): boolean {
  return 'init' in declarator && isNode(declarator.init) && /^(?:Arrow)?FunctionExpression$/.test(declarator.init.type)
}

function nameOf(id: unknown): string {
  return isNode(id) && 'name' in id && typeof id.name === 'string' ? id.name : 'a pattern'
}

function hasDocstring({ comments, text }: Source, start: number): boolean {
  return comments.some(({ type, value, end }) => {
    const standsBefore = end <= start && text.slice(end, start).trim() === ''
    return type === 'Block' && value.startsWith('*') && standsBefore && wordsOf(value).length >= 10
  })
}

function wordsOf(comment: string): string {
  return comment.replaceAll(/^\s*\*+/gm, '').trim()
}

if (import.meta.main) {
  const files = listFiles(projectRoot, ['src']).filter(wantsDocstrings)
  report(
    'docstrings',
    `${files.length} files`,
    files.flatMap((file) => missingDocstrings(parseFile(projectRoot, file))),
  )
}
