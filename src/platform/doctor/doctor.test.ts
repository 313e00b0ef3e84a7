import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Config, readConfig } from '../config.ts'
import { diagnose, type Finding, printFindings } from './doctor.ts'
import { holdFolder } from '../embedded-postgres/hold-folder.ts'
import { type EmbeddedPostgres, socketUrl, startEmbeddedPostgres } from '../embedded-postgres/start.ts'
import { loadSecrets, masterKeyFile } from '../secrets.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const freePort = 4190
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
let scratch: string
let server: EmbeddedPostgres

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'partsdesk-doctor-'))
  await chmod(scratch, 0o755)
  server = await startEmbeddedPostgres({ folder: folder(), log, shared: join(scratch, 'shared') })
  await query(
    'create role owner login',
    'create role desk login',
    'create role boss login superuser',
    'create role nosy login bypassrls',
    'create role kin login in role owner',
  )
  await query('create database desk owner owner')
  const client = new Client(urlFor('owner'))
  await client.connect()
  await client.query('create table orders (id int)')
  await client.end()
})
afterAll(async () => {
  await server.stop()
  await rm(scratch, { recursive: true })
})

test('before the first start everything is well and nothing is made', async () => {
  const findings = await diagnose(demo({ PARTSDESK_DATA: join(scratch, 'new/data') }))

  expect(findings.filter((finding) => finding.state === 'bad')).toEqual([])
  expect(of(findings, 'Data folder').detail).toMatch(/made at the first start\), [\d,]+ MB free/)
  expect(of(findings, 'Outgoing mail')).toMatchObject({ state: 'warn', advice: expect.stringContaining('sandbox') })
  expect(of(findings, 'Web port').detail).toBe(`127.0.0.1:${freePort} is free`)
})

test('a running Partsdesk is named, and its database answers', async () => {
  const findings = await diagnose(demo({}))
  expect(of(findings, 'In use by').detail).toContain(`Partsdesk process ${process.pid}`)
  expect(of(findings, 'Database').detail).toMatch(/^embedded PostgreSQL 18\.\d+, answers$/)
})

test('a file where the data folder should be', async () => {
  await writeFile(join(scratch, 'file'), '')
  expect(of(await diagnose(demo({ PARTSDESK_DATA: join(scratch, 'file') })), 'Data folder')).toMatchObject({
    state: 'bad',
    detail: expect.stringContaining('is not a folder'),
  })
})

test('a master key others can read is bad, and its text is not shown', async () => {
  const dataFolder = await mkdtemp(join(scratch, 'key-'))
  await loadSecrets({ dataFolder })
  expect(of(await diagnose(demo({ PARTSDESK_DATA: dataFolder })), 'Master key')).toMatchObject({ state: 'ok' })

  await chmod(masterKeyFile(dataFolder), 0o644)
  expect(of(await diagnose(demo({ PARTSDESK_DATA: dataFolder })), 'Master key')).toMatchObject({
    state: 'bad',
    advice: `chmod 600 ${masterKeyFile(dataFolder)}`,
  })

  await writeFile(masterKeyFile(dataFolder), 'hush')
  const spoilt = of(await diagnose(demo({ PARTSDESK_DATA: dataFolder })), 'Master key')
  expect(spoilt.state).toBe('bad')
  expect(spoilt.detail).not.toContain('hush')
})

test('who has the web port is named; Partsdesk itself may have it', async () => {
  const dataFolder = await mkdtemp(join(scratch, 'port-'))
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const config = demo({ PARTSDESK_DATA: dataFolder, PORT: portOf(listener) })

  expect(of(await diagnose(config), 'Web port')).toMatchObject({
    state: 'bad',
    detail: expect.stringContaining(`(process ${process.pid})`),
  })
  const hold = await holdFolder(dataFolder)
  expect(of(await diagnose(config), 'Web port')).toMatchObject({ state: 'ok', detail: expect.stringContaining('served by Partsdesk') })
  await hold.release()
  listener.close()
})

test('a mail server that greets is fine, one that turns us away is not', async () => {
  const mailbox = createServer((socket) => socket.end('220 mail.example ESMTP\r\n')).listen(0, '127.0.0.1')
  const closed = createServer((socket) => socket.end('554 go away\r\n')).listen(0, '127.0.0.1')
  await Promise.all([once(mailbox, 'listening'), once(closed, 'listening')])

  expect(of(await diagnose(production('desk', { SMTP_URL: `smtp://u:hush@127.0.0.1:${portOf(mailbox)}` })), 'Outgoing mail')).toMatchObject(
    { state: 'ok' },
  )
  const refused = of(await diagnose(production('desk', { SMTP_URL: `smtp://u:hush@127.0.0.1:${portOf(closed)}` })), 'Outgoing mail')
  expect(refused).toMatchObject({ state: 'bad', detail: expect.stringContaining('554') })
  expect(refused.detail).not.toContain('hush')
  mailbox.close()
  closed.close()
})

test.each([
  ['desk', 'ok', 'desk owns nothing'],
  ['boss', 'bad', 'boss is a superuser'],
  ['nosy', 'bad', 'nosy bypasses row-level security'],
  ['owner', 'bad', 'owner owns 1 tables'],
  ['kin', 'bad', 'kin owns 1 tables and indexes, or may become their owner'],
] as const)('DATABASE_URL with the role %s is %s', async (role, state, detail) => {
  const findings = await diagnose(production(role))
  expect(of(findings, 'Database')).toMatchObject({ state: 'ok', detail: expect.stringMatching(/^PostgreSQL 18/) })
  expect(of(findings, 'Application role')).toMatchObject({ state, detail: expect.stringContaining(detail) })
  expect(of(findings, 'Owner role').state).toBe('ok')
})

test('a database that does not answer is bad, and the password stays out of the report', async () => {
  const report = printFindings(await diagnose(production('desk', { DATABASE_URL: 'postgres://desk:hush@127.0.0.1:1/desk' })))
  expect(report).toMatch(/^bad {3}Database +.*ECONNREFUSED/m)
  expect(report).not.toContain('hush')
})

test('an idle embedded database is started for a moment and stopped again', async () => {
  await server.stop()
  const findings = await diagnose(demo({}))
  expect(of(findings, 'Database').detail).toMatch(/starts and answers$/)
  expect(of(findings, 'In use by').detail).toContain('nobody')
  expect(of(await diagnose(demo({})), 'Database').state).toBe('ok')
})

test('the report stands in columns, advice beneath its finding, a sum at the end', () => {
  expect(
    printFindings([
      { name: 'Node.js', state: 'ok', detail: '24.1.0' },
      { name: 'Master key', state: 'bad', detail: 'can be read', advice: 'chmod 600 key' },
    ]),
  ).toBe('ok    Node.js     24.1.0\nbad   Master key  can be read\n                  → chmod 600 key\n1 ok, 0 to look at, 1 to mend\n')
})

function folder() {
  return join(scratch, 'data')
}

function demo(env: Readonly<Record<string, string>>): Config {
  return readConfig({ PARTSDESK_DATA: folder(), PORT: String(freePort), SANDBOX_PORT: '4180', ...env }, { demo: true })
}

function production(role: string, env: Readonly<Record<string, string>> = {}): Config {
  const ownerUrl = role === 'owner' ? urlFor('postgres') : urlFor('owner')
  return readConfig({
    PARTSDESK_DATA: folder(),
    PORT: String(freePort),
    DATABASE_URL: urlFor(role),
    DATABASE_OWNER_URL: ownerUrl,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'a@b.example',
    ...env,
  })
}

function urlFor(role: string) {
  return socketUrl({ ...server, role, database: 'desk' })
}

async function query(...statements: readonly string[]) {
  const client = new Client(server.superuserUrl('postgres'))
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

function of(findings: readonly Finding[], name: string): Finding {
  const found = findings.find((finding) => finding.name === name)
  if (!found) throw new Error(`no finding ${name}`)
  return found
}

function portOf(listener: ReturnType<typeof createServer>): string {
  const address: AddressInfo | string | null = listener.address()
  return String(address && typeof address === 'object' ? address.port : 0)
}
