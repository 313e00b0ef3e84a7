import { expect, test } from 'vitest'
import { layOut, toText, type Block } from './mail-layout.ts'

// What mail programs read, by caniemail.com and Microsoft's own list for Outlook's Word engine. Left out of it is what they draw each in their own way.
const tags = ['html', 'head', 'meta', 'title', 'style', 'body', 'table', 'tr', 'td', 'th', 'p', 'a', 'br', 'img']
const everywhere = `margin padding color background-color font-family font-size font-weight line-height text-decoration
  border border-bottom border-top border-collapse`.split(/\s+/)
/** Outlook passes over these, and the letter stands without them: it gets its width from a table of its own, corners stay square. */
const better = ['max-width', 'border-radius', 'word-break']

const address = { name: 'Harbor', line1: '12 Pier Road', city: 'Boston', region: 'MA', postalCode: '02110', country: 'US' }
const sender = { store: 'Harbor & Sons', address, phone: '+1 617 555 0100', logo: { width: 120, height: 40 } }
const blocks: readonly Block[] = [
  { kind: 'text', text: 'Hello <b>Eve</b>,\nsecond line' },
  { kind: 'link', text: 'Track "it"', href: 'https://example.com/?a=1&b="2"' },
  {
    kind: 'table',
    title: 'Order 1',
    head: ['Part', 'Qty', 'Amount'],
    rows: [['Strut mount\n48609-06230-EXTRA-LONG-PART-NUMBER-WITHOUT-A-BREAK', '2', '$10.00']],
    foot: [
      ['Shipping', '', '$1.00'],
      ['Total', '', '$11.00'],
    ],
  },
  { kind: 'table', title: 'Order 1', head: [], rows: [], foot: [['Received', '$11.00']] },
]
const letter = layOut('Subject & more', blocks, sender, 'en')
const elements = [...letter.matchAll(/<([a-z]+)((?:\s[^<>]*)?)>/g)].map(([, tag = '', rest = '']) => ({ tag, rest }))
const styleOf = (rest: string) => /style="([^"]*)"/.exec(rest)?.[1] ?? ''
const named = (style: string) => style.split(';').flatMap((one) => (one.trim() ? [one.split(':')[0]?.trim() ?? ''] : []))

test('only elements and styles that every mail program reads', () => {
  expect(elements.length).toBeGreaterThan(30)
  expect([...new Set(elements.map(({ tag }) => tag))].filter((tag) => !tags.includes(tag))).toEqual([])
  const used = new Set(elements.flatMap(({ rest }) => named(styleOf(rest))))
  expect([...used].filter((name) => ![...everywhere, ...better].includes(name))).toEqual([])
})

test('Outlook gets padding from cells alone, its width from a table, each cell its own font, and colours as attributes too', () => {
  for (const { tag, rest } of elements) {
    if (/(?:^|;)\s*padding/.test(styleOf(rest))) expect(['td', 'th']).toContain(tag)
    const fill = /background-color:(#\w{6})/.exec(styleOf(rest))?.[1]
    if (fill) expect(rest).toContain(`bgcolor="${fill}"`)
    if (tag === 'th' || (tag === 'td' && rest.includes('class='))) expect(styleOf(rest)).toContain('font-family:Arial')
  }
  expect(letter).toMatch(/<!--\[if mso\]><table role="presentation" width="600"/)
})

test('nothing is fetched from anywhere: the logo comes along, and a picture has its size and its words', () => {
  expect(letter).not.toMatch(/<(?:script|link|iframe|object|form)|@import|url\(|srcset|https?:\/\/(?!example\.com)/)
  const pictures = elements.filter(({ tag }) => tag === 'img')
  expect(pictures.map(({ rest }) => rest.trim())).toEqual([
    expect.stringContaining('src="cid:logo@partsdesk" alt="Harbor &amp; Sons" width="120" height="40"'),
  ])
  expect(layOut('s', blocks, { ...sender, logo: null }, 'en')).not.toContain('<img')
})

test('no width is fixed but Outlook’s and the logo’s, so that a phone of 320 px need not scroll; long numbers may break', () => {
  const shown = letter.replaceAll(/<!--\[if mso\][\s\S]*?<!\[endif\]-->/g, '')
  expect([...shown.matchAll(/\bwidth="?:?(\d+)(%|")/g)].map(([, figure, unit]) => `${figure}${unit}`)).toEqual(
    expect.not.arrayContaining([expect.stringMatching(/^(?:[3-9]\d\d|\d{4,})"/)]),
  )
  expect(shown).toContain('word-break:break-word')
})

test('dark screens are told of, in classes alone, and each class has its place', () => {
  expect(letter).toContain('<meta name="color-scheme" content="light dark" />')
  const dark = /@media \(prefers-color-scheme: dark\) \{([\s\S]*?)\n\}/.exec(letter)?.[1] ?? ''
  for (const name of ['page', 'card', 'ink', 'quiet', 'line']) {
    expect(dark).toContain(`.${name} {`)
    expect(letter).toMatch(new RegExp(`class="(?:\\w+ )?${name}"`))
  }
  for (const rule of dark.match(/[a-z-]+: #\w{6}[^;}]*/g) ?? []) expect(rule).toMatch(/ !important/)
})

test('every value is escaped, and the plain text says all that the letter does', () => {
  expect(letter).not.toContain('<b>')
  expect(letter).toContain('&lt;b&gt;Eve&lt;/b&gt;')
  expect(letter).toContain('href="https://example.com/?a=1&amp;b=&quot;2&quot;"')
  const text = toText(blocks, sender)
  for (const word of [
    'Hello <b>Eve</b>,',
    'second line',
    'Track "it"',
    'https://example.com/',
    '48609-06230',
    '$11.00',
    'Received',
    '12 Pier Road',
  ])
    expect(text).toContain(word)
})

test('an order of a hundred and twenty lines stays below the 102 kB at which Gmail cuts a mail off', () => {
  const rows = Array.from({ length: 120 }, (_, at) => [`Strut mount, front, with bearing ${at}\n48609-0${at}`, '1', '$10.00'])
  expect(layOut('s', [{ kind: 'table', title: 't', head: ['a', 'b', 'c'], rows, foot: [] }], sender, 'en').length).toBeLessThan(102_000)
})
