import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { projectRoot } from '../files.ts'

/** A small checkout on disk, removed at the end of the `using` block. */
export type TempTree = Disposable & { readonly root: string }

/** Writes `files` (path to text) into a new temporary folder that finds the project's packages in its node_modules. */
export function tempTree(files: Readonly<Record<string, string>>): TempTree {
  const root = mkdtempSync(join(tmpdir(), 'partsdesk-checks-'))
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) }
}
