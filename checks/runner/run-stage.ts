import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { projectRoot } from '../files.ts'
import { results, type Stage } from './stages.ts'
import { totalsOf, type Totals } from './totals.ts'

/** A stage that has ended: its totals, how long it took, and what it printed. */
export type Finished = { readonly stage: Stage; readonly totals: Totals; readonly seconds: number; readonly output: string }

const running = new Set<ChildProcess>()

/** Runs a stage to its end, in the project's root and with its own tools first in PATH. Never throws: what cannot start has failed. */
export async function runStage(stage: Stage, root = projectRoot): Promise<Finished> {
  const startedAt = performance.now()
  const missing = stage.needs.filter((path) => !existsSync(join(root, path)))
  const { ok, output } = missing.length > 0 ? { ok: false, output: `not there yet: ${missing.join(', ')}` } : await execute(stage, root)
  return { stage, totals: totalsOf(stage.counted, ok), seconds: (performance.now() - startedAt) / 1000, output }
}

/** Ends every stage still running, with all processes it started. */
export function endStages(): void {
  for (const child of running) endGroup(child)
}

async function execute({ command: [program, ...args], minutes, counted }: Stage, root: string): Promise<{ ok: boolean; output: string }> {
  if (counted.by !== 'exit') rmSync(counted.report, { force: true })
  mkdirSync(results, { recursive: true })
  // A group of its own, so that a stage past its time is ended with everything it started.
  const child = spawn(program, args, { cwd: root, env: environment(root, counted), detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  const ended = Promise.withResolvers<number | string | null>()
  child.on('error', (fault) => ended.resolve(fault.message))
  child.on('close', (code, signal) => ended.resolve(code ?? signal))
  const chunks: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))

  const late = setTimeout(() => (chunks.push(`\nended: not done after ${minutes} minutes\n`), endGroup(child)), minutes * 60_000)
  const code = await ended.promise
  clearTimeout(late)
  running.delete(child)
  return { ok: code === 0, output: code === 0 ? chunks.join('') : `${chunks.join('')}\nended with ${code}` }
}

function environment(root: string, counted: Stage['counted']): NodeJS.ProcessEnv {
  const path = [join(root, 'tools/node/node_modules/.bin'), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const reportFile = counted.by === 'playwright' ? { PLAYWRIGHT_JSON_OUTPUT_FILE: counted.report } : {}
  return { ...process.env, PATH: path, CI: '1', NO_COLOR: '1', ...reportFile }
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}
