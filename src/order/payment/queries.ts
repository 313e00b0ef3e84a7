import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { uuidv7 } from 'uuidv7'
import type { EventState, Kind, Source } from '#domain/ledger.ts'
import type { Checks, Instrument } from '#domain/payment.ts'
import type { Tx } from '#platform/doors.ts'

/** A gateway account of the store: the one named, in use or not, or the one in use now. */
export async function findAccount(tx: Tx, id: string | null) {
  return tx
    .selectFrom('gateway_accounts')
    .select(['id', 'gateway', 'sealed_credentials'])
    .where('store_id', '=', tx.store)
    .$if(id !== null, (q) => q.where('id', '=', id))
    .$if(id === null, (q) => q.where('removed_at', 'is', null))
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Sell at once or hold first? The store's own setting. */
export async function readPaymentMode(tx: Tx): Promise<'sale' | 'authorization'> {
  const { payment_mode } = await tx
    .selectFrom('store_settings')
    .select('payment_mode')
    .where('store_id', '=', tx.store)
    .executeTakeFirstOrThrow()
  return payment_mode === 'sale' ? 'sale' : 'authorization'
}

export type NewTransaction = {
  readonly id: string
  readonly order: string
  readonly kind: Kind
  readonly parent: string | null
  readonly account: string | null
  readonly amount: number
  readonly currency: string
  readonly key: string
  readonly command: string | null
  readonly at: Date
  readonly reason?: string | null
  readonly method?: string | null
  readonly outsideReference?: string | null
  readonly note?: string | null
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
      gateway_account_id: row.account,
      amount: row.amount,
      currency: row.currency,
      idempotency_key: row.key,
      command_id: row.command,
      reason: row.reason ?? null,
      method: row.method ?? null,
      outside_reference: row.outsideReference ?? null,
      note: row.note ?? null,
      actor_kind: tx.actor.kind,
      actor_id: tx.actor.person,
      actor_name: tx.actor.name,
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
      })),
    )
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === BigInt(events.length)
}

/** One attempt with its facts and its parent's, oldest first, its order's number, and the token it charges when it was made for a claim. */
export async function findAttempt(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('transactions as t')
    .innerJoin('orders as o', (j) => j.onRef('o.store_id', '=', 't.store_id').onRef('o.id', '=', 't.order_id'))
    .leftJoin('payment_claims as p', (j) => j.onRef('p.store_id', '=', 't.store_id').onRef('p.id', '=', 't.command_id'))
    .select([
      't.id',
      't.order_id',
      'o.number',
      't.kind',
      't.parent_id',
      't.gateway_account_id',
      't.amount',
      't.currency',
      't.idempotency_key',
      't.command_id',
      't.created_at',
      'p.reference as token',
    ])
    .select([eventsOf(tx, 't.id').as('events'), eventsOf(tx, 't.parent_id').as('parent_events')])
    .where('t.store_id', '=', tx.store)
    .where('t.id', '=', id)
    .executeTakeFirst()
  return row && { ...row, events: toEvents(row.events), parent_events: toEvents(row.parent_events) }
}
export type AttemptRow = NonNullable<Awaited<ReturnType<typeof findAttempt>>>

/** The same where it must exist. */
export async function needAttempt(tx: Tx, id: string): Promise<AttemptRow> {
  const row = await findAttempt(tx, id)
  if (!row) throw new Error(`no transaction ${id}`)
  return row
}

/** The whole history of an order, newest first. */
export async function listTransactions(tx: Tx, order: string) {
  const rows = await tx
    .selectFrom('transactions as t')
    .select([
      't.id',
      't.kind',
      't.parent_id',
      't.amount',
      't.reason',
      't.method',
      't.outside_reference',
      't.note',
      't.expires_at',
      't.instrument',
      't.checks',
      't.actor_kind',
      't.actor_name',
      't.created_at',
    ])
    .select(eventsOf(tx, 't.id').as('events'))
    .where('t.store_id', '=', tx.store)
    .where('t.order_id', '=', order)
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, events: toEvents(row.events) }))
}
export type TransactionRow = Awaited<ReturnType<typeof listTransactions>>[number]

/** What the storefront said of this order's payment, newest first. */
export async function findClaim(tx: Tx, order: string) {
  return tx
    .selectFrom('payment_claims')
    .select(['id', 'kind', 'reference', 'state', 'why', 'created_at'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
export type ClaimRow = NonNullable<Awaited<ReturnType<typeof findClaim>>>

/** Writes what a claim came to. A confirmed one stays. */
export async function saveClaim(tx: Tx, id: string, state: 'confirmed' | 'refused', why: string | null): Promise<void> {
  await tx
    .updateTable('payment_claims')
    .set({ state, why })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .where('state', '!=', 'confirmed')
    .execute()
}

/** The attempts made with a claim's token, oldest first. */
export async function attemptsOf(tx: Tx, order: string, claim: string) {
  return tx
    .selectFrom('transactions')
    .select('id')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('command_id', '=', claim)
    .orderBy('created_at')
    .execute()
}

function eventsOf(tx: Tx, transaction: 't.id' | 't.parent_id') {
  return jsonArrayFrom(
    tx
      .selectFrom('transaction_events as e')
      .select([
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
        'e.at',
      ])
      .where('e.store_id', '=', tx.store)
      .where('e.transaction_id', '=', sql.ref<string>(transaction))
      .orderBy('e.at')
      .orderBy('e.id'),
  )
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

type Moments = { readonly at: Date; readonly expires_at: Date | null }

// Inside JSON a timestamp arrives as text.
function toEvents<E extends { readonly at: string; readonly expires_at: string | null }>(
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
