import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { StartRefusal } from '../start-refusal.ts'
import { checkOwner, prepareCluster } from './cluster.ts'
import { type Hold, holdFolder } from './hold-folder.ts'
import { launch } from './launch.ts'
import { clearLocks, isPostgres, isRunning, type Postmaster, probe, readPostmaster, stopPostmaster } from './postmaster.ts'
import { prepareRuntime, sharedFolder } from './runtime.ts'
import { chooseServerUser } from './server-user.ts'
import { makeSocketFolder, removeSocketFolder } from './socket-folder.ts'

/** A PostgreSQL of our own that takes connections. */
export type EmbeddedPostgres = Readonly<{
  socketFolder: string
  port: number
  /** True when a server left running by a crash of ours was taken over. */
  adopted: boolean
  superuserUrl: (database: string) => string
  /** Ends the server in good order (open transactions are rolled back) and lets go of the folder. */
  stop: () => Promise<void>
}>

type Start = Readonly<{
  folder: string
  log: Pick<Log, 'info' | 'warn' | 'error'>
  /** The caller's own hold on the folder; without it the server takes one for as long as it runs. */
  hold?: Hold
  /** Where a copy of the programs goes when the server's user can enter neither the install nor the data folder. */
  shared?: string
}>

/** Starts the embedded PostgreSQL in the data folder, or adopts the one an earlier process of ours left running there. Throws `StartRefusal`; whatever it started is stopped then. */
export async function startEmbeddedPostgres({ folder, log, hold, shared = sharedFolder }: Start): Promise<EmbeddedPostgres> {
  const site: Site = { folder: resolve(folder), cluster: clusterIn(folder), shared }
  const held = hold ?? (await holdFolder(site.folder))
  const letGo = async () => {
    if (!hold) await held.release()
  }
  try {
    await checkOwner(site.cluster)
    const left = await findRunning(site.cluster)
    const server = left ?? (await bringUp(site))
    log.info({ pid: server.pid, socketFolder: server.socketFolder }, left ? 'PostgreSQL was still running: adopted' : 'PostgreSQL started')
    return supervise({ site, server, log, adopted: left !== undefined, letGo })
  } catch (error) {
    await letGo()
    throw error
  }
}

/** Where the database cluster lies in a data folder. */
export function clusterIn(folder: string): string {
  return join(resolve(folder), 'postgres')
}

/** Address of a database behind a socket, in the form `pg` and libpq both read. */
export function socketUrl({
  socketFolder,
  port,
  role,
  database,
}: Readonly<{ socketFolder: string; port: number; role: string; database: string }>): string {
  return `postgres://${encodeURIComponent(role)}@localhost:${port}/${encodeURIComponent(database)}?host=${encodeURIComponent(socketFolder)}`
}

/** A server that runs on the cluster and answers, waiting for one that is still on its way up or down. */
async function findRunning(cluster: string): Promise<Postmaster | undefined> {
  for (let silentSince: number | undefined; ; await pause(50)) {
    const postmaster = await readPostmaster(cluster)
    if (!postmaster || !isRunning(postmaster.pid)) return undefined

    const answer = await probe(postmaster)
    if (answer === 'ready') return postmaster
    if (answer === 'starting') continue

    if (!(await isPostgres(postmaster.pid))) return undefined
    silentSince ??= Date.now()
    if (Date.now() - silentSince > 10_000) {
      throw new StartRefusal(
        `PostgreSQL process ${postmaster.pid} has ${cluster} open and does not answer: end it (kill ${postmaster.pid}) and start again.`,
      )
    }
  }
}

type Site = Readonly<{ folder: string; cluster: string; shared: string }>

/** `socketFolder` is given when connections already point to it. */
async function bringUp({ folder, cluster, shared }: Site, socketFolder?: string): Promise<Postmaster> {
  const user = await chooseServerUser(cluster)
  const runtime = await prepareRuntime({ folder, user, shared })
  await prepareCluster(cluster, runtime, user)

  const stale = await readPostmaster(cluster)
  if (stale && stale.socketFolder !== socketFolder) await removeSocketFolder(stale.socketFolder)
  const sockets = socketFolder ?? (await makeSocketFolder(folder, user))
  await clearLocks(cluster, sockets)
  try {
    return await launch({ cluster, runtime, user, socketFolder: sockets, logFile: join(folder, 'postgres.log') })
  } catch (error) {
    if (!socketFolder) await removeSocketFolder(sockets)
    throw error
  }
}

type Supervision = Readonly<{ site: Site; server: Postmaster; log: Start['log']; adopted: boolean; letGo: () => Promise<void> }>

/** Looks after the server until it is stopped: one that is killed under us (out of memory) is started again on the same socket. */
function supervise({ site, server, log, adopted, letGo }: Supervision): EmbeddedPostgres {
  const { socketFolder, port } = server
  const stopping = new AbortController()
  const watch = restartWhenGone(site, server, log, stopping.signal)
  let stopped: Promise<void> | undefined

  const stop = async () => {
    stopping.abort()
    await watch
    const current = await readPostmaster(site.cluster)
    if (current && (await isPostgres(current.pid))) await stopPostmaster(current.pid)
    await removeSocketFolder(socketFolder)
    await letGo()
    log.info('PostgreSQL stopped')
  }
  return {
    socketFolder,
    port,
    adopted,
    superuserUrl: (database) => socketUrl({ socketFolder, port, role: 'postgres', database }),
    stop: () => (stopped ??= stop()),
  }
}

async function restartWhenGone(site: Site, first: Postmaster, log: Start['log'], signal: AbortSignal): Promise<void> {
  let server = first
  while (!signal.aborted) {
    await pause(500, undefined, { signal, ref: false }).catch(() => undefined)
    if (signal.aborted || isRunning(server.pid)) continue
    try {
      log.error({ pid: server.pid }, 'PostgreSQL is gone: starting it again')
      server = await bringUp(site, first.socketFolder)
      log.info({ pid: server.pid }, 'PostgreSQL started')
    } catch (error) {
      log.error({ err: error }, 'PostgreSQL could not be started again')
      await pause(5_000, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }
}
