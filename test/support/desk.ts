import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { inject } from 'vitest'
import type { RoleName } from '#domain/rights.ts'
import { createStore } from '#network/stores/create-store.ts'
import { fixedClock } from '#platform/clock.ts'
import { readConfig, type Config } from '#platform/config.ts'
import { inNetwork, systemActor, type Actor } from '#platform/doors.ts'
import { createLog, type Log } from '#platform/log.ts'
import { sha256, token } from '#platform/secrets.ts'
import { sessionCookie } from '#platform/session.ts'
import type { OpenCarrier } from '#ports/carrier.ts'
import type { OpenGateway } from '#ports/gateway.ts'
import { createKey } from '#settings/keys/create-key.ts'
import { addPerson, type NewPerson } from '#settings/people/add-person.ts'
import { buildServer } from '../../src/apps/server.ts'
import { openApp } from '../../src/apps/wire.ts'
import { asRole } from './global-setup.ts'
import { orderAsk, type AskChanges } from './orders.ts'

/** A desk of its own for one test file: a fresh copy of the database, a store with one person of each role, a storefront key, a clock the test moves. */
export type TestDesk = Awaited<ReturnType<typeof openDesk>>

/** A person who is signed in: requests carry their session and what the panel sends with each write. */
export type Caller = {
  readonly id: string
  readonly get: (path: string) => Promise<Answer>
  /** the answer as it comes, for streams */
  readonly open: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
  readonly post: (
    path: string,
    body?: unknown,
    extra?: { readonly command?: string; readonly seen?: number | string; readonly method?: string },
  ) => Promise<Answer>
  /** sends bytes as they are, as a file that is put to a mail */
  readonly upload: (path: string, bytes: Uint8Array, contentType?: string) => Promise<Answer>
}

/** What came back; the body as JSON, to be compared, not typed. */
export type Answer = { readonly status: number; readonly body: ReturnType<typeof JSON.parse>; readonly headers: Headers }

type Options = {
  readonly smtpUrl?: string
  readonly now?: Date
  readonly sandbox?: NonNullable<Config['sandbox']>
  readonly openGateway?: OpenGateway
  readonly openCarrier?: OpenCarrier
  readonly publicUrl?: string
  /** where a virus scanner answers, as in the variable of the name */
  readonly clamd?: string
  readonly log?: Log
}

/** Opens a desk on a copy of the migrated template. Close it when the file is done. */
export async function openDesk(options: Options = {}) {
  const superuser = inject('superuser')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await asSuperuser(superuser, `create database ${name} template template_desk owner partsdesk_owner`)
  const folder = await mkdtemp(join(tmpdir(), 'partsdesk-desk-'))
  const clock = fixedClock(options.now ?? new Date('2026-03-04T15:00:00Z'))
  const url = (role: string) => asRole(superuser.replace('/postgres?', `/${name}?`), role)
  const open = () =>
    openApp({
      config: configOf(folder, options),
      database: { app: url('partsdesk_app'), owner: url('partsdesk_owner') },
      log: options.log ?? createLog({ level: process.env.TEST_LOG ?? 'silent' }),
      clock,
      supervise: false,
      tablesFolder: inject('tablesFolder'),
    })
  const opened = await open()
  const { openGateway = opened.openGateway, openCarrier = opened.openCarrier } = options
  const app = { ...opened, openGateway, openCarrier }
  const server = buildServer(app)
  const store = await makeStore(app, 'harbor', 'Harbor Toyota Parts')
  const other = await makeStore(app, 'bluestone', 'Bluestone Ford Parts')
  const call = caller(app, server)
  const desk = {
    app,
    clock,
    server,
    store,
    other,
    url,
    /** the database as a role that no policy holds back; for looking */
    superuserUrl: superuser.replace('/postgres?', `/${name}?`),
    system: systemActor(store.id),
    /** Signs a person of a role in at a store (the first one unless told). */
    as: async (role: RoleName, at: TestStore = store): Promise<Caller> => call(at.people[role]),
    /** Signs one person in, by their id. */
    asPerson: call,
    /** Another web server of the same desk, as a person meets it; `close` ends it as a killed one ends: it tells nobody. */
    beside: async (person: string) => {
      const second = await open()
      return { caller: await caller(second, buildServer(second))(person), close: () => second.close() }
    },
    /** Adds a person with a password to the first store; answers their id. */
    employ: (person: Omit<NewPerson, 'store'>): Promise<string> => addPerson(app, { store: store.id, ...person }),
    /** Sends a request as it comes, without a session. */
    raw: async (path: string, init: RequestInit = {}) => toAnswer(await server.request(path, init)),
    /** Sends an order through the storefront's API; answers its number and id. */
    place: async (changes: AskChanges = {}, at: TestStore = store): Promise<{ readonly id: string; readonly number: number }> => {
      const answer = await desk.send(orderAsk(changes), at)
      if (answer.status >= 300) throw new Error(`not placed: ${JSON.stringify(answer.body)}`)
      return answer.body
    },
    send: async (ask: unknown, at: TestStore = store): Promise<Answer> =>
      toAnswer(
        await server.request('/api/v1/orders', {
          method: 'POST',
          headers: { authorization: `Bearer ${at.key}`, 'content-type': 'application/json' },
          body: JSON.stringify(ask),
        }),
      ),
    /** Runs SQL as the owner of the tables with row-level security set aside; for looking, never for arranging what a clerk could do. */
    look: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> => {
      const client = new pg.Client({ connectionString: desk.superuserUrl })
      await client.connect()
      try {
        return (await client.query<Row>(sql, values)).rows
      } finally {
        await client.end()
      }
    },
    close: async () => {
      await app.close()
      await asSuperuser(superuser, `drop database ${name} with (force)`)
      await rm(folder, { recursive: true, force: true })
    },
  }
  return desk
}

function configOf(folder: string, { smtpUrl, sandbox, clamd, publicUrl = 'http://localhost:4000' }: Options): Config {
  const told = { PARTSDESK_DATA: folder, LOG_LEVEL: 'silent', PORT: '4000', PUBLIC_URL: publicUrl, SMTP_URL: smtpUrl, CLAMD: clamd }
  return { ...readConfig(told, { demo: true }), ...(sandbox && { sandbox }) }
}

export type TestStore = {
  readonly id: string
  readonly slug: string
  readonly key: string
  readonly people: { readonly [role in RoleName]: string }
}
type TestApp = Awaited<ReturnType<typeof openApp>>

async function makeStore(app: TestApp, slug: string, name: string): Promise<TestStore> {
  const id = await createStore(app, { slug, name })
  const add = (role: RoleName) => addPerson(app, { store: id, role, name: `${role} of ${slug}`, email: `${role}@${slug}.example` })
  const people = {
    supervisor: await add('supervisor'),
    staff: await add('staff'),
    associate: await add('associate'),
    marketer: await add('marketer'),
  }
  const { key } = await createKey(app, systemActor(id), { name: 'web store', scopes: ['orders:write', 'orders:read'] })
  return { id, slug, key, people }
}

function caller(app: TestApp, server: ReturnType<typeof buildServer>) {
  return async (person: string): Promise<Caller> => {
    const secret = token()
    const now = app.clock.now()
    await inNetwork(app, (tx) =>
      tx
        .insertInto('sessions')
        // Begun in days to come: the clocks of tests leap further than a session lives.
        .values({
          token_hash: sha256(secret),
          person_id: person,
          created_at: new Date('2100-01-01'),
          seen_at: now,
          expires_at: new Date('2100-01-01'),
        })
        .execute(),
    )
    const headers = { cookie: `${sessionCookie(app.config)}=${secret}` }
    return {
      id: person,
      get: async (path) => toAnswer(await server.request(path, { headers })),
      open: async (path, more = {}) => server.request(path, { headers: { ...headers, ...more } }),
      post: async (path, body, { command = uuidv7(), seen, method = 'POST' } = {}) =>
        toAnswer(
          await server.request(path, {
            method,
            headers: {
              ...headers,
              origin: app.config.publicUrl,
              'x-partsdesk': '1',
              'content-type': 'application/json',
              'idempotency-key': command,
              ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
            },
            body: JSON.stringify(body ?? {}),
          }),
        ),
      upload: async (path, bytes, contentType = 'application/octet-stream') =>
        toAnswer(
          await server.request(path, {
            method: 'POST',
            headers: { ...headers, origin: app.config.publicUrl, 'x-partsdesk': '1', 'content-type': contentType },
            body: Buffer.from(bytes),
          }),
        ),
    }
  }
}

async function toAnswer(response: Response): Promise<Answer> {
  // Its end may be minutes away.
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return { status: response.status, body: '', headers: response.headers }
  }
  const text = await response.text()
  const json = /\bjson\b/.test(response.headers.get('content-type')?.replace('x-ndjson', '') ?? '')
  return { status: response.status, body: json && text ? JSON.parse(text) : text, headers: response.headers }
}

async function asSuperuser(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

/** An actor of the test's own making. */
export function actorIn(store: TestStore, changes: Partial<Actor> = {}): Actor {
  return { ...systemActor(store.id), ...changes }
}
