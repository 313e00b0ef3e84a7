import { expect, test } from 'vitest'
import { missingDocstrings, wantsDocstrings } from './docstrings.ts'
import { parseText } from './parse.ts'

const missing = (file: string, text: string) => missingDocstrings(parseText(file, text))

test('domain and ports document every export', () => {
  const text = 'export type Money = number\nexport const zero = 0\nexport function add() {}\nfunction inner() {}\ntype Own = 1\n'
  const names = ['1 Money', '2 zero', '3 add']
  expect(missing('src/domain/money.ts', text)).toEqual(names.map((name) => `src/domain/money.ts:${name} has no docstring`))
  expect(missing('src/ports/money.ts', text)).toHaveLength(3)
})

test('elsewhere exported functions are documented, types and values need not be', () => {
  const text =
    'export type A = 1\nexport const B = 2\nexport const c = () => B\nexport async function d() {}\nconst e = () => 1\nexport { e }\n'
  const names = ['3 c', '4 d', '6 e']
  expect(missing('src/order/payment/capture.ts', text)).toEqual(
    names.map((name) => `src/order/payment/capture.ts:${name} has no docstring`),
  )
})

test('only a docstring that stands right before the export counts', () => {
  const documented = '/** Adds two amounts of one currency. */\nexport function add(a: 1): 1\nexport function add(a: number) { return a }\n'
  expect(missing('src/domain/a.ts', documented)).toEqual([])
  expect(missing('src/domain/a.ts', '/**\n * Adds two amounts.\n */\nexport function add() {}')).toEqual([])
  expect(missing('src/domain/a.ts', '/**\n *\n */\nexport function add() {}')).toHaveLength(1)
  expect(missing('src/domain/a.ts', '// Adds two amounts.\nexport function add() {}')).toHaveLength(1)
  expect(missing('src/domain/a.ts', '/* Adds two amounts. */\nexport function add() {}')).toHaveLength(1)
  expect(missing('src/domain/a.ts', '/** */\nexport function add() {}')).toHaveLength(1)
  expect(missing('src/domain/a.ts', '/** Adds two amounts. */\nconst one = 1\nexport function add() { return one }')).toHaveLength(1)
})

test('a list and the type of its members share one docstring', () => {
  const text =
    '/** How goods leave the store. */\nexport const methods = ["label"] as const\nexport type Method = (typeof methods)[number]\n'
  expect(missing('src/domain/a.ts', text)).toEqual([])
  expect(missing('src/domain/a.ts', text.replace('(typeof methods)[number]', "'label'"))).toEqual([
    'src/domain/a.ts:3 Method has no docstring',
  ])
})

test('tests, declarations and components are not asked', () => {
  const files = ['src/domain/a.ts', 'src/domain/a.test.ts', 'src/po.d.ts', 'src/ui/Amount.tsx', 'checks/run.ts']
  expect(files.filter(wantsDocstrings)).toEqual(['src/domain/a.ts'])
})
