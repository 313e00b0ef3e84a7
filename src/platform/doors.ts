import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { ActorKind } from '#domain/activity.ts'
import type { Reach, Right } from '#domain/rights.ts'
import { onClient } from './db.ts'
import type { Wake } from './live/wake.ts'
import type { DB } from './schema.ts'

/** Who acts in one store, and what they may. Programs (a storefront's key, a job) see all orders and have no person. */
export type Actor = {
  readonly kind: ActorKind
  readonly store: string
  readonly person: string | null
  readonly name: string
  readonly rights: readonly Right[]
  readonly reach: Reach
}

type Ending = { readonly afterCommit: (work: () => void) => void }

/** A transaction inside one store: row-level security lets it see that store's rows and no others. `wakeScreens`: once it is committed, whoever looks at the store looks again. */
export type Tx = Kysely<DB> &
  Ending & { readonly door: 'store'; readonly store: string; readonly actor: Actor; readonly wakeScreens: () => void }

/** A transaction over the tables that belong to no store: people, memberships, sessions, stores. */
export type NetworkTx = Kysely<DB> & Ending & { readonly door: 'network' }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Runs `work` in one transaction inside the actor's store. Commits its value; a refusal (`{ok: false}`) or a throw leaves nothing behind.
 * No call to the outside world may be made inside: it would hold the transaction open.
 */
export async function inStore<T>(doors: Doors, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!uuid.test(actor.store) || (actor.person !== null && !uuid.test(actor.person))) throw new Error('an actor without a store')
  const settings = `set local app.store = '${actor.store}'; set local app.person = '${actor.person ?? ''}'; set local app.reach = '${actor.reach === 'all' ? 'all' : 'own'}'`
  return inTransaction(doors.pool, settings, (db, ending) =>
    work(
      Object.assign(db, {
        door: 'store' as const,
        store: actor.store,
        actor,
        wakeScreens: () => ending.afterCommit(() => doors.wake?.committed(actor.store)),
        ...ending,
      }),
    ),
  )
}

/** Runs `work` in one transaction over the network's tables. For signing in, the operator and jobs; never for a store's person. */
export async function inNetwork<T>(doors: Doors, work: (tx: NetworkTx) => Promise<T>): Promise<T> {
  return inTransaction(doors.pool, `set local app.door = 'network'`, (db, ending) =>
    work(Object.assign(db, { door: 'network' as const, ...ending })),
  )
}

/** Asks one definer function by a secret somebody holds; no transaction, no store. */
export async function atDoor<Row extends pg.QueryResultRow>(
  doors: Doors,
  door: 'door_session' | 'door_api_key' | 'door_address',
  hash: Buffer,
): Promise<Row | undefined> {
  const { rows } = await doors.pool.query<Row>({ name: door, text: `select * from partsdesk.${door}($1)`, values: [hash] })
  return rows[0]
}

/** The application's pool: its role owns nothing, so each query passes through row-level security. Without `wake` screens hear of what was done at their own next look. */
export type Doors = { readonly pool: pg.Pool; readonly wake?: Wake }

async function inTransaction<T>(pool: pg.Pool, settings: string, work: (db: Kysely<DB>, ending: Ending) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const { db, end } = onClient(client)
  const after: (() => void)[] = []
  let broken: Error | undefined
  try {
    // Nobody waits for the door to open: the first statements go out behind it. Were it shut, they would see and write nothing.
    // Every statement here finds few rows by an index, whatever its values: planning it anew for each costs more than it saves.
    const opened = client.query(`begin; set local plan_cache_mode = force_generic_plan; ${settings}`)
    const [value] = await bothDone(work(db, { afterCommit: (then) => after.push(then) }), opened)
    end()
    await client.query(isRefusal(value) ? 'rollback' : 'commit')
    if (!isRefusal(value)) for (const then of after) then()
    return value
  } catch (error) {
    end()
    await client.query('rollback').catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error('rollback failed')
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** Both values, once both have come to an end; the first one's failure before the second's. */
async function bothDone<A, B>(first: Promise<A>, second: Promise<B>): Promise<readonly [A, B]> {
  await Promise.allSettled([first, second])
  return [await first, await second]
}

function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false
}

/** The actor a job works as: all orders, every right, a program's name in the log. */
export function systemActor(store: string, name = 'Partsdesk'): Actor {
  return { kind: 'system', store, person: null, name, rights: ['orders', 'cost'], reach: 'all' }
}
