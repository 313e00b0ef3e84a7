import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { GuardSettings } from '#domain/guards.ts'
import type { Tx } from '#platform/doors.ts'

/** An approval a version of a rule asked for, by the rule's name, and whether it was given. */
export type Approval = { readonly rule: string; readonly version: number; readonly name: string; readonly given: boolean }

/** How strict the store is, which rules asked for an approval, what the gateway kept of the order's payments so far, and what all its labels really cost (minor units). */
export async function readGuardSettings(
  tx: Tx,
  order: string,
): Promise<{
  readonly settings: GuardSettings
  readonly approvals: readonly Approval[]
  readonly paymentFees: number
  readonly labelCosts: number
}> {
  const row = await tx
    .selectFrom('store_settings')
    .select(['guards', 'requires_dms_number'])
    .select((s) =>
      s
        .selectFrom('transaction_events as e')
        .innerJoin('transactions as t', (j) => j.onRef('t.store_id', '=', 'e.store_id').onRef('t.id', '=', 'e.transaction_id'))
        .select(sql<number>`coalesce(sum(e.fee), 0)::bigint`.as('fees'))
        .where('t.store_id', '=', tx.store)
        .where('t.order_id', '=', order)
        .as('fees'),
    )
    .select((s) =>
      s
        .selectFrom('cost_lines as c')
        .select(sql<number>`coalesce(sum(c.amount), 0)::bigint`.as('labels'))
        .where('c.store_id', '=', tx.store)
        .where('c.order_id', '=', order)
        .as('labels'),
    )
    .select(approvalsOf(tx, order).as('approvals'))
    .where('store_id', '=', tx.store)
    .executeTakeFirstOrThrow()
  const settings = { levels: row.guards, requiresDmsNumber: row.requires_dms_number }
  return { settings, approvals: row.approvals, paymentFees: row.fees ?? 0, labelCosts: row.labels ?? 0 }
}

function approvalsOf(tx: Tx, order: string) {
  return jsonArrayFrom(
    tx
      .selectFrom('risk_firings as f')
      .leftJoin('risk_approvals as a', (j) =>
        j
          .onRef('a.store_id', '=', 'f.store_id')
          .onRef('a.order_id', '=', 'f.order_id')
          .onRef('a.rule', '=', 'f.rule')
          .onRef('a.version', '=', 'f.version'),
      )
      .select(['f.rule', 'f.version', 'f.name', sql<boolean>`a.at is not null`.as('given')])
      .where('f.store_id', '=', tx.store)
      .where('f.order_id', '=', order)
      .where(sql<boolean>`'approval' = any (f.done)`)
      .orderBy('f.at'),
  )
}
