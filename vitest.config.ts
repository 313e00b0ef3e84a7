import { defineConfig } from 'vitest/config'
import { testsOf } from './checks/projects.ts'

const root = import.meta.dirname
const minute = 60_000

/** The project named on the command line, so that each leaves a report of its own for checks/run.ts to sum up. */
const chosen = /--project[= ](\w+)/.exec(process.argv.join(' '))?.[1] ?? 'all'

/** Files of one worker share what they import: none keeps anything in a module that another could see, and loading it anew for each took about half the time. */
const together = { isolate: false } as const

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', 'json'],
    outputFile: { json: `.data/test-results/${chosen}.json` },
    projects: [
      { test: { name: 'domain', root, include: [...testsOf(root, 'domain')], testTimeout: minute / 6, ...together } },
      {
        test: {
          name: 'sections',
          root,
          include: [...testsOf(root, 'sections')],
          globalSetup: 'test/support/global-setup.ts',
          testTimeout: minute / 3,
          hookTimeout: minute,
          ...together,
        },
      },
      {
        test: {
          name: 'faults',
          root,
          include: [...testsOf(root, 'faults')],
          globalSetup: 'test/support/global-setup.ts',
          testTimeout: 3 * minute,
          hookTimeout: minute,
          ...together,
        },
      },
      {
        test: {
          name: 'sandbox',
          root,
          include: [...testsOf(root, 'sandbox')],
          testTimeout: minute / 3,
          hookTimeout: minute / 2,
          ...together,
        },
      },
    ],
  },
})
