import { join } from 'node:path'
import readRules from 'dependency-cruiser/config-utl/extract-depcruise-config'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from './files.ts'
import { checkFloors } from './floors.ts'
import { clean } from './testing/floors-clean.ts'
import { planted } from './testing/floors-planted.ts'
import { tempTree } from './testing/temp-tree.ts'

test('a tree that keeps every arrow has no fault', async () => {
  using tree = tempTree(clean)
  const floors = await checkFloors(tree.root)
  expect(floors.faults).toEqual([])
  expect(floors.files).toBe(Object.keys(clean).filter((path) => /^(?:src|sandbox)\/.*tsx?$/.test(path)).length)
  expect(floors.seen).toBe(floors.files)
})

test('every rule has a plant that proves it', async () => {
  const { forbidden = [] } = await readRules(join(projectRoot, '.dependency-cruiser.mjs'))
  const proven = new Set(['no-cycle', ...planted.flatMap(([, , , faults]) => faults).map((fault) => fault.split(':')[0])])
  expect(forbidden.map(({ name = '' }) => name).filter((name) => !proven.has(name))).toEqual([])
})

describe('in a tree where every forbidden import is planted', () => {
  let faults: readonly string[] = []
  beforeAll(async () => {
    using tree = tempTree({ ...clean, ...Object.fromEntries(planted.map(([, path, text]) => [path, text])) })
    faults = (await checkFloors(tree.root)).faults.map(withoutPackagePath)
  })

  test.each(planted)('caught: %s', (_what, path, _text, expected) => {
    const own = faults.filter((fault) => importerOf(fault) === path)
    expect(own).toEqual(expected)
  })

  test('nothing else is told, and no plant stands on another', () => {
    expect(faults).toHaveLength(planted.flatMap(([, , , expected]) => expected).length)
    expect(new Set(planted.map(([, path]) => path)).size).toBe(planted.length)
  })
})

test.each([
  ['of values', "import { b } from './b.ts'\nexport const a = b", "import { a } from './a.ts'\nexport const b = () => a"],
  ['of types alone', "import type { B } from './b.ts'\nexport type A = B[]", "import type { A } from './a.ts'\nexport type B = A[]"],
])('caught: a cycle %s', async (_what, a, b) => {
  using tree = tempTree({ ...clean, 'src/domain/a.ts': a, 'src/domain/b.ts': b })
  expect((await checkFloors(tree.root)).faults).toEqual(['no-cycle: src/domain/a.ts -> src/domain/b.ts'])
})

test('caught: a cycle through three files of two kinds', async () => {
  using tree = tempTree({
    ...clean,
    'src/ui/A.tsx': "import { B } from './B.tsx'\nexport const A = () => <B />",
    'src/ui/B.tsx': "import { c } from './c.ts'\nexport const B = () => <i>{c}</i>",
    'src/ui/c.ts': "import type { A } from './A.tsx'\nexport const c = 1 as unknown as typeof A",
  })
  expect((await checkFloors(tree.root)).faults).toEqual(['no-cycle: src/ui/A.tsx -> src/ui/B.tsx -> src/ui/c.ts'])
})

test('caught: a tree of which the cruiser read nothing', async () => {
  using tree = tempTree({ 'node_modules.txt': '', 'src/domain/a.ts': 'export const a = 1' })
  const { files, seen, faults } = await checkFloors(tree.root, async () => ({ modules: [], violations: [] }))
  expect([files, seen]).toEqual([1, 0])
  expect(faults).toEqual(['not-seen: src/domain/a.ts was not read by the cruiser'])
})

function withoutPackagePath(fault: string): string {
  return fault.replace(/ -> \S*node_modules\/([^/]+)\S*$/, ' -> node_modules/$1')
}

function importerOf(fault: string): string | undefined {
  return /^[^ ]+: ([^ :]+)/.exec(fault)?.[1]
}
