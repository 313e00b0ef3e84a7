import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { workplaceWords } from './words.ts'

const slash = '/'

test.each([
  `cd ${slash}work/main && npm test`,
  `see "${slash}root/.npmrc"`,
  `const home = '${slash}home/mia/partsdesk/'`,
  `log in ${slash}tmp/bash_jobs.0`,
  ['written by Cla', 'ude'].join(''),
  ['Co-authored-', 'by: someone'].join(''),
])('told: %s', (line) => {
  expect(workplaceWords('README.md', `first\n${line}\n`)).toEqual([expect.stringMatching(/^README\.md:2 mentions "/)])
})

test.each([
  'npm run work',
  'https://partsdesk.example/work/orders',
  'https://partsdesk.example/home/mia/',
  "':root { color: red }'",
  './work/x',
  'sessions of a person',
  'a\0/work/x',
])('let pass: %s', (line) => {
  expect(workplaceWords('README.md', line)).toEqual([])
})

test('the list of words does not trip over itself', () => {
  const file = new URL('./words.ts', import.meta.url)
  expect(workplaceWords('checks/words.ts', readFileSync(file, 'utf8'))).toEqual([])
})
