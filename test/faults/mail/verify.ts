// npm run verify:mail: some five thousand mails of odd shapes, a receiver that is killed, and mail servers that misbehave.
import { startVitest, type Reporter, type TestCase, type TestModule } from 'vitest/node'

declare module 'vitest' {
  // A declaration of another module can only be added to by an interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface TaskMeta {
    mail?: {
      readonly mails: number
      readonly acknowledged: number
      readonly refused: number
      readonly lost: number
      readonly misfiled: number
    }
    /** pages opened in a browser, and how many of them ran something; of those served as they came */
    browser?: { readonly opened: number; readonly executed: number; readonly raw: number }
    mailControl?: { readonly bad: number; readonly of: number }
    kills?: { readonly kills: number; readonly broken: number }
    /** milliseconds */
    speed?: { readonly shown: number; readonly thread: number }
  }
}

/** Says in one line what became of all mails, and of the control's. Names what went wrong above it. */
const tally: Reporter = {
  onTestCaseResult: (test: TestCase) => {
    const result = test.result()
    if (result.state === 'failed') console.log(`bad: ${test.fullName}: ${result.errors[0]?.message ?? ''} ${result.errors[0]?.diff ?? ''}`)
  },
  onTestRunEnd: (modules: readonly TestModule[]) => {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const meta = tests.map((test) => test.meta())
    const one = <K extends 'mail' | 'browser' | 'mailControl' | 'kills' | 'speed'>(name: K) => meta.map((of) => of[name]).find(Boolean)
    const [mail, browser, control, kills, speed] = [one('mail'), one('browser'), one('mailControl'), one('kills'), one('speed')]
    console.log(
      `mails=${mail?.mails ?? 0} acknowledged=${mail?.acknowledged ?? 0} refused=${mail?.refused ?? 0} lost=${mail?.lost ?? '?'} misfiled=${mail?.misfiled ?? '?'} ` +
        `executed=${browser?.executed ?? '?'} of ${browser?.opened ?? 0} kills=${kills?.kills ?? 0} control_bad=${control?.bad ?? 0} of ${control?.of ?? 0} ` +
        `control_executed=${browser?.raw ?? 0} shown_p95=${speed?.shown ?? '?'} ms thread_p95=${speed?.thread ?? '?'} ms`,
    )
    if (!mail || tests.some((test) => !test.ok())) process.exitCode = 1
  },
}

process.env['WHOLE'] = 'yes'
const vitest = await startVitest('test', ['test/faults/mail/mails'], { project: ['faults'], reporters: [tally], watch: false })
await vitest.close()
