import { uuidv7 } from 'uuidv7'
import { answerDays, type TaskKind, type TaskOutcome } from '#domain/registry/decide.ts'
import type { NetworkTx } from '#platform/doors.ts'
import type { OrderOf } from '../order-of.ts'

/** Something for the operator to decide about a case of `store`; one of a kind at a time. */
export async function openTask(
  tx: NetworkTx,
  task: { readonly case: string; readonly store: string; readonly kind: TaskKind; readonly at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('registry_tasks')
    .values({
      id: uuidv7(),
      case_id: task.case,
      store_id: task.store,
      kind: task.kind,
      opened_at: task.at,
      due_at: new Date(task.at.getTime() + answerDays * 86_400_000),
    })
    .onConflict((c) => c.columns(['case_id', 'kind']).where('ended_at', 'is', null).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** What is open about a case. */
export async function listOpenKinds(tx: NetworkTx, id: string): Promise<readonly TaskKind[]> {
  const rows = await tx.selectFrom('registry_tasks').select('kind').where('case_id', '=', id).where('ended_at', 'is', null).execute()
  return rows.map(({ kind }) => kind)
}

/** Ends the open tasks of these kinds, and with an appeal whoever made it. */
export async function endTasks(tx: NetworkTx, id: string, kinds: readonly TaskKind[], outcome: TaskOutcome, at: Date): Promise<void> {
  if (kinds.length === 0) return
  await tx
    .updateTable('registry_tasks')
    .set({ ended_at: at, outcome })
    .where('case_id', '=', id)
    .where('kind', 'in', [...kinds])
    .where('ended_at', 'is', null)
    .execute()
  if (!kinds.includes('appeal') || outcome === 'released') return
  await tx.updateTable('registry_appeals').set({ ended_at: at, outcome }).where('case_id', '=', id).where('ended_at', 'is', null).execute()
}

/** Was a report of this case taken back while somebody was looking at it? Reporting it again must not be a way around that. */
export async function wasFled(tx: NetworkTx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('registry_tasks')
    .select('id')
    .where('case_id', '=', id)
    .where('kind', 'in', ['review', 'appeal'])
    .where('outcome', '=', 'withdrawn')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps who appealed against a case; a store once for an order, the operator (no store) once. False when that appeal is open already. */
export async function openAppeal(
  tx: NetworkTx,
  appeal: { readonly case: string; readonly of: OrderOf | null; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const { of } = appeal
  const open = await tx
    .selectFrom('registry_appeals')
    .select('id')
    .where('case_id', '=', appeal.case)
    .where('store_id', of ? '=' : 'is', of?.store ?? null)
    .where('order_id', of ? '=' : 'is', of?.order ?? null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (open) return false
  await tx
    .insertInto('registry_appeals')
    .values({
      id: uuidv7(),
      case_id: appeal.case,
      store_id: of?.store ?? null,
      order_id: of?.order ?? null,
      by_name: appeal.by,
      opened_at: appeal.at,
    })
    .execute()
  return true
}

/** A store's open question, locked: which case it is about, and what the store has said. */
export async function lockTask(tx: NetworkTx, store: string, id: string) {
  return tx
    .selectFrom('registry_tasks')
    .select(['id', 'case_id', 'answer', 'ended_at'])
    .where('id', '=', id)
    .where('store_id', '=', store)
    .forUpdate()
    .executeTakeFirst()
}

/** Keeps what a store says. */
export async function keepAnswer(tx: NetworkTx, id: string, answer: string, by: string, at: Date): Promise<void> {
  await tx.updateTable('registry_tasks').set({ answer, answered_by: by, answered_at: at }).where('id', '=', id).execute()
}
