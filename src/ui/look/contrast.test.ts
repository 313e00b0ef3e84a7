import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const paper = ['paper', 'card', 'well']

/** [text, what it stands on]: 4.5:1 by WCAG 1.4.3. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...paper, 'accent-wash', 'calm-wash', 'caution-wash']],
  ['muted', [...paper, 'accent-wash']],
  ['accent-ink', [...paper, 'accent-wash']],
  ['on-accent', ['accent', 'accent-hover', 'danger', 'danger-hover']],
  ['money', ['paper', 'card']],
  ['money-ink', ['money-wash', ...paper]],
  ['caution-ink', ['caution-wash', ...paper]],
  ['danger-ink', ['danger-wash', ...paper]],
  ['sea-ink', ['sea-wash']],
  ['plum-ink', ['plum-wash']],
  ['calm-ink', ['calm-wash']],
]

test.each(['light', 'dark'] as const)('every text of the %s palette is readable where it stands', (scheme) => {
  const faint = texts.flatMap(([text, grounds]) =>
    grounds
      .map((ground) => [text, ground, contrast(color(text, scheme), color(ground, scheme))] as const)
      .filter(([, , ratio]) => ratio < 4.5),
  )
  expect(faint).toEqual([])
})

test.each(['light', 'dark'] as const)('the edge of a field is seen in the %s palette (3:1, WCAG 1.4.11)', (scheme) => {
  for (const ground of ['paper', 'card']) expect(contrast(color('edge', scheme), color(ground, scheme))).toBeGreaterThanOrEqual(3)
})

function color(token: string, scheme: 'light' | 'dark'): string {
  const found = css.match(new RegExp(`--${token}: (?:light-dark\\((#\\w{6}), (#\\w{6})\\)|(#\\w{6}));`))
  const value = found?.[3] ?? found?.[scheme === 'light' ? 1 : 2]
  if (!value) throw new Error(`no colour --${token}`)
  return value
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
