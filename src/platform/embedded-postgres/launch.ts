import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, rename, stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { StartRefusal } from '../start-refusal.ts'
import { addressOf } from './cluster.ts'
import { type Postmaster, readPostmaster, stopPostmaster } from './postmaster.ts'
import { type Runtime, serverEnvironment } from './runtime.ts'
import type { ServerUser } from './server-user.ts'
import { settingArguments } from './settings.ts'

/** All a server needs to come up. */
export type Launch = Readonly<{ cluster: string; socketFolder: string; logFile: string; runtime: Runtime; user: ServerUser | undefined }>

/** Starts the server in a session of its own (it outlives us and a Ctrl-C at our terminal) and waits until it takes connections. One that does not get there is stopped. */
export async function launch(plan: Launch): Promise<Postmaster> {
  await turnOver(plan.logFile)
  for (const until = Date.now() + orphansLast; ; await pause(100)) {
    const started = await tryLaunch(plan)
    if ('ready' in started) return started
    if (!orphansAreLeft.test(started.complaint) || Date.now() > until) {
      throw new StartRefusal(`PostgreSQL did not start: ${started.complaint} (its log: ${plan.logFile}).`)
    }
  }
}

/** After a kill -9 of the server its child processes need a moment to notice; PostgreSQL refuses to start beside them. */
const orphansAreLeft = /pre-existing shared memory block/
const orphansLast = 15_000

/** Replaying the log after a crash takes as long as it takes; beyond this a person should look (milliseconds). */
const recoveryLasts = 600_000

async function tryLaunch(plan: Launch): Promise<Postmaster | Readonly<{ complaint: string }>> {
  const log = await open(plan.logFile, 'a+', 0o600)
  try {
    const { size } = await log.stat()
    const child = spawn(plan.runtime.postgres, ['-D', await addressOf(plan.cluster, plan.user), ...settingArguments(plan.socketFolder)], {
      ...plan.user,
      cwd: plan.cluster,
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    child.unref()
    await once(child, 'spawn')
    return (await becomeReady(child, plan.cluster)) ?? { complaint: lastComplaint(await readFrom(log, size)) }
  } finally {
    await log.close()
  }
}

/** Undefined when the server ended before it was ready. */
async function becomeReady(child: ChildProcess, cluster: string): Promise<Postmaster | undefined> {
  try {
    for (const until = Date.now() + recoveryLasts; Date.now() < until; await pause(20)) {
      if (child.exitCode !== null || child.signalCode !== null) return undefined
      const postmaster = await readPostmaster(cluster)
      if (postmaster?.ready && postmaster.pid === child.pid) return postmaster
    }
    throw new StartRefusal('PostgreSQL is still recovering after ten minutes.')
  } catch (error) {
    if (child.pid) await stopPostmaster(child.pid)
    throw error
  }
}

async function readFrom(log: Awaited<ReturnType<typeof open>>, position: number): Promise<string> {
  const { size } = await log.stat()
  const { buffer, bytesRead } = await log.read({ buffer: Buffer.alloc(Math.min(size - position, 65_536)), position })
  return buffer.toString('utf8', 0, bytesRead)
}

function lastComplaint(text: string): string {
  const lines = text.trim().split('\n')
  const line = lines.find((candidate) => /(FATAL|PANIC):/.test(candidate)) ?? lines.at(-1) ?? ''
  return line.replace(/^.*?(?=FATAL|PANIC)/, '').trim() || 'it ended without a word'
}

/** Keeps one earlier log; the file only grows while the server runs. */
async function turnOver(logFile: string) {
  const size = await stat(logFile).then(
    (file) => file.size,
    () => 0,
  )
  if (size > 10_000_000) await rename(logFile, `${logFile}.1`)
}
