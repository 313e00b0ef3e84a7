import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from './files.ts'
import { report } from './report.ts'

const registry = 'registry.npmjs.org'
const lockFiles = ['package-lock.json', 'tools/node/package-lock.json']

const Entry = z.object({
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
const Lock = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), Entry) })
type Lock = z.infer<typeof Lock>

/**
 * Says what a package-lock.json (its parsed JSON) lacks: an entry for every optional dependency, without which `npm ci` fails on the platforms it was not
 * written on; npm's own registry as the only source; a checksum for every package.
 */
export function lockFaults(json: unknown): readonly string[] {
  const lock = Lock.parse(json)
  return Object.entries(lock.packages).flatMap(([path, entry]) => [
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !hasEntry(lock, path, name))
      .map((name) => `lost: ${name}, an optional dependency of ${path || 'the project'}, has no entry`),
    ...foreignSource(path, entry.resolved),
    ...(path === '' || entry.link || entry.integrity ? [] : [`unchecked: ${path} has no integrity`]),
  ])
}

/** Node's own look-up: beside the package's dependencies first, then each folder above. */
function hasEntry(lock: Lock, path: string, name: string): boolean {
  if (`${path ? `${path}/` : ''}node_modules/${name}` in lock.packages) return true
  if (path === '') return false
  return hasEntry(lock, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name)
}

function foreignSource(path: string, resolved: string | undefined): readonly string[] {
  if (resolved === undefined) return []
  const url = URL.parse(resolved)
  return url?.protocol === 'https:' && url.host === registry ? [] : [`foreign: ${path} comes from ${url?.host || resolved}`]
}

if (import.meta.main) {
  const faults = lockFiles.flatMap((file) =>
    lockFaults(JSON.parse(readFileSync(join(projectRoot, file), 'utf8'))).map((fault) => `${file}: ${fault}`),
  )
  report('lock', `${lockFiles.length} lock files`, faults)
}
