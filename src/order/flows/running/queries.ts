import type { FlowView } from '../../fulfillment/shapes.ts'
import type { Refusal } from '#domain/result.ts'
import type { Actor, Tx } from '#platform/doors.ts'

/** What a flow has come to so far; amounts in minor units. `tries`: how often a person let it go on after it had stopped. */
export type FlowResult = {
  readonly shipment?: string
  readonly completed?: boolean
  readonly collected?: number
  readonly voided?: number
  readonly returned?: number
  readonly labels?: number
  readonly tries?: number
}

/** A flow as its row stands. `ask` is the command's body, checked when it came in. */
export type Flow = {
  readonly id: string
  readonly order: string
  readonly kind: FlowView['kind']
  readonly ask: unknown
  readonly step: string
  readonly state: FlowView['state']
  readonly refusal: Pick<Refusal, 'code' | 'detail'> | null
  readonly result: FlowResult
  readonly actor: Actor
  readonly startedAt: Date
}

/** Begins a flow at its first step. */
export async function insertFlow(
  tx: Tx,
  flow: {
    readonly id: string
    readonly order: string
    readonly kind: Flow['kind']
    readonly ask: unknown
    readonly step: string
    readonly at: Date
  },
): Promise<void> {
  await tx
    .insertInto('flows')
    .values({
      store_id: tx.store,
      id: flow.id,
      order_id: flow.order,
      kind: flow.kind,
      ask: JSON.stringify(flow.ask),
      step: flow.step,
      actor: JSON.stringify(tx.actor),
      created_at: flow.at,
      updated_at: flow.at,
    })
    .execute()
}

/** Writes where a flow stands now. */
export async function saveFlow(
  tx: Tx,
  id: string,
  now: {
    readonly step: string
    readonly state: Flow['state']
    readonly refusal: Flow['refusal']
    readonly result: FlowResult
    readonly at: Date
  },
): Promise<void> {
  await tx
    .updateTable('flows')
    .set({
      step: now.step,
      state: now.state,
      refusal: now.refusal && JSON.stringify(now.refusal),
      result: JSON.stringify(now.result),
      updated_at: now.at,
    })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .execute()
}

/** One flow by its id; undefined for what is no id at all. */
export async function findFlow(tx: Tx, id: string): Promise<Flow | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined
  const row = await flows(tx).where('id', '=', id).executeTakeFirst()
  return row && toFlow(row)
}

/** The newest flow of an order. */
export async function findLastFlow(tx: Tx, order: string): Promise<Flow | undefined> {
  const row = await flows(tx).where('order_id', '=', order).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row && toFlow(row)
}

function flows(tx: Tx) {
  return tx.selectFrom('flows').selectAll().where('store_id', '=', tx.store)
}

function toFlow(row: NonNullable<Awaited<ReturnType<ReturnType<typeof flows>['executeTakeFirst']>>>): Flow {
  return {
    id: row.id,
    order: row.order_id,
    kind: row.kind,
    ask: row.ask,
    step: row.step,
    state: row.state,
    refusal: row.refusal as Flow['refusal'],
    result: row.result as FlowResult,
    actor: row.actor as unknown as Actor,
    startedAt: row.created_at,
  }
}
