import { sql } from 'kysely'
import type { AssignmentRule } from '#domain/assignment/rules.ts'
import type { RiskFacts } from '#domain/risk/facts.ts'
import { widenReach } from '#order/spine-facts.ts'
import type { Tx } from '#platform/doors.ts'
import type { AwayAsk } from './shapes.ts'

/** The store's rules, in its own order. */
export async function listRules(tx: Tx) {
  return tx
    .selectFrom('assignment_rules')
    .select(['id', 'name', 'rule', 'position'])
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** A rule's row. */
export type RuleRow = Awaited<ReturnType<typeof listRules>>[number]

type Kept = { readonly name: string; readonly rule: AssignmentRule }

/** Puts a rule in. */
export async function insertRule(tx: Tx, id: string, { name, rule }: Kept, position: number, at: Date): Promise<void> {
  await tx
    .insertInto('assignment_rules')
    .values({ store_id: tx.store, id, name, rule: JSON.stringify(rule), position, created_at: at })
    .execute()
}

/** Writes a rule anew. */
export async function updateRule(tx: Tx, id: string, { name, rule }: Kept): Promise<void> {
  await tx
    .updateTable('assignment_rules')
    .set({ name, rule: JSON.stringify(rule) })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .execute()
}

/** Takes a rule out of use, or puts it to another place of the list. */
export async function moveRuleTo(tx: Tx, id: string, columns: { readonly removed_at?: Date; readonly position?: number }): Promise<void> {
  await tx.updateTable('assignment_rules').set(columns).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** Who said that they are away, from which day on up to which (2026-03-31); past days too. */
export async function listAway(tx: Tx) {
  return tx
    .selectFrom('away_people as w')
    .innerJoin('store_settings as s', 's.store_id', 'w.store_id')
    .select(['w.person_id', sql<string | null>`w.since::text`.as('since'), sql<string | null>`w.until::text`.as('until'), 's.time_zone'])
    .where('w.store_id', '=', tx.store)
    .execute()
}

/** The store's time zone, by its IANA name. */
export async function timeZoneOf(tx: Tx): Promise<string> {
  const row = await tx.selectFrom('store_settings').select('time_zone').where('store_id', '=', tx.store).executeTakeFirstOrThrow()
  return row.time_zone
}

/** Keeps that somebody is away, from that day on (null: from now) up to that one (null: until they are back). */
export async function saveAway(tx: Tx, person: string, { since, until }: Pick<AwayAsk, 'since' | 'until'>): Promise<void> {
  await sql`insert into away_people (store_id, person_id, since, until) values (${tx.store}, ${person}, ${since}::date, ${until}::date)
    on conflict (store_id, person_id) do update set since = excluded.since, until = excluded.until`.execute(tx)
}

/** Somebody is back. */
export async function deleteAway(tx: Tx, person: string): Promise<void> {
  await tx.deleteFrom('away_people').where('store_id', '=', tx.store).where('person_id', '=', person).execute()
}

/** What was scored since then, the newest first, within reach or not: the parts of each newest score's facts that rules look at, and where it ships to. */
export async function listScored(tx: Tx, since: Date, most: number) {
  await widenReach(tx)
  const { rows } = await sql<{
    order: RiskFacts['order']
    basket: RiskFacts['basket']
    level: 'low' | 'medium' | 'high' | null
    region: string | null
    postal_code: string | null
  }>`
    select s.facts -> 'order' as order, s.facts -> 'basket' as basket, s.level, a.region, a.postal_code
    from order_facts f
      join lateral (select facts, level from risk_scores r where r.store_id = f.store_id and r.order_id = f.order_id order by sequence desc limit 1) s on true
      left join order_addresses a on a.store_id = f.store_id and a.order_id = f.order_id and a.kind = 'shipping'
    where f.store_id = ${tx.store} and f.placed_at >= ${since} order by f.placed_at desc limit ${most}`.execute(tx)
  return rows
}
