import { sql } from 'kysely'
import { widenReach } from '#order/spine-facts.ts'
import type { Tx } from '#platform/doors.ts'
import type { Rule } from '#domain/risk/rule.ts'

/** The versions of the store's rules, newest first. */
export async function listVersions(tx: Tx, most: number) {
  return tx
    .selectFrom('risk_rules')
    .select(['version', 'rules', 'saved_name', 'saved_at'])
    .where('store_id', '=', tx.store)
    .orderBy('version', 'desc')
    .limit(most)
    .execute()
}
export type VersionRow = Awaited<ReturnType<typeof listVersions>>[number]

/** One version of the store's rules. */
export async function findVersion(tx: Tx, version: number): Promise<VersionRow | undefined> {
  return tx
    .selectFrom('risk_rules')
    .select(['version', 'rules', 'saved_name', 'saved_at'])
    .where('store_id', '=', tx.store)
    .where('version', '=', version)
    .executeTakeFirst()
}

/** The newest form each rule ever had, also of those that are gone. */
export async function listNewestForms(tx: Tx): Promise<readonly Rule[]> {
  const { rows } = await sql<{ rule: Rule }>`
    select distinct on (rule ->> 'id') rule from risk_rules, jsonb_array_elements(rules) as rule
    where store_id = ${tx.store} order by rule ->> 'id', (rule ->> 'version')::integer desc, version desc`.execute(tx)
  return rows.map(({ rule }) => rule)
}

/** Keeps the next version; the store's settings must be locked. */
export async function insertVersion(tx: Tx, version: number, rules: readonly Rule[], at: Date): Promise<void> {
  await tx
    .insertInto('risk_rules')
    .values({
      store_id: tx.store,
      version,
      rules: JSON.stringify(rules),
      saved_by: tx.actor.person,
      saved_name: tx.actor.name,
      saved_at: at,
    })
    .execute()
}

/** On how many orders each rule came to hold since then, whichever of its versions; within reach or not. */
export async function countFired(tx: Tx, since: Date): Promise<readonly { readonly rule: string; readonly orders: number }[]> {
  return tx
    .selectFrom('risk_firings')
    .select(['rule', sql<number>`count(distinct order_id)::int`.as('orders')])
    .where('store_id', '=', tx.store)
    .where('at', '>=', since)
    .groupBy('rule')
    .execute()
}

/** The channels of the store's newest orders, the busiest first. */
export async function listChannels(tx: Tx): Promise<readonly string[]> {
  await widenReach(tx)
  const { rows } = await sql<{ channel: string }>`
    select channel from (select channel from order_facts where store_id = ${tx.store} order by placed_at desc limit 1000) newest
    group by channel order by count(*) desc, channel limit 30`.execute(tx)
  return rows.map(({ channel }) => channel)
}

/** Where a page of scored orders begins: after this order, going back in time. */
export type After = { readonly at: string; readonly order: string }

/** Scored orders of the store, within reach or not, newest first from `after` on, down to `since`: each with the facts of its newest score and the rules written down for it. */
export async function listScored(tx: Tx, since: Date, after: After, most: number) {
  await widenReach(tx)
  return tx
    .selectFrom('order_facts as f')
    .innerJoinLateral(
      (q) =>
        q
          .selectFrom('risk_scores as s')
          .select('s.facts')
          .whereRef('s.store_id', '=', 'f.store_id')
          .whereRef('s.order_id', '=', 'f.order_id')
          .orderBy('s.sequence', 'desc')
          .limit(1)
          .as('newest'),
      (j) => j.onTrue(),
    )
    .select([
      'f.order_id',
      'f.number',
      'f.placed_at',
      sql<string>`f.placed_at::text`.as('cursor'),
      'f.status',
      'f.fulfillment_state',
      'f.assignee_id',
      'newest.facts',
    ])
    .select((q) =>
      q
        .selectFrom('risk_firings as r')
        .select(sql<string[] | null>`array_agg(r.rule || '@' || r.version)`.as('fired'))
        .whereRef('r.store_id', '=', 'f.store_id')
        .whereRef('r.order_id', '=', 'f.order_id')
        .as('fired'),
    )
    .where('f.store_id', '=', tx.store)
    .where('f.placed_at', '>=', since)
    .where(sql<boolean>`(f.placed_at, f.order_id) < (${after.at}::timestamptz, ${after.order}::uuid)`)
    .orderBy('f.placed_at', 'desc')
    .orderBy('f.order_id', 'desc')
    .limit(most)
    .execute()
}
export type ScoredRow = Awaited<ReturnType<typeof listScored>>[number]
