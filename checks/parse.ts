import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, type ESTree, type ParseResult } from 'vite'

/** One source file read and parsed; `lineAt` turns an offset into a line number counted from 1. */
export type Source = {
  readonly file: string
  readonly text: string
  readonly program: ESTree.Program
  readonly module: ParseResult['module']
  readonly comments: ParseResult['comments']
  readonly lineAt: (offset: number) => number
}

/** Any node of the syntax tree. */
export type Node = { readonly type: string; readonly start: number; readonly end: number }

/** Reads and parses `file` of `root`. Throws when it is not valid TypeScript. */
export function parseFile(root: string, file: string): Source {
  return parseText(file, readFileSync(join(root, file), 'utf8'))
}

/** Parses `text` as what the name `file` says it is. Throws when it is not valid TypeScript. */
export function parseText(file: string, text: string): Source {
  const { program, module, comments, errors } = parseSync(file, text)
  const [error] = errors
  if (error) throw new Error(`${file}: ${error.message}`)
  return { file, text, program, module, comments, lineAt: lineCounter(text) }
}

/** Calls `visit` for each node, parents before children, with the chain of its ancestors, nearest first. */
export function walkTree(node: Node, visit: (node: Node, ancestors: readonly Node[]) => void, ancestors: readonly Node[] = []): void {
  visit(node, ancestors)
  for (const child of childrenOf(node)) walkTree(child, visit, [node, ...ancestors])
}

function childrenOf(node: Node): readonly Node[] {
  const values: readonly unknown[] = Object.values(node)
  return values.flat().filter(isNode)
}

/** Is this value a node of the syntax tree? */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    const next = starts.findIndex((start) => start > offset)
    return next < 0 ? starts.length : next
  }
}
