import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { uuidv7 } from 'uuidv7'
import type { ActorKind } from '#domain/activity.ts'
import type { EventState, Kind, Source } from '#domain/ledger.ts'
import type { ChargeKept, Checks, Instrument } from '#domain/payment.ts'
import type { RefundPart } from '#domain/payment/refund.ts'
import type { Tx } from '#platform/doors.ts'
import { prepared } from '#platform/prepared.ts'
import type { GatewayName, Saved } from '#ports/gateway.ts'

/** A gateway account of the store: the one named, in use or not, or the one in use now at a gateway. */
export async function findAccount(tx: Tx, which: { readonly id: string } | { readonly gateway: GatewayName }) {
  return tx
    .selectFrom('gateway_accounts')
    .select(['id', 'gateway', 'moto', 'trouble', 'sealed_credentials'])
    .where('store_id', '=', tx.store)
    .where((q) => ('id' in which ? q('id', '=', which.id) : q.and([q('gateway', '=', which.gateway), q('removed_at', 'is', null)])))
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export type NewTransaction = {
  readonly id: string
  readonly order: string
  readonly kind: Kind
  readonly parent: string | null
  /** the attempt that made the payment it belongs to; itself for a charge */
  readonly payment: string
  readonly account: string | null
  readonly amount: number
  readonly currency: string
  readonly key: string
  readonly command: string | null
  readonly at: Date
  readonly final?: boolean
  readonly charge?: ChargeKept | null
  readonly parts?: readonly RefundPart[] | null | undefined
  readonly goodsBack?: boolean | null | undefined
  readonly actor?: { readonly kind: ActorKind; readonly name: string }
  readonly reason?: string | null | undefined
  readonly method?: string | null
  readonly outsideReference?: string | null
  readonly note?: string | null | undefined
}

/** Writes an attempt; it is never changed again. */
export async function insertTransaction(tx: Tx, row: NewTransaction): Promise<void> {
  await tx
    .insertInto('transactions')
    .values({
      store_id: tx.store,
      id: row.id,
      order_id: row.order,
      kind: row.kind,
      parent_id: row.parent,
      payment_id: row.payment,
      final: row.final ?? true,
      charge: json(row.charge),
      parts: row.parts && row.parts.length > 0 ? JSON.stringify(row.parts) : null,
      goods_back: row.goodsBack ?? null,
      gateway_account_id: row.account,
      amount: row.amount,
      currency: row.currency,
      idempotency_key: row.key,
      command_id: row.command,
      reason: row.reason ?? null,
      method: row.method ?? null,
      outside_reference: row.outsideReference ?? null,
      note: row.note ?? null,
      actor_kind: row.actor?.kind ?? tx.actor.kind,
      actor_id: row.actor ? null : tx.actor.person,
      actor_name: row.actor?.name ?? tx.actor.name,
      created_at: row.at,
    })
    .execute()
}

export type NewEvent = {
  readonly state: EventState
  readonly source: Source
  readonly at: Date
  readonly reference?: string | null
  readonly code?: string | null
  readonly advice?: string | null
  readonly message?: string | null
  readonly fee?: number | null
  readonly expiresAt?: Date | null
  readonly instrument?: Instrument | null
  readonly checks?: Checks | null
  readonly several?: boolean | null
  readonly saved?: Saved | null
}

/** A fact as it is read back. */
export function factOf(event: NewEvent): AttemptRow['events'][number] {
  return {
    state: event.state,
    source: event.source,
    at: event.at,
    reference: event.reference ?? null,
    code: event.code ?? null,
    advice: event.advice ?? null,
    message: event.message ?? null,
    fee: event.fee ?? null,
    expires_at: event.expiresAt ?? null,
    instrument: event.instrument ?? null,
    checks: event.checks ?? null,
    several: event.several ?? null,
    saved: event.saved ?? null,
  }
}

/** Appends facts to an attempt. False when a final one was refused because the attempt already has its final answer. */
export async function appendEvents(tx: Tx, transaction: string, events: readonly NewEvent[]): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('transaction_events')
    .values(
      events.map((event) => ({
        store_id: tx.store,
        transaction_id: transaction,
        id: uuidv7(),
        state: event.state,
        source: event.source,
        at: event.at,
        reference: event.reference ?? null,
        code: event.code ?? null,
        advice: event.advice ?? null,
        message: event.message ?? null,
        fee: event.fee ?? null,
        expires_at: event.expiresAt ?? null,
        instrument: json(event.instrument),
        checks: json(event.checks),
        several: event.several ?? null,
        saved: json(event.saved),
      })),
    )
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === BigInt(events.length)
}

/** One attempt with its facts, its parent's and its payment's, oldest first, its order's number and buyer, and what was captured of its hold before. */
export async function findAttempt(tx: Tx, id: string) {
  const [row] = await readAttempt(tx, id)
  return (
    row && {
      ...row,
      captured_before: row.captured_before ?? 0,
      events: toEvents(row.events),
      parent_events: toEvents(row.parent_events),
      payment_events: toEvents(row.payment_events),
    }
  )
}
export type AttemptRow = NonNullable<Awaited<ReturnType<typeof findAttempt>>>

const readAttempt = prepared((tx, id: string) =>
  tx
    .selectFrom('transactions as t')
    .innerJoin('orders as o', (j) => j.onRef('o.store_id', '=', 't.store_id').onRef('o.id', '=', 't.order_id'))
    .select([
      't.id',
      't.order_id',
      'o.number',
      'o.buyer_name',
      'o.buyer_email',
      't.kind',
      't.parent_id',
      't.payment_id',
      't.gateway_account_id',
      't.amount',
      't.currency',
      't.final',
      't.charge',
      't.parts',
      't.idempotency_key',
      't.command_id',
      't.created_at',
      't.actor_kind',
    ])
    .select((q) => [
      eventsOf(tx, 't.id').as('events'),
      eventsOf(tx, 't.parent_id').as('parent_events'),
      eventsOf(tx, 't.payment_id').as('payment_events'),
      q
        .selectFrom('transactions as s')
        .select(
          sql<number>`coalesce(sum(s.amount) filter (where exists (select from transaction_events e
            where e.store_id = s.store_id and e.transaction_id = s.id and e.state = 'approved')), 0)::bigint`.as('n'),
        )
        .whereRef('s.store_id', '=', 't.store_id')
        .whereRef('s.parent_id', '=', 't.parent_id')
        .whereRef('s.id', '!=', 't.id')
        .where('s.kind', '=', 'capture')
        .as('captured_before'),
      q
        .selectFrom('transactions as p')
        .select('p.kind')
        .whereRef('p.store_id', '=', 't.store_id')
        .whereRef('p.id', '=', 't.parent_id')
        .as('parent_kind'),
    ])
    .where('t.store_id', '=', tx.store)
    .where('t.id', '=', id),
)

/** The same where it must exist. */
export async function needAttempt(tx: Tx, id: string): Promise<AttemptRow> {
  const row = await findAttempt(tx, id)
  if (!row) throw new Error(`no transaction ${id}`)
  return row
}

/** Writes what a claim came to; a confirmed one stays. False when there is no such claim to write. */
export async function saveClaim(tx: Tx, id: string, state: 'unconfirmed' | 'confirmed' | 'refused', why: string | null): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('payment_claims')
    .set({ state, why })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .where('state', '!=', 'confirmed')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Begins a verification; its id is the attempt's. */
export async function insertVerification(tx: Tx, id: string, order: string, at: Date): Promise<void> {
  await tx
    .insertInto('verifications')
    .values({ store_id: tx.store, id, order_id: order, created_at: at })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Stops an account whose keys the gateway refused. */
export async function stopAccount(tx: Tx, id: string, trouble: string): Promise<void> {
  await tx.updateTable('gateway_accounts').set({ trouble }).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** The flows of the order that are under way: one of them may wait for this payment. */
export async function runningFlows(tx: Tx, order: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('flows')
    .select('id')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('state', '=', 'running')
    .execute()
  return rows.map((row) => row.id)
}

/** A fact of an attempt as it is read. */
export const factColumns = [
  'e.state',
  'e.source',
  'e.reference',
  'e.code',
  'e.advice',
  'e.message',
  'e.fee',
  'e.expires_at',
  'e.instrument',
  'e.checks',
  'e.several',
  'e.saved',
  'e.at',
] as const

/** The facts of an attempt, oldest first, as JSON beside it. */
export function eventsOf(tx: Tx, transaction: 't.id' | 't.parent_id' | 't.payment_id') {
  return jsonArrayFrom(
    tx
      .selectFrom('transaction_events as e')
      .select(factColumns)
      .where('e.store_id', '=', tx.store)
      .where('e.transaction_id', '=', sql.ref<string>(transaction))
      .orderBy('e.at')
      .orderBy('e.id'),
  )
}

type Moments = { readonly at: Date; readonly expires_at: Date | null }

// Inside JSON a timestamp arrives as text.
/** Facts read as JSON, their moments made moments again. */
export function toEvents<E extends { readonly at: string; readonly expires_at: string | null }>(
  events: readonly E[],
): readonly (Omit<E, 'at' | 'expires_at'> & Moments)[] {
  return events.map(({ at, expires_at, ...rest }) => ({
    ...rest,
    at: new Date(at),
    expires_at: expires_at === null ? null : new Date(expires_at),
  }))
}

function json(value: object | null | undefined): string | null {
  return value ? JSON.stringify(value) : null
}
