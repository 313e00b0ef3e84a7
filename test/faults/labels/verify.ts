// npm run verify:labels: some seventy orders of two boxes, each shipped under a fault of its own.
import { startVitest, type Reporter, type TestCase, type TestModule } from 'vitest/node'

declare module 'vitest' {
  // A declaration of another module can only be added to by an interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface TaskMeta {
    /** orders shipped, labels charged and not given back, labels on parcels that left */
    labels?: { readonly jobs: number; readonly charged: number; readonly wanted: number }
    /** orders the careless control was charged wrongly for */
    careless?: number
  }
}

/** Says in one line how many labels were charged and wanted, how many orders went wrong, and how many of the control's. Names what went wrong above it. */
const tally: Reporter = {
  onTestCaseResult: (test: TestCase) => {
    const result = test.result()
    if (result.state === 'failed') console.log(`bad: ${test.fullName}: ${result.errors[0]?.message ?? ''}`)
  },
  onTestRunEnd: (modules: readonly TestModule[]) => {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const labels = tests.map((test) => test.meta().labels).find(Boolean)
    const careless = tests.map((test) => test.meta().careless).find((count) => count !== undefined)
    const bad = tests.filter((test) => !test.ok()).length
    const { jobs = 0, charged = 0, wanted = 0 } = labels ?? {}
    console.log(`jobs=${jobs} charged=${charged} wanted=${wanted} bad=${bad} control_bad=${careless ?? 0}`)
    if (jobs === 0) process.exitCode = 1
  },
}

process.env['WHOLE'] = 'yes'
const vitest = await startVitest('test', [process.argv[2] ?? 'test/faults/labels/jobs'], {
  project: ['faults'],
  reporters: [tally],
  watch: false,
})
await vitest.close()
