import { sql } from 'kysely'
import type { Deed, RuleResult } from '#domain/risk/rule.ts'
import type { Tx } from '#platform/doors.ts'

/** Every rule that ever held for an order, one row a version, newest first, with who gave the approval it asked for. */
export async function listFirings(tx: Tx, order: string) {
  return tx
    .selectFrom('risk_firings as f')
    .leftJoin('risk_approvals as a', (j) =>
      j
        .onRef('a.store_id', '=', 'f.store_id')
        .onRef('a.order_id', '=', 'f.order_id')
        .onRef('a.rule', '=', 'f.rule')
        .onRef('a.version', '=', 'f.version'),
    )
    .select(['f.rule', 'f.version', 'f.name', 'f.effects', 'f.done', 'f.at', 'a.by_name as approved_by', 'a.at as approved_at'])
    .where('f.store_id', '=', tx.store)
    .where('f.order_id', '=', order)
    .orderBy('f.at', 'desc')
    .orderBy('f.rule')
    .orderBy('f.version', 'desc')
    .execute()
}
export type FiringRow = Awaited<ReturnType<typeof listFirings>>[number]

/** Writes that rules hold for an order, with what of each was done; they must not stand there yet. */
export async function insertFirings(
  tx: Tx,
  order: string,
  fired: readonly (RuleResult & { readonly done: readonly Deed[] })[],
  at: Date,
): Promise<void> {
  await tx
    .insertInto('risk_firings')
    .values(
      fired.map(({ rule, version, name, done, points, level, assign, hold, approval }) => ({
        store_id: tx.store,
        order_id: order,
        rule,
        version,
        name,
        effects: JSON.stringify({ points, level, assign, hold, approval }),
        done: sql<Deed[]>`${[...done]}::text[]`,
        at,
      })),
    )
    .execute()
}

/** Writes who approved what these rules asked an approval for. */
export async function insertApprovals(
  tx: Tx,
  order: string,
  approved: readonly { readonly rule: string; readonly version: number }[],
  by: string,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('risk_approvals')
    .values(
      approved.map(({ rule, version }) => ({
        store_id: tx.store,
        order_id: order,
        rule,
        version,
        by_person: by,
        by_name: tx.actor.name,
        at,
      })),
    )
    .execute()
}
