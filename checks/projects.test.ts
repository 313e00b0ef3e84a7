import { expect, test } from 'vitest'
import { projectOf, testsOf } from './projects.ts'
import { tempTree } from './testing/temp-tree.ts'

const usesDatabase = "import { placed } from '#test/support/builders.ts'"

test.each([
  ['src/domain/ledger.test.ts', '', 'domain'],
  ['src/ports/gateway.test.ts', '', 'domain'],
  ['src/ui/keys.test.ts', '', 'domain'],
  ['src/platform/config.test.ts', '', 'domain'],
  ['src/platform/doors.test.ts', usesDatabase, 'sections'],
  ['src/platform/embedded-postgres/start.test.ts', '', 'sections'],
  ['src/order/payment/capture.test.ts', '', 'sections'],
  ['src/adapters/gateway/stripe/messages.test.ts', '', 'sections'],
  ['test/leaks/tenants.test.ts', '', 'sections'],
  ['test/faults/kill.test.ts', usesDatabase, 'faults'],
  ['test/journeys/ship.spec.ts', '', 'journeys'],
  ['test/browser/ship.journey.ts', '', 'journeys'],
  ['test/browser/bytes.test.ts', '', 'sections'],
  ['sandbox/gateway/refunds.test.ts', '', 'sandbox'],
  ['checks/floors.test.ts', '', 'domain'],
  ['eval/registry/linkage.test.ts', '', 'domain'],
])('%s (%s) is run by one project', (file, text, project) => {
  expect(projectOf(file, text)).toBe(project)
})

test('a project lists its own test files and nothing else', () => {
  using tree = tempTree({
    'src/domain/a.ts': '',
    'src/domain/a.test.ts': '',
    'src/ui/B.test.tsx': '',
    'src/desk/c.test.ts': '',
    'bench/d.test.ts': '',
  })
  expect(testsOf(tree.root, 'domain')).toEqual(['src/domain/a.test.ts', 'src/ui/B.test.tsx'])
  expect(testsOf(tree.root, 'sections')).toEqual(['bench/d.test.ts', 'src/desk/c.test.ts'])
  expect(testsOf(tree.root, 'faults')).toEqual([])
})
