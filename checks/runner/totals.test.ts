import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempTree } from '../testing/temp-tree.ts'
import { playwrightTotals, sum, totalsOf, vitestTotals } from './totals.ts'

const passes = { status: 'passed', assertionResults: [{ status: 'passed' }] }

test('vitest: what was skipped has not passed', () => {
  const testResults = [passes, { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] }]
  expect(vitestTotals({ numTotalTests: 6, numPassedTests: 3, testResults })).toEqual({ passed: 3, failed: 3 })
})

test('vitest: a file that could not be loaded is a failure though it has no test', () => {
  const testResults = [passes, { status: 'failed', assertionResults: [] }]
  expect(vitestTotals({ numTotalTests: 1, numPassedTests: 1, testResults })).toEqual({ passed: 1, failed: 1 })
})

test('playwright: a second try or a broken set-up is a failure', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 1 }
  expect(playwrightTotals({ stats, errors: [{ message: 'no browser' }] })).toEqual({ passed: 5, failed: 4 })
})

test('a runner that failed, ran nothing or left no report never counts as passed', () => {
  const report = { numTotalTests: 2, numPassedTests: 2, testResults: [passes] }
  using tree = tempTree({
    'good.json': JSON.stringify(report),
    'none.json': JSON.stringify({ ...report, numTotalTests: 0, numPassedTests: 0 }),
    'bad.json': '{',
  })
  const totals = (name: string, ok: boolean) => totalsOf({ by: 'vitest', report: join(tree.root, name) }, ok)
  expect(totals('good.json', true)).toEqual({ passed: 2, failed: 0 })
  expect(totals('good.json', false)).toEqual({ passed: 2, failed: 1 })
  expect(totals('none.json', true)).toEqual({ passed: 0, failed: 1 })
  expect(totals('bad.json', true)).toEqual({ passed: 0, failed: 1 })
  expect(totals('missing.json', true)).toEqual({ passed: 0, failed: 1 })
})

test('a check counts as one test; stages add up', () => {
  const all = [totalsOf({ by: 'exit' }, true), totalsOf({ by: 'exit' }, false), { passed: 40, failed: 2 }]
  expect(sum(all)).toEqual({ passed: 41, failed: 3 })
})
