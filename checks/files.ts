import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The checkout this file stands in, as an absolute path. */
export const projectRoot = resolve(import.meta.dirname, '..')

const skipped = new Set(['node_modules', 'dist', '.data', '.git', 'test-results', 'playwright-report'])

/** Every file under `folders` of `root`, as paths relative to `root` with forward slashes, sorted; a folder that is not there has none. */
export function listFiles(root: string, folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => walk(root, folder)).toSorted()
}

/** Is this a TypeScript source, declarations (`.d.ts`) aside? */
export function isSource(file: string): boolean {
  return /\.tsx?$/.test(file) && !file.endsWith('.d.ts')
}

/** Is this file run by a test runner? */
export function isTest(file: string): boolean {
  return /\.(?:test|spec|journey)\.tsx?$/.test(file)
}

function walk(root: string, folder: string): readonly string[] {
  return entriesOf(join(root, folder)).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
    if (skipped.has(entry.name)) return []
    return entry.isDirectory() ? walk(root, path) : [path]
  })
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return []
    throw fault
  }
}
