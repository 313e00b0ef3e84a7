import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Config } from '#platform/config.ts'
import type { Log } from '#platform/log.ts'
import { StartRefusal } from '#platform/start-refusal.ts'

const program = fileURLToPath(new URL('../../../sandbox/main.ts', import.meta.url))

/**
 * Runs the sandbox as a process of its own, the outside world standing beside the desk. It ends when its standard input closes, so a desk that was
 * killed leaves none behind. When it ends by itself it is started again.
 */
export async function startSandbox(config: Config, log: Log): Promise<{ readonly stop: () => Promise<void> }> {
  if (!config.sandbox) throw new Error('the sandbox is off')
  const args = [
    program,
    '--folder',
    join(config.dataFolder, 'sandbox'),
    '--port',
    String(config.sandbox.gateway),
    '--host',
    config.host,
    '--desk',
    config.publicUrl,
    ...(config.mail.incoming ? ['--mail', `${config.mail.incoming.host}:${config.mail.incoming.port}`] : []),
    '--with-parent',
  ]
  let stopping = false
  let child = await launch(args)
  const watch = () =>
    child.once('exit', (code) => {
      if (stopping) return
      log.warn({ code }, 'the sandbox ended and is started again')
      void launch(args).then(
        (next) => {
          child = next
          watch()
        },
        (error: unknown) => log.error({ error: String(error) }, 'the sandbox does not start'),
      )
    })
  watch()
  return {
    stop: async () => {
      stopping = true
      if (child.exitCode !== null) return
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function launch(args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  const errors: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line))
  return new Promise((resolve, reject) => {
    child.once('exit', () =>
      reject(new StartRefusal(errors.find((line) => line.trim() !== '' && !/Warning/.test(line)) ?? 'The sandbox did not start.')),
    )
    createInterface({ input: child.stdout }).once('line', () => resolve(child))
  })
}
