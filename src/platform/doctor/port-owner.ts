import { execFile } from 'node:child_process'
import { readFile, readdir, readlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { errorCode } from '../files.ts'

/** A process by its number and its program's name. */
export type Listener = Readonly<{ pid: number; program: string }>

/** The system's code of why we could not listen there (`EADDRINUSE`, `EACCES`, ...), or '' when we could. */
export async function tryListen(host: string, port: number): Promise<string> {
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen({ host, port, exclusive: true }, resolve))
    return ''
  } catch (error) {
    return errorCode(error)
  } finally {
    server.close()
  }
}

/** Who listens on the TCP port; undefined when nobody does or we may not know (another user's process). */
export async function findListener(port: number): Promise<Listener | undefined> {
  return process.platform === 'linux' ? fromProc(port) : fromLsof(port)
}

async function fromProc(port: number): Promise<Listener | undefined> {
  const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(() => '')))
  const sockets = new Set(tables.flatMap((table) => table.split('\n')).flatMap((row) => listeningSocket(row, port)))
  if (sockets.size === 0) return undefined

  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const files = await readdir(`/proc/${pid}/fd`).catch(() => [])
    for (const file of files) {
      if (!sockets.has(await readlink(`/proc/${pid}/fd/${file}`).catch(() => ''))) continue
      return { pid: Number(pid), program: (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'a program')).trim() }
    }
  }
  return undefined
}

/** Columns as the kernel's proc_net_tcp names them: slot, local address, remote, state (0A is listening), ..., inode as the tenth. */
function listeningSocket(row: string, port: number): readonly string[] {
  const columns = row.trim().split(/\s+/)
  const local = Number.parseInt(columns[1]?.split(':')[1] ?? '', 16)
  return columns[3] === '0A' && local === port ? [`socket:[${columns[9]}]`] : []
}

async function fromLsof(port: number): Promise<Listener | undefined> {
  const { stdout } = await promisify(execFile)('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']).catch(() => ({ stdout: '' }))
  const pid = /^p(\d+)/m.exec(stdout)?.[1]
  return pid ? { pid: Number(pid), program: /^c(.*)/m.exec(stdout)?.[1] ?? 'a program' } : undefined
}
