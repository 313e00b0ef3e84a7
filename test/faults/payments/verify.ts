// npm run verify:payments: the whole matrix and the long walks.
import { startVitest, type Reporter, type TestCase, type TestModule } from 'vitest/node'

declare module 'vitest' {
  // A declaration of another module can only be added to by an interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface TaskMeta {
    /** a control, which passes when what it tries goes wrong; told apart from the cases that are to go right */
    control?: boolean
  }
}

/** Says in one line how many cases there were, how many of them went wrong, and how many controls did, as they must. Names what went wrong above it. */
const tally: Reporter = {
  onTestCaseResult: (test: TestCase) => {
    const result = test.result()
    if (result.state === 'failed') console.log(`bad: ${test.fullName}: ${result.errors[0]?.message ?? ''}`)
  },
  onTestRunEnd: (modules: readonly TestModule[]) => {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const controls = tests.filter((test) => test.meta().control)
    const cases = tests.filter((test) => !test.meta().control)
    const bad = cases.filter((test) => !test.ok())
    console.log(`cases=${cases.length} bad=${bad.length} control_bad=${controls.filter((test) => test.ok()).length} of ${controls.length}`)
    if (cases.length === 0) process.exitCode = 1
  },
}

process.env['WHOLE'] = 'yes'
const vitest = await startVitest('test', [process.argv[2] ?? 'test/faults/payments'], {
  project: ['faults'],
  reporters: [tally],
  watch: false,
})
await vitest.close()
