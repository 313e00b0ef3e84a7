import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { errorCode } from '../files.ts'
import { StartRefusal } from '../start-refusal.ts'
import { canEnter, complaint } from './data-folder.ts'
import { type Runtime, serverEnvironment } from './runtime.ts'
import { giveTo, type ServerUser } from './server-user.ts'

/** Refuses a cluster that belongs to another user than ours; as root any will do, the server runs as its owner then. */
export async function checkOwner(cluster: string): Promise<void> {
  const owner = await ownerOf(cluster)
  const ourselves = process.getuid?.()
  if (owner === undefined || owner === ourselves || ourselves === 0) return
  throw new StartRefusal(
    `The database in ${cluster} belongs to user id ${owner}, but Partsdesk runs as ${ourselves}: start it as the former, or change the folder's owner.`,
  )
}

/** Makes the cluster at the first start; refuses one this server cannot open: another major version's, or not a cluster at all. */
export async function prepareCluster(cluster: string, runtime: Runtime, user: ServerUser | undefined): Promise<void> {
  const owner = await ownerOf(cluster)
  if (owner === undefined) return initialize(cluster, runtime, user)

  if (user && owner !== user.uid) await giveTo(user, cluster)
  checkMajor(cluster, await readMajor(cluster), runtime.major)
}

/** How the server is told where its cluster is. When it cannot walk there (below root's home) it is started inside and told "here": a link of the kernel that needs no way in. */
export async function addressOf(cluster: string, user: ServerUser | undefined): Promise<string> {
  return !user || (await canEnter(dirname(cluster), user)) ? cluster : '/proc/self/cwd'
}

async function ownerOf(cluster: string): Promise<number | undefined> {
  try {
    return (await stat(cluster)).uid
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw new StartRefusal(`The database folder ${cluster} ${complaint(errorCode(error))}.`)
  }
}

async function readMajor(cluster: string): Promise<number> {
  try {
    return Number.parseInt(await readFile(join(cluster, 'PG_VERSION'), 'utf8'))
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw new StartRefusal(`The database folder ${cluster} ${complaint(errorCode(error))}.`)
    const found = (await readdir(cluster)).length === 0 ? 'is empty' : 'holds something else'
    throw new StartRefusal(`${cluster} should hold the database but ${found}: restore it, or move it away to begin with an empty database.`)
  }
}

function checkMajor(cluster: string, made: number, ours: number) {
  if (made === ours) return
  const advice =
    made > ours
      ? 'start the newer release of Partsdesk that made it'
      : 'export it with the release that made it and import it into this one'
  throw new StartRefusal(`The database in ${cluster} was made by PostgreSQL ${made}, this release brings PostgreSQL ${ours}: ${advice}.`)
}

/** Under a draft's name until it is whole, so that a start cut short begins anew; each under its own, as an initdb may outlive the start that was killed. C collation: it has no version that could differ from one machine to the next. */
async function initialize(cluster: string, runtime: Runtime, user: ServerUser | undefined) {
  await removeDrafts(cluster)
  const draft = await mkdtemp(`${cluster}.draft-`)
  try {
    await giveTo(user, draft)
    const target = await addressOf(draft, user)
    await promisify(execFile)(runtime.initdb, ['-D', target, ...initdbArguments], { ...user, cwd: draft, env: serverEnvironment })
    await rename(draft, cluster)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw new StartRefusal(`The database could not be made in ${cluster}: ${reasonOf(error)}.`)
  }
}

async function removeDrafts(cluster: string) {
  for (const name of await readdir(dirname(cluster))) {
    if (name.startsWith(`${basename(cluster)}.draft-`))
      await rm(join(dirname(cluster), name), { recursive: true, force: true, maxRetries: 5 })
  }
}

const initdbArguments = [
  '--username=postgres',
  '--auth-local=trust',
  '--auth-host=reject',
  '--encoding=UTF8',
  '--locale=C',
  '--data-checksums',
  '--no-instructions',
]

/** The line in which initdb says what failed; the system's own words otherwise. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  const told = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim().split('\n') : []
  return told.find((line) => /error:|FATAL:|PANIC:/.test(line))?.trim() || told[0] || error.message
}
