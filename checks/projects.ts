import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isTest, listFiles } from './files.ts'

/** The runs a test file can belong to; `journeys` are Playwright's, the others Vitest's. */
export type Project = 'domain' | 'sections' | 'faults' | 'sandbox' | 'journeys'

const withTests = ['src', 'sandbox', 'test', 'bench', 'eval', 'checks']

/**
 * The one project that runs a test file. `domain` needs nothing but the processor: rules and how well they do, ports, browser kit, checks and what of platform is pure.
 * A test that imports from `#test/` or starts PostgreSQL itself needs a database and is run by `sections`, like all else under src and test.
 */
export function projectOf(file: string, text: string): Project {
  if (file.startsWith('test/journeys/') || /\.(?:spec|journey)\.ts$/.test(file)) return 'journeys'
  if (file.startsWith('test/faults/')) return 'faults'
  if (file.startsWith('sandbox/')) return 'sandbox'
  if (/^(?:checks|eval)\//.test(file)) return 'domain'
  const lowFloor = /^src\/(?:domain|ports|ui|platform)\//.test(file) && !file.startsWith('src/platform/embedded-postgres/')
  return lowFloor && !/from ['"]#test\//.test(text) ? 'domain' : 'sections'
}

/** Test files of `root` that `project` runs, as paths relative to `root`. */
export function testsOf(root: string, project: Project): readonly string[] {
  const tests = listFiles(root, withTests).filter(isTest)
  return tests.filter((file) => projectOf(file, readFileSync(join(root, file), 'utf8')) === project)
}
