// npm run verify:two-people: two people do 2,000 random things on one order at the same time, and its log must explain what became of it.
import { startVitest, type Reporter, type TestCase, type TestModule } from 'vitest/node'

declare module 'vitest' {
  // A declaration of another module can only be added to by an interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface TaskMeta {
    twoPeople?: {
      readonly actions: number
      readonly acknowledged: number
      readonly unexplained: number
      readonly lost: number
      readonly double: number
      /** changed logs that were caught, of how many */
      readonly bad: number
      readonly of: number
    }
  }
}

/** Says in one line what became of all actions, and of the control's. Names what went wrong above it. */
const tally: Reporter = {
  onTestCaseResult: (test: TestCase) => {
    const result = test.result()
    if (result.state === 'failed') console.log(`bad: ${test.fullName}: ${result.errors[0]?.message ?? ''} ${result.errors[0]?.diff ?? ''}`)
  },
  onTestRunEnd: (modules: readonly TestModule[]) => {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const meta = tests.map((test) => test.meta().twoPeople).find(Boolean)
    console.log(
      `actions=${meta?.actions ?? 0} acknowledged=${meta?.acknowledged ?? 0} unexplained=${meta?.unexplained ?? '?'} lost=${meta?.lost ?? '?'} ` +
        `double=${meta?.double ?? '?'} control_bad=${meta?.bad ?? 0} of ${meta?.of ?? 0}`,
    )
    if (!meta || tests.some((test) => !test.ok())) process.exitCode = 1
  },
}

process.env['TWO_PEOPLE'] = '2000'
const vitest = await startVitest('test', ['test/faults/two-people/two-people'], { project: ['faults'], reporters: [tally], watch: false })
await vitest.close()
