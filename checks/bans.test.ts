import { expect, test } from 'vitest'
import { bannedIn, bannedName } from './bans.ts'
import { parseText } from './parse.ts'

const banned = (file: string, text: string) => bannedIn(parseText(file, text))

test.each([
  ['src/a.ts', 'const a: any = 1', 'any switches the type checker off'],
  ['src/a.ts', 'const a = 1 as any', 'any switches the type checker off'],
  ['src/a.test.ts', 'const a: any[] = []', 'any switches the type checker off'],
  ['src/a.ts', 'enum A { B }', 'enum is not erasable; write a union'],
  ['src/a.ts', '// @ts-ignore\nconst a = 1', 'silences the type checker'],
  ['src/a.ts', '/* @ts-nocheck */', 'silences the type checker'],
  ['src/a.ts', '// @ts-expect-error\nconst a = 1', 'expects a type error outside a test'],
  ['src/a.ts', 'export default 1', 'default export; name it'],
  ['src/a.ts', 'const a = 1\nexport { a as default }', 'default export; name it'],
  ['src/index.ts', "export * from './a.ts'", 're-export; import it from where it is'],
  ['src/index.ts', "export type { A } from './a.ts'", 're-export; import it from where it is'],
  ['src/a.ts', '@sealed class A {}', 'decorators are not used here'],
  ['src/a.ts', 'class OrderManager {}', 'OrderManager is named by a word that says nothing'],
  ['src/a.ts', 'type OrderDto = 1', 'OrderDto is named by a word that says nothing'],
  ['src/a.ts', 'type OrderInfo = 1', 'OrderInfo is named by a word that says nothing'],
  ['src/a.ts', 'class RefundService {}', 'RefundService is named by a word that says nothing'],
  ['src/a.ts', 'const clickHandler = () => 1', 'clickHandler is named by a word that says nothing'],
  ['src/a.ts', 'function helper() {}', 'helper is named by a word that says nothing'],
  ['src/a.test.ts', "test.skip('a', () => {})", 'a test that does not run, or keeps others from running'],
  ['src/a.test.ts', "test.only('a', () => {})", 'a test that does not run, or keeps others from running'],
  ['src/a.test.ts', "describe.only.each([1])('a', () => {})", 'a test that does not run, or keeps others from running'],
  ['src/a.test.ts', "test.skipIf(true)('a', () => {})", 'a test that does not run, or keeps others from running'],
  ['test/journeys/a.spec.ts', "test.fixme('a', () => {})", 'a test that does not run, or keeps others from running'],
  ['src/a.test.ts', "xit('a', () => {})", 'a test that does not run'],
  ['src/a.test.ts', "vi.mock('./a.ts')", 'mocks a module'],
  ['src/a.test.ts', 'expect(1).toMatchInlineSnapshot()', 'compares with a snapshot'],
  ['src/a.test.ts', 'await new Promise((done) => setTimeout(done, 100))', 'sleeps; wait for what you expect'],
  ['test/journeys/a.spec.ts', 'await page.waitForTimeout(100)', 'sleeps; wait for what you expect'],
])('%s: %s', (file, text, fault) => {
  expect(banned(file, text).map((one) => one.replace(/^\S+:\d+ /, ''))).toContain(fault)
})

test.each([
  ['src/a.ts', "const text = 'test.only( any enum @ts-ignore'"],
  ['src/a.ts', 'type Service = { carrier: string }\ntype CarrierService = Service\nconst service = 1\nconst metadata = service'],
  ['src/a.ts', 'const kinds = { any: 1 }\nconst data = kinds.any'],
  ['src/a.ts', 'await new Promise((done) => setTimeout(done, 100))'],
  ['src/a.test.ts', '// @ts-expect-error a wrong body\npost({})'],
  ['src/a.test.ts', "query.skip(10)\ntest.each([1])('a', () => {})"],
  ['vite.config.ts', 'export default {}'],
  ['test/support/global-setup.ts', 'export default function start() {}'],
])('let pass in %s: %s', (file, text) => {
  expect(banned(file, text)).toEqual([])
})

test('a fault names its line', () => {
  expect(banned('src/a.ts', '\n\nexport default 1')).toEqual(['src/a.ts:3 default export; name it'])
})

test('file names say what is inside', () => {
  const files = [
    'src/order/order-manager.ts',
    'src/ui/utils.ts',
    'src/ui/dateHelper.ts',
    'src/OrderHandler.tsx',
    'src/rate-service.ts',
    'src/info.ts',
  ]
  expect(files.flatMap(bannedName)).toHaveLength(files.length)
  expect(['src/money.ts', 'src/ui/services.tsx', 'src/data-room.ts', 'src/capture.test.ts'].flatMap(bannedName)).toEqual([])
})
