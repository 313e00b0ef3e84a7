import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const web = join(import.meta.dirname, '../../dist/web')
const kB = 1000

test('the first load stays within its bytes (gzip): JavaScript 215 kB with the larger language, CSS 22 kB, the font 48.5 kB', () => {
  const page = readPage()
  const scripts = closure(scriptsOf(page))
  const languages = assets(/^assets\/(?:en|fr)-[\w-]+\.js$/)
  const styles = [...page.matchAll(/href="\/(assets\/[^"]+\.css)"/g)].map((found) => found[1] ?? '')
  const first = {
    javascript: packed(scripts) + Math.max(...languages.map((name) => packed([name]))),
    css: packed(styles),
    font: Math.max(...assets(/^assets\/inter-latin-wght-.*\.woff2$/).map((name) => statSync(join(web, name)).size)),
  }
  console.info(`first load: JavaScript ${first.javascript} B in ${scripts.length + 1} files, CSS ${first.css} B, font ${first.font} B`)
  expect(first.javascript).toBeLessThanOrEqual(215 * kB)
  expect(first.css).toBeLessThanOrEqual(22 * kB)
  expect(first.font).toBeLessThanOrEqual(48.5 * kB)
})

// The page's own script; what pages share is loaded once and stays.
test.each([
  ['OrdersPage', 60],
  ['OrderPage', 60],
  ['FulfillmentPage', 50],
  ['StorePage', 40],
  ['PeoplePage', 40],
  ['KeysPage', 40],
  ['GatewayPage', 40],
] as const)('%s is no more than %d kB of script (gzip)', (name, most) => {
  const own = assets(new RegExp(`^assets/${name}-[\\w-]+\\.js$`))
  expect(own).toHaveLength(1)
  expect(packed(own)).toBeLessThanOrEqual(most * kB)
})

// A sentence whose words are not there shows as its key.
test('the frame, the pages before the desk and the list find every sentence among the first words', () => {
  const behind = new Set(keysOf('behind-en'))
  const early = closure([
    ...scriptsOf(readPage()),
    ...assets(/^assets\/(?:SignIn\w*|Link|Forgot|Orders|Shortcuts)(?:Page|Form|Dialog)?-[\w-]+\.js$/),
  ])
  const used = early.flatMap((name) =>
    [...readFileSync(join(web, name), 'utf8').matchAll(/["'`]([\w+/]{6})["'`]/g)].map(([, key = '']) => key),
  )
  expect(behind.size).toBeGreaterThan(500)
  expect(used.length).toBeGreaterThan(100)
  expect(used.filter((key) => behind.has(key))).toEqual([])
})

test('the page runs under a strict policy: no script or style of its own, and a place for the nonce', () => {
  const page = readPage()
  expect(page).toContain('nonce="__NONCE__"')
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/)
  expect(page).not.toMatch(/<style|\son\w+=|\sstyle=/)
})

test('the card field’s script stands where its document looks for it, alone and without a part of the panel', () => {
  const script = readFileSync(join(web, 'card-field/stripe.js'), 'utf8')
  expect(script).toContain('createPaymentMethod')
  expect(script).not.toMatch(/\bimport\b|\bfrom"/)
})

test('every script and style sheet lies packed beside itself', () => {
  const plain = assets(/\.(?:js|css)$/)
  expect(plain.length).toBeGreaterThan(5)
  expect(plain.filter((name) => !existsSync(join(web, `${name}.br`)) || !existsSync(join(web, `${name}.gz`)))).toEqual([])
})

/** The keys of a file of words. */
function keysOf(name: string): readonly string[] {
  const [file = ''] = assets(new RegExp(`^assets/${name}-[\\w-]+\\.js$`))
  return [...readFileSync(join(web, file), 'utf8').matchAll(/"([\w+/]{6})":/g)].map(([, key = '']) => key)
}

function readPage(): string {
  if (!existsSync(web)) throw new Error('build the panel first: vite build')
  return readFileSync(join(web, 'index.html'), 'utf8')
}

function scriptsOf(page: string): readonly string[] {
  return [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((found) => found[1] ?? '')
}

/** The named scripts and all they import before they run; what is imported later does not count. */
function closure(names: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const queue = [...names]
  for (let name = queue.pop(); name; name = queue.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    const code = readFileSync(join(web, name), 'utf8')
    for (const found of code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) queue.push(`assets/${found[1]}`)
  }
  return [...seen]
}

function assets(pattern: RegExp): readonly string[] {
  return readdirSync(join(web, 'assets'))
    .map((name) => `assets/${name}`)
    .filter((name) => pattern.test(name))
}

function packed(names: readonly string[]): number {
  return names.reduce((sum, name) => sum + statSync(join(web, `${name}.gz`)).size, 0)
}
