import { createHash } from 'node:crypto'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import { Socket } from 'node:net'
import pg from 'pg'
import type { DB } from './schema.ts'

// int8 is money and counts here, all far below 2^53; a larger value is a bug and must not pass silently.
pg.types.setTypeParser(20, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of range: ${text}`)
  return value
})

/** A pool of connections to PostgreSQL. An idle connection that breaks (database restart) is logged and replaced, never thrown. */
export function openPool(options: { readonly url: string; readonly max: number; readonly onError: (error: Error) => void }): pg.Pool {
  // Pipelined: statements that do not wait for each other's answer go out without waiting for it.
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: 'partsdesk',
    pipeline: true,
    stream: () => new GatheredSocket(),
  })
  pool.on('error', options.onError)
  return pool
}

/** Writes what one turn of the event loop says as one packet: statements sent together wake the database once. */
class GatheredSocket extends Socket {
  override write(chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean {
    this.cork()
    process.nextTick(() => this.uncork())
    return super.write(chunk, encoding as BufferEncoding, done as () => void)
  }
}

/** One connection of its own, for start-up work; the caller ends it. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'partsdesk-start' })
  await client.connect()
  return client
}

/**
 * Typed queries on one connection that somebody else begins, commits and releases. Statements are prepared once a connection, by name. After `end` each
 * query throws: what is still running then must not write into the next transaction of that connection.
 */
export function onClient(client: pg.ClientBase): { readonly db: Kysely<DB>; readonly end: () => void } {
  const connection = new ClientConnection(client)
  const driver: Driver = {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(connection),
    beginTransaction: notHere,
    commitTransaction: notHere,
    rollbackTransaction: notHere,
    releaseConnection: () => Promise.resolve(),
    destroy: () => Promise.resolve(),
  }
  const db = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  return { db, end: () => connection.end() }
}

// The doors alone open transactions.
function notHere(): Promise<void> {
  return Promise.reject(new Error('a transaction is opened by a door, not inside one'))
}

const names = new Map<string, string>()

class ClientConnection implements DatabaseConnection {
  readonly #client: pg.ClientBase
  #ended = false
  constructor(client: pg.ClientBase) {
    this.#client = client
  }
  end(): void {
    this.#ended = true
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#ended) throw new Error('a query on a transaction that has ended')
    const result = await this.#client.query({ name: nameOf(query.sql), text: query.sql, values: [...query.parameters] })
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
  }
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('not used')
  }
}

function nameOf(sql: string): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  const name = createHash('sha1').update(sql).digest('base64url')
  // Lists of changing length make ever new statements: keep the table bounded, an unnamed one costs a parse and nothing else.
  if (names.size > 2000) return ''
  names.set(sql, name)
  return name
}
