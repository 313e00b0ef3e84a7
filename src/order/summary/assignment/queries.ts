import { sql } from 'kysely'
import type { Tx } from '#platform/doors.ts'

/** The store's rules, in its own order. */
export async function listRules(tx: Tx) {
  return tx
    .selectFrom('assignment_rules')
    .select(['id', 'name', 'rule'])
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** The newest score's facts and level of an order, and where it ships to. */
export async function findScored(tx: Tx, order: string) {
  return tx
    .selectFrom('risk_scores as s')
    .leftJoin('order_addresses as a', (j) =>
      j.onRef('a.store_id', '=', 's.store_id').onRef('a.order_id', '=', 's.order_id').on('a.kind', '=', 'shipping'),
    )
    .select(['s.facts', 's.level', 'a.region', 'a.postal_code'])
    .where('s.store_id', '=', tx.store)
    .where('s.order_id', '=', order)
    .orderBy('s.sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Who of the store is away on this day of its calendar. */
export async function listAway(tx: Tx, now: Date): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('away_people as w')
    .innerJoin('store_settings as s', 's.store_id', 'w.store_id')
    .select('w.person_id')
    .where('w.store_id', '=', tx.store)
    .where(
      sql<boolean>`(${now}::timestamptz at time zone s.time_zone)::date between coalesce(w.since, '-infinity') and coalesce(w.until, 'infinity')`,
    )
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/**
 * Gives the next turn to whom of these people was given an order longest ago, and answers who. Their rows stay locked until the transaction ends, always in one
 * order: of two workers the second waits, and then sees the turn of the first.
 */
export async function takeTurn(tx: Tx, people: readonly string[]): Promise<string | undefined> {
  const ids = people.toSorted()
  await sql`insert into assignment_turns (store_id, person_id, given_at)
    select ${tx.store}::uuid, id, '-infinity' from unnest(${ids}::uuid[]) as id on conflict do nothing`.execute(tx)
  await sql`select 1 from assignment_turns where store_id = ${tx.store} and person_id = any(${ids}::uuid[]) order by person_id for update`.execute(
    tx,
  )
  const { rows } = await sql<{ person_id: string }>`
    update assignment_turns set given_at = clock_timestamp() where store_id = ${tx.store} and person_id = (
      select person_id from assignment_turns where store_id = ${tx.store} and person_id = any(${ids}::uuid[])
      order by given_at, array_position(${[...people]}::uuid[], person_id) limit 1)
    returning person_id`.execute(tx)
  return rows[0]?.person_id
}
