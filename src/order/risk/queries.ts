import { sql } from 'kysely'
import stringify from 'safe-stable-stringify'
import { uuidv7 } from 'uuidv7'
import type { FulfillmentState } from '#domain/fulfillment.ts'
import type { Verdict } from '#domain/registry/judge.ts'
import type { RiskFacts, Tick } from '#domain/risk/facts.ts'
import type { Rule } from '#domain/risk/rule.ts'
import type { Scored } from '#domain/risk/score.ts'
import type { Tx } from '#platform/doors.ts'
import { prepared } from '#platform/prepared.ts'

/** The scores of an order, newest first, at most fifty. */
export const listScores = prepared((tx, order: string) => newestFirst(tx, order).limit(50))
export type ScoreRow = Awaited<ReturnType<typeof listScores>>[number]

/** The newest score of an order; undefined while it has none. */
export async function findNewest(tx: Tx, order: string): Promise<ScoreRow | undefined> {
  return (await newestScore(tx, order))[0]
}

const newestScore = prepared((tx, order: string) => newestFirst(tx, order).limit(1))

function newestFirst(tx: Tx, order: string) {
  return tx
    .selectFrom('risk_scores')
    .select(['sequence', 'version', 'rules', 'score', 'level', 'facts', 'factors', 'scored_at'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('sequence', 'desc')
}

type NewScore = {
  readonly id: string
  readonly order: string
  readonly sequence: number
  readonly rules: number
  readonly facts: RiskFacts
  readonly scored: Scored
  readonly at: Date
}

/** Keeps a score; it is never changed again. */
export async function insertScore(tx: Tx, { id, order, sequence, rules, facts, scored, at }: NewScore): Promise<void> {
  await tx
    .insertInto('risk_scores')
    .values({
      store_id: tx.store,
      id,
      order_id: order,
      sequence,
      version: scored.version,
      rules,
      score: scored.score,
      level: scored.level,
      facts: JSON.stringify(facts),
      factors: JSON.stringify(scored.factors),
      scored_at: at,
    })
    .execute()
}

/** The store's rules as they hold now, with their version; version 0 and none until somebody saved some. */
export async function findRules(tx: Tx): Promise<{ readonly version: number; readonly rules: readonly Rule[] }> {
  return (await newestRules(tx))[0] ?? { version: 0, rules: [] }
}

const newestRules = prepared((tx) =>
  tx.selectFrom('risk_rules').select(['version', 'rules']).where('store_id', '=', tx.store).orderBy('version', 'desc').limit(1),
)

/** Writes that something was done, or is not any more. */
export async function insertTick(
  tx: Tx,
  tick: {
    readonly id: string
    readonly order: string
    readonly tick: Tick
    readonly done: boolean
    readonly by: string
    readonly at: Date
  },
): Promise<void> {
  await tx
    .insertInto('risk_ticks')
    .values({
      store_id: tx.store,
      id: tick.id,
      order_id: tick.order,
      tick: tick.tick,
      done: tick.done,
      by_person: tick.by,
      by_name: tx.actor.name,
      at: tick.at,
    })
    .execute()
}

/** The buyer's appeals against cases of the registry made with this order, newest first. */
export async function listAppeals(tx: Tx, order: string) {
  return tx
    .selectFrom('registry_appeals')
    .select(['by_name', 'opened_at', 'outcome'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Keeps that the registry was asked about an order, and what it said; nothing when it says the same as last time. */
export async function keepLookup(tx: Tx, order: string, told: Verdict, at: Date): Promise<void> {
  const last = await tx
    .selectFrom('registry_lookups')
    .select('told')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last && stringify(last.told) === stringify(told)) return
  await tx
    .insertInto('registry_lookups')
    .values({ store_id: tx.store, id: uuidv7(), order_id: order, level: told.level, told: JSON.stringify(told), at })
    .execute()
}

/** Those of these orders that are open and of which nothing has left: what a score may still stop. */
export async function listOpen(tx: Tx, orders: readonly string[]): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('order_facts')
    .select('order_id')
    .where('store_id', '=', tx.store)
    .where('order_id', 'in', [...orders])
    .where('status', 'not in', ['completed', 'cancelled'])
    .where('fulfillment_state', '=', 'open')
    .execute()
  return rows.map(({ order_id }) => order_id)
}

/** The fulfillment state of an order as the list has it: folded by every change, so that whoever holds the order reads it right. */
export async function findFulfillmentState(tx: Tx, order: string): Promise<FulfillmentState> {
  const { fulfillment_state } = await tx
    .selectFrom('order_facts')
    .select('fulfillment_state')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .executeTakeFirstOrThrow()
  return fulfillment_state
}

/** Does the store itself accuse the buyer of an order, by a mark that stands or by the bank's word? */
export async function isAccused(tx: Tx, order: string): Promise<boolean> {
  const mark = tx
    .selectFrom('fraud_marks')
    .select('order_id')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('withdrawn_at', 'is', null)
    .where('mark', '!=', 'not_fraud')
  const alarm = tx
    .selectFrom('disputes')
    .select('order_id')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('kind', 'in', ['dispute', 'fraud_warning'])
  return (await mark.unionAll(alarm).limit(1).executeTakeFirst()) !== undefined
}

/** What became of an order, as far as it is known. */
export async function findOutcome(tx: Tx, order: string) {
  return tx
    .selectFrom('risk_outcomes')
    .select(['outcome', 'because', 'at'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .executeTakeFirst()
}

/** Notes when the network was asked for the score that is being made; false when another score of the order has asked it since. The order must be locked. */
export async function noteAsked(tx: Tx, order: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('order_facts')
    .set({ risk_asked_at: sql`${at}::timestamptz` })
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where((q) => q.or([q('risk_asked_at', 'is', null), q('risk_asked_at', '<=', sql<Date>`${at}::timestamptz`)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
