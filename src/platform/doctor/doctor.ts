import { stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { Client } from 'pg'
import type { Config } from '../config.ts'
import { checkWritable, complaint, freeBytes, leastFreeBytes, megabytes } from '../embedded-postgres/data-folder.ts'
import { findHolder } from '../embedded-postgres/hold-folder.ts'
import { readPostmaster } from '../embedded-postgres/postmaster.ts'
import { findPackage } from '../embedded-postgres/runtime.ts'
import { clusterIn, socketUrl, startEmbeddedPostgres } from '../embedded-postgres/start.ts'
import { errorCode } from '../files.ts'
import { findListener, tryListen } from './port-owner.ts'
import { loadSecrets, masterKeyFile } from '../secrets.ts'

/** One thing looked at: `warn` can wait, `bad` keeps Partsdesk from starting or from keeping its promises. `advice` says what to do. */
export type Finding = Readonly<{ name: string; state: 'ok' | 'warn' | 'bad'; detail: string; advice?: string }>

/** Looks at everything a start needs and changes nothing, but that it starts an idle embedded database for a moment. Never throws. */
export async function diagnose(config: Config): Promise<readonly Finding[]> {
  const embedded = config.database.kind === 'embedded'
  const checks: readonly (readonly [string, (config: Config) => Promise<Finding | readonly Finding[]>])[] = [
    ['Node.js', checkNode],
    ['Data folder', checkDataFolder],
    ['In use by', checkHolder],
    ['Master key', checkMasterKey],
    ...(embedded
      ? ([
          ['Embedded PostgreSQL', checkPackage],
          ['Database', checkEmbedded],
        ] as const)
      : ([['Database', checkExternal]] as const)),
    ['Web port', checkPort],
    ['Outgoing mail', checkMail],
  ]
  const findings: Finding[] = []
  for (const [name, check] of checks) {
    findings.push(...[await check(config).catch((error: unknown) => bad(name, messageOf(error)))].flat())
  }
  return findings
}

/** The findings as lines for a terminal, the advice beneath what it is about, and a last line that sums up. */
export function printFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map((finding) => finding.name.length))
  const lines = findings.flatMap(({ name, state, detail, advice }) => [
    `${state.padEnd(4)}  ${name.padEnd(width)}  ${detail}`,
    ...(advice ? [`${' '.repeat(width + 8)}→ ${advice}`] : []),
  ])
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length
  return `${[...lines, `${count('ok')} ok, ${count('warn')} to look at, ${count('bad')} to mend`].join('\n')}\n`
}

async function checkNode(): Promise<Finding> {
  const version = process.versions.node
  return Number.parseInt(version) >= 24
    ? ok('Node.js', version)
    : bad('Node.js', version, 'Start with `npm start`, which brings Node 24 along.')
}

async function checkDataFolder({ dataFolder }: Config): Promise<Finding> {
  const existing = await nearestFolder(dataFolder)
  try {
    await checkWritable(existing)
  } catch (error) {
    return bad('Data folder', `${existing} ${complaint(errorCode(error))}`)
  }
  const free = await freeBytes(existing)
  const detail = `${dataFolder}${existing === dataFolder ? '' : ' (made at the first start)'}, ${megabytes(free)} free`
  if (free < leastFreeBytes) return bad('Data folder', detail, 'Make room on this disk: the database stops when it is full.')
  return free < 5 * leastFreeBytes ? warn('Data folder', detail, 'Make room on this disk soon.') : ok('Data folder', detail)
}

async function checkHolder({ dataFolder }: Config): Promise<Finding> {
  const holder = await liveHolder(dataFolder)
  if (!holder) return ok('In use by', 'nobody: Partsdesk is not running on this data folder')
  if (holder === 'unknown') return ok('In use by', 'a Partsdesk process that cannot be named')
  return ok(
    'In use by',
    `Partsdesk process ${holder.pid} on ${holder.host}, since ${holder.startedAt}${holder.address ? `, at ${holder.address}` : ''}`,
  )
}

async function checkMasterKey(config: Config): Promise<Finding> {
  if (config.masterKeys) return ok('Master key', 'from PARTSDESK_MASTER_KEY')

  const path = masterKeyFile(config.dataFolder)
  const file = await stat(path).catch(() => undefined)
  if (!file) return ok('Master key', `${path} (made at the first start)`)
  await loadSecrets(config)
  if ((file.mode & 0o077) !== 0) return bad('Master key', `${path} can be read by other users`, `chmod 600 ${path}`)
  if (config.database.kind === 'embedded') return ok('Master key', path)
  return warn('Master key', path, 'Each machine needs the same key: set PARTSDESK_MASTER_KEY, and keep a copy apart from the database.')
}

async function checkPackage(): Promise<Finding> {
  const found = findPackage()
  if (found) return ok('Embedded PostgreSQL', found)
  return bad('Embedded PostgreSQL', `none for ${process.platform}-${process.arch}`, 'Install with optional packages, or set DATABASE_URL.')
}

async function checkEmbedded({ dataFolder }: Config): Promise<Finding> {
  if (!(await exists(clusterIn(dataFolder)))) return ok('Database', 'embedded (made at the first start)')
  if (await liveHolder(dataFolder)) {
    const server = await readPostmaster(clusterIn(dataFolder))
    if (!server) return bad('Database', 'Partsdesk runs without its embedded database', 'Restart Partsdesk.')
    const { version } = await askServer(socketUrl({ ...server, role: 'postgres', database: 'postgres' }))
    return ok('Database', `embedded PostgreSQL ${version}, answers`)
  }
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const server = await startEmbeddedPostgres({ folder: dataFolder, log: quiet })
  try {
    const { version } = await askServer(server.superuserUrl('postgres'))
    return ok('Database', `embedded PostgreSQL ${version}, starts and answers`)
  } finally {
    await server.stop()
  }
}

async function checkExternal({ database }: Config): Promise<readonly Finding[]> {
  if (database.kind === 'embedded') return []
  const server = await askServer(database.url)
  const findings = [checkServer(server), checkRole(server)]
  if (!database.ownerUrl)
    return [...findings, warn('Owner role', 'DATABASE_OWNER_URL is not set', 'Migrations and the queue’s supervision need it.')]

  const owner = await askServer(database.ownerUrl).then(
    (it) => ok('Owner role', it.role),
    (error: unknown) => bad('Owner role', messageOf(error)),
  )
  return [...findings, owner]
}

type Server = Readonly<{
  version: string
  major: number
  encoding: string
  role: string
  superuser: boolean
  bypass: boolean
  owned: number
}>

/** A role also counts as owner of what it may make itself the owner of, through membership. */
async function askServer(url: string): Promise<Server> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<Server>(`
      select split_part(current_setting('server_version'), ' ', 1) as version, current_setting('server_version_num')::int / 10000 as major,
        current_setting('server_encoding') as encoding, rolname as role, rolsuper as superuser, rolbypassrls as bypass,
        (select count(*)::int from pg_class join pg_namespace n on n.oid = relnamespace
          where nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and pg_has_role(r.oid, relowner, 'member')) as owned
      from pg_roles r where rolname = current_user`)
    const [server] = rows
    if (!server) throw new Error('the server does not know its own role')
    return server
  } finally {
    await client.end().catch(() => undefined)
  }
}

function checkServer({ version, major, encoding }: Server): Finding {
  if (major < 15) return bad('Database', `PostgreSQL ${version}`, 'PostgreSQL 15 or newer is needed.')
  if (encoding !== 'UTF8') return bad('Database', `PostgreSQL ${version}, encoding ${encoding}`, 'Make the database with encoding UTF8.')
  return ok('Database', `PostgreSQL ${version}, answers`)
}

function checkRole({ role, superuser, bypass, owned }: Server): Finding {
  const advice =
    'DATABASE_URL needs a role that owns nothing, or one store could read another’s orders; keep the owner in DATABASE_OWNER_URL.'
  if (superuser) return bad('Application role', `${role} is a superuser`, advice)
  if (bypass) return bad('Application role', `${role} bypasses row-level security`, advice)
  if (owned > 0) return bad('Application role', `${role} owns ${owned} tables and indexes, or may become their owner`, advice)
  return ok('Application role', `${role} owns nothing`)
}

async function checkPort({ host, port, dataFolder }: Config): Promise<Finding> {
  const where = `${host}:${port}`
  const code = await tryListen(host, port)
  if (code === '') return ok('Web port', `${where} is free`)
  if (code !== 'EADDRINUSE')
    return bad('Web port', `${where} cannot be used (${code})`, 'Set HOST to an address of this machine and PORT to one above 1023.')

  const [listener, holder] = [await findListener(port), await liveHolder(dataFolder)]
  if (listener && holder && holder !== 'unknown' && holder.pid === listener.pid)
    return ok('Web port', `${where} is served by Partsdesk (process ${listener.pid})`)
  const by = listener ? `${listener.program} (process ${listener.pid})` : 'another program'
  return bad('Web port', `${where} is in use by ${by}`, 'End it, or set PORT to another.')
}

async function checkMail({ mail, sandbox }: Config): Promise<Finding> {
  const { hostname, port, protocol } = new URL(mail.smtpUrl)
  const number = Number(port || (protocol === 'smtps:' ? 465 : 587))
  const greeting = await greet(hostname, number, protocol === 'smtps:').catch((error: unknown) => messageOf(error))
  if (greeting.startsWith('220')) return ok('Outgoing mail', `${hostname}:${number} answers`)
  const detail = `${hostname}:${number} does not answer (${greeting})`
  return number === sandbox?.smtp
    ? warn('Outgoing mail', detail, 'It is the sandbox’s mailbox, which runs with the demo.')
    : bad('Outgoing mail', detail, 'Check SMTP_URL.')
}

/** The first line an SMTP server says when it is called on. */
function greet(host: string, port: number, secure: boolean): Promise<string> {
  const socket = secure ? connectTls({ host, port, servername: host }) : connect({ host, port })
  return new Promise<string>((resolve, reject) => {
    socket.setTimeout(5_000, () => reject(new Error('no answer within 5 seconds')))
    socket.once('error', reject).once('close', () => reject(new Error('closed without a greeting')))
    socket.once('data', (bytes: Buffer) => resolve(bytes.toString('latin1').split('\r\n', 1)[0] ?? ''))
  }).finally(() => socket.destroy())
}

async function liveHolder(dataFolder: string) {
  return (await exists(join(dataFolder, 'holder.lock'))) ? findHolder(dataFolder) : undefined
}

async function nearestFolder(folder: string): Promise<string> {
  return (await exists(folder)) ? folder : nearestFolder(dirname(folder))
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** A refused connection to several addresses at once comes without a message of its own, but with a code. */
function messageOf(error: unknown): string {
  return (error instanceof Error && error.message) || errorCode(error) || 'unknown error'
}

function ok(name: string, detail: string): Finding {
  return { name, state: 'ok', detail }
}

function warn(name: string, detail: string, advice: string): Finding {
  return { name, state: 'warn', detail, advice }
}

function bad(name: string, detail: string, advice?: string): Finding {
  return { name, state: 'bad', detail, advice }
}
