import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Tests that passed, and tests that did not: failed, were skipped or never ran. */
export type Totals = { readonly passed: number; readonly failed: number }

/** Who counts a stage's tests: the stage itself as one, or the report its runner wrote. */
export type Counted = { readonly by: 'exit' } | { readonly by: 'vitest' | 'playwright'; readonly report: string }

const VitestReport = z.object({
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

/** What a finished stage adds to the last line. A runner that broke off, found no test or left no report counts as one failure at least. */
export function totalsOf(counted: Counted, ok: boolean): Totals {
  if (counted.by === 'exit') return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  const told = counted.by === 'vitest' ? vitestTotals(readReport(counted.report)) : playwrightTotals(readReport(counted.report))
  const nothingRan = told.passed === 0
  return told.failed === 0 && (!ok || nothingRan) ? { ...told, failed: 1 } : told
}

/** Sums of several stages. */
export function sum(all: readonly Totals[]): Totals {
  return { passed: all.reduce((n, one) => n + one.passed, 0), failed: all.reduce((n, one) => n + one.failed, 0) }
}

/** Vitest's JSON report: a file that could not be loaded has no tests, so it counts as one that failed. */
export function vitestTotals(json: unknown): Totals {
  const report = VitestReport.safeParse(json).data
  if (!report) return { passed: 0, failed: 1 }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  )
  return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests + unloaded.length }
}

/** Playwright's JSON report: a test that needed a second try is not passed. */
export function playwrightTotals(json: unknown): Totals {
  const report = PlaywrightReport.safeParse(json).data
  if (!report) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky + skipped + report.errors.length }
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
