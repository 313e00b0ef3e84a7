import { join } from 'node:path'
import { projectRoot } from '../files.ts'
import type { Counted } from './totals.ts'

/** One named step of the test command. A light one may share the machine with another, a heavy one has it alone. `needs` are files it cannot do without. */
export type Stage = {
  readonly name: string
  readonly command: readonly [program: string, ...args: string[]]
  readonly needs: readonly string[]
  readonly weight: 'light' | 'heavy'
  readonly minutes: number
  readonly counted: Counted
}

/** Where runners leave their reports. */
export const results = join(projectRoot, '.data/test-results')

const checks: readonly Stage[] = [
  check('format', ['oxfmt', '--check', '.'], ['.oxfmtrc.json']),
  // The linter reads types by the nearest tsconfig.json, so the folders that are not plain server code need one of their own.
  check(
    'lint',
    ['oxlint', '--type-aware', '--deny-warnings', '--format=unix'],
    ['.oxlintrc.json', 'src/tsconfig.json', 'sandbox/tsconfig.json'],
  ),
  check('types', ['tsc', '-p', 'tsconfig.json'], ['tsconfig.json']),
  check('types-web', ['tsc', '-p', 'tsconfig.web.json'], ['tsconfig.web.json']),
  check('types-sandbox', ['tsc', '-p', 'tsconfig.sandbox.json'], ['tsconfig.sandbox.json']),
  check('floors', ['node', 'checks/floors.ts'], ['src', 'sandbox']),
  check('lock', ['node', 'checks/lock.ts'], ['package-lock.json']),
  check('sizes', ['node', 'checks/sizes.ts'], ['src', 'sandbox']),
  check('docstrings', ['node', 'checks/docstrings.ts'], ['src']),
  check('words', ['node', 'checks/words.ts'], []),
  check('security', ['node', 'checks/security.ts'], ['docs/security.md']),
  check('dead-code', ['knip', '--no-progress', '--treat-config-hints-as-errors'], ['knip.json']),
  check('translations', ['node', 'checks/translations.ts'], ['lingui.config.ts', 'locales/fr.po']),
]

const runs: readonly Stage[] = [
  { ...check('web', ['vite', 'build', '--logLevel', 'warn'], ['vite.config.ts', 'src/apps/web/index.html']), weight: 'heavy' },
  vitest('domain', 2, ['src/domain']),
  vitest('sections', 8, ['src/order', 'test/support/global-setup.ts']),
  vitest('sandbox', 6, ['sandbox']),
  vitest('faults', 8, ['test/faults']),
  {
    name: 'journeys',
    command: ['playwright', 'test', '--forbid-only', '--reporter=list,json'],
    needs: ['playwright.config.ts'],
    weight: 'heavy',
    minutes: 12,
    counted: { by: 'playwright', report: join(results, 'journeys.json') },
  },
]

/** The stages a word stands for: `check`, `all`, or a stage's own name; nothing when there is no such word. */
export function stagesNamed(word: string): readonly Stage[] {
  if (word === 'check') return checks
  const everything = [...checks, ...runs]
  return word === 'all' ? everything : everything.filter((stage) => stage.name === word)
}

function check(name: string, command: Stage['command'], needs: readonly string[]): Stage {
  return { name, command, needs, weight: 'light', minutes: 3, counted: { by: 'exit' } }
}

function vitest(project: string, minutes: number, needs: readonly string[]): Stage {
  const report = join(results, `${project}.json`)
  const command = ['vitest', 'run', '--project', project] as const
  return {
    name: project,
    command: [...command],
    needs: ['vitest.config.ts', ...needs],
    weight: 'heavy',
    minutes,
    counted: { by: 'vitest', report },
  }
}
