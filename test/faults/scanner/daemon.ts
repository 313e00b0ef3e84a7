import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { eicar } from '#test/support/mail/scanner.ts'

/** A real clamd in a folder of its own, at a port of its own, which knows one virus. */
export type Daemon = Awaited<ReturnType<typeof startDaemon>>

/** What is missing to run it; empty when all is there. */
export function missing(): readonly string[] {
  const there = spawnSync('sh', ['-c', 'command -v clamd'], { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } }).status === 0
  return there ? [] : ['clamav-daemon']
}

/** Starts it. Its one signature is made here: the makers' own database is not needed. */
export async function startDaemon(folder: string) {
  const [port, database] = [await freePort(), join(folder, 'signatures')]
  await mkdir(database)
  await chmod(folder, 0o755)
  await writeFile(join(database, 'own.ndb'), `Eicar-Signature:0:*:${eicar.toString('hex')}\n`)
  await writeFile(
    join(folder, 'clamd.conf'),
    `DatabaseDirectory ${database}\nTCPSocket ${port}\nTCPAddr 127.0.0.1\nForeground yes\nStreamMaxLength 8M\nTemporaryDirectory ${folder}\n`,
  )
  let clamd = await run(folder, port)
  return {
    port,
    /** It ends in the middle of whatever it does. */
    kill: async () => {
      const ended = once(clamd, 'exit')
      clamd.kill('SIGKILL')
      await ended
    },
    restart: async () => {
      clamd = await run(folder, port)
    },
    /** It keeps its lines open and says nothing, until it goes on. */
    hang: () => clamd.kill('SIGSTOP'),
    goOn: () => clamd.kill('SIGCONT'),
    stop: () => {
      clamd.kill('SIGCONT')
      clamd.kill('SIGKILL')
    },
  }
}

async function run(folder: string, port: number): Promise<ChildProcess> {
  const clamd = spawn('/usr/sbin/clamd', ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' })
  for (let tries = 0; tries < 300; tries++) {
    if (clamd.exitCode !== null) throw new Error(`clamd ended with ${clamd.exitCode}`)
    if (await answers(port)) return clamd
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('clamd does not listen')
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => [socket.destroy(), resolve(true)])
    socket.on('error', () => resolve(false))
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
