import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { securityFaults } from './security.ts'

const page = readFileSync(new URL('../docs/security.md', import.meta.url), 'utf8')
const read = (file: string) => {
  try {
    return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
  } catch {
    return undefined
  }
}

test('every requirement is spoken of once, and every test that is named is there', () => {
  expect(securityFaults(page, read)).toEqual([])
})

test.each([
  ['a requirement that was left out', (text: string) => text.replace(/^\| 6\.2\.1 .*$/m, ''), 'does not speak of 6.2.1'],
  ['a requirement told twice', (text: string) => `${text}\n| 6.2.1 | x | by document | |`, 'speaks twice of 6.2.1'],
  [
    'a test file that is not there',
    (text: string) => text.replace('test/security/routes.test.ts', 'test/security/gone.test.ts'),
    'there is no',
  ],
  ['a title that is not there', (text: string) => text.replace('thirty guesses at once', 'forty guesses at once'), 'has not exactly one'],
  [
    'a row without a test or a reason',
    (text: string) => text.replace(/^(\| 6\.2\.1 \|[^|]*\|)[^|]*\|[^|]*\|$/m, '$1 it is met | |'),
    'names no test',
  ],
])('seen: %s', (_what, breach, said) => {
  const faults = securityFaults(breach(page), read)
  expect(faults.filter((fault) => fault.includes(said)).length).toBeGreaterThan(0)
})
