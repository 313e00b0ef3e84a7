import { uuidv7 } from 'uuidv7'
import type { Kind } from '#domain/ledger.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import type { Found, FoundPart } from '#ports/gateway.ts'
import { holdOrder, record, type Held } from '../../spine.ts'
import { openAccount, type OpenAccount } from '../beats/account.ts'
import { conclude, isUnsettledRow, outcomeOfRow } from '../beats/conclude.ts'
import { seenIn } from '../beats/look.ts'
import { appendEvents, insertTransaction, needAttempt, runningFlows } from '../beats/queries.ts'
import { paymentOf } from '../beats/send.ts'
import { takeDisputes } from './disputes.ts'
import { listOfPayment, type PaymentRow } from './queries.ts'

/**
 * Reads one payment at the gateway and brings the ledger up to it: attempts still open get their end, refunds that failed late are reversed, and what was
 * done outside the desk (in the provider's portal) is added as rows of the gateway's own. Done twice it does nothing. Throws when nobody answers now.
 */
export async function reconcile(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  const seen = await inStore(app, actor, async (tx) => {
    const rows = await listOfPayment(tx, id)
    const account = rows[0]?.gateway_account_id
    return account ? { rows, account: await openAccount(app, tx, { id: account }) } : null
  })
  const payment = seen?.rows[0] && paymentOf({ payment_events: seen.rows[0].events })
  if (!seen?.account.ok || !payment) return
  const found = await seen.account.value.gateway.find(payment)
  if (found !== null && 'unreadable' in found) throw new Error(`the payment could not be read: ${found.unreadable}`)
  if (found === null) return
  await endOpen(app, store, seen.rows, found)
  await addOutside(app, store, id, seen.account.value, found)
}

/** Ends what was still open and is told apart by its own label. */
async function endOpen(app: App, store: string, rows: readonly PaymentRow[], found: Found): Promise<void> {
  const actor = systemActor(store)
  for (const { id } of rows.filter(isUnsettledRow).filter(({ kind }) => kind !== 'dispute')) {
    const row = await inStore(app, actor, (tx) => needAttempt(tx, id))
    const end = seenIn(found, row)
    if (end.kind === 'ended') await conclude(app, actor, row, end.reply, 'poll')
  }
}

async function addOutside(app: App, store: string, payment: string, account: OpenAccount, found: Found): Promise<void> {
  const root = await inStore(app, systemActor(store), async (tx) => (await listOfPayment(tx, payment))[0])
  if (!root) return
  await holdOrder<null, never>(app, systemActor(store), { id: root.order_id }, noCommand, 'payment', async (held) => {
    const rows = await listOfPayment(held.tx, payment)
    // An attempt whose end is not known explains what is found: nothing is said of it before it has ended.
    if (rows.some((row) => row.kind !== 'dispute' && isUnsettledRow(row))) return ok(null)
    const entries = held.entries.length
    await followRefunds(held, rows, found)
    await addCaptures(held, account, rows, found)
    await addRefunds(held, account, await listOfPayment(held.tx, payment), found)
    await addRelease(held, account, rows, found)
    await takeDisputes(held, account, await listOfPayment(held.tx, payment), found)
    if (held.entries.length > entries) await app.jobs.put(held.tx, 'flow', await runningFlows(held.tx, held.order.id))
    return ok(null)
  })
}

/** Our refunds that were on their way: arrived, or come back. */
async function followRefunds(held: Held, rows: readonly PaymentRow[], found: Found): Promise<void> {
  for (const refund of found.refunds) {
    const row = rows.find(({ id, kind, events }) => kind === 'refund' && (id === refund.transaction || knows(events, refund.reference)))
    if (!row || outcomeOfRow(row) !== 'approved') continue
    const pending = row.events.some(({ code }) => code === 'pending') && !row.events.some(({ code }) => code === 'arrived')
    if (refund.state === 'gone') {
      await appendEvents(held.tx, row.id, [
        { state: 'reversed', source: 'poll', at: held.now, reference: refund.reference, code: 'refund_failed' },
      ])
      record(held, {
        type: 'transaction',
        transaction: row.id,
        kind: 'refund',
        amount: row.amount,
        state: 'reversed',
        code: 'refund_failed',
      })
    } else if (refund.state === 'done' && pending) {
      await appendEvents(held.tx, row.id, [
        { state: 'accepted', source: 'poll', at: held.now, reference: refund.reference, code: 'arrived' },
      ])
    }
  }
}

/** Captures nobody here made: each by its own id, or what the whole was captured beyond ours. */
async function addCaptures(held: Held, account: OpenAccount, rows: readonly PaymentRow[], found: Found): Promise<void> {
  const hold = rows.findLast(({ kind, events }) => isHoldKind(kind) && events.some(({ state }) => state === 'approved'))
  if (!hold) return
  const own = rows.filter((row) => row.kind === 'capture' && outcomeOfRow(row) === 'approved')
  const single = found.captures.filter(({ reference }) => reference !== found.reference)
  if (single.length > 0) {
    for (const capture of single) {
      const ours = own.some(({ id, events }) => id === capture.transaction || knows(events, capture.reference))
      if (!ours && capture.state === 'done') await addRow(held, account, hold, 'capture', capture, found.state === 'captured')
    }
    return
  }
  const missing = found.captured.amount - own.reduce((sum, { amount }) => sum + amount, 0)
  if (missing <= 0) return
  const reference = `${found.reference}-${found.captured.amount}`
  const part = { reference, transaction: null, amount: { ...found.captured, amount: missing }, state: 'done', at: null } as const
  await addRow(held, account, hold, 'capture', part, found.state === 'captured', found.reference)
}

/** Refunds made in the provider's portal. */
async function addRefunds(held: Held, account: OpenAccount, rows: readonly PaymentRow[], found: Found): Promise<void> {
  for (const refund of found.refunds) {
    const ours = rows.some(({ id, kind, events }) => kind === 'refund' && (id === refund.transaction || knows(events, refund.reference)))
    if (ours || refund.state === 'gone') continue
    const paid = rows.filter((row) => (row.kind === 'sale' || row.kind === 'capture') && outcomeOfRow(row) === 'approved')
    const parent = paid.find(({ events }) => refund.of !== undefined && knows(events, refund.of)) ?? paid.at(-1)
    if (parent) await addRow(held, account, parent, 'refund', refund, true)
  }
}

/** A hold that was let go in the portal, or by the gateway before its time. */
async function addRelease(held: Held, account: OpenAccount, rows: readonly PaymentRow[], found: Found): Promise<void> {
  if (found.state !== 'canceled') return
  const hold = rows.findLast((row) => (isHoldKind(row.kind) || row.kind === 'verification') && outcomeOfRow(row) === 'approved')
  if (
    !hold ||
    rows.some((row) => row.parent_id === hold.id && (row.kind === 'void' || row.kind === 'capture') && outcomeOfRow(row) === 'approved')
  )
    return
  // Running out is no release: it shows as an expired hold by itself.
  const ends = hold.events.findLast((event) => event.expires_at !== null)?.expires_at
  if (ends && ends <= held.now) return
  const amount = { amount: hold.amount, currency: hold.currency }
  await addRow(held, account, hold, 'void', { reference: found.part, transaction: null, amount, state: 'done', at: null }, true)
}

/** One row of the gateway's own: what it did, under a key that is the same each time it is seen. */
async function addRow(
  held: Held,
  account: OpenAccount,
  parent: PaymentRow,
  kind: Extract<Kind, 'capture' | 'refund' | 'void'>,
  part: FoundPart,
  final: boolean,
  reference = part.reference,
): Promise<void> {
  const id = uuidv7()
  await insertTransaction(held.tx, {
    id,
    order: held.order.id,
    kind,
    parent: parent.id,
    payment: parent.payment_id,
    account: account.id,
    amount: part.amount.amount,
    currency: part.amount.currency,
    key: `outside-${account.id}-${kind}-${part.reference}`,
    command: null,
    at: held.now,
    final,
    actor: { kind: 'system', name: gatewayTitle[account.name] },
  })
  await appendEvents(held.tx, id, [
    { state: 'created', source: 'poll', at: held.now },
    {
      state: 'approved',
      source: 'poll',
      at: held.now,
      reference,
      code: part.state === 'pending' ? 'pending' : 'outside',
      fee: part.fee?.amount ?? null,
    },
  ])
  const secret = parent.kind === 'verification' || undefined
  record(held, {
    type: 'transaction',
    transaction: id,
    kind,
    amount: secret ? 0 : part.amount.amount,
    state: 'approved',
    code: 'outside',
    secret,
  })
}

const gatewayTitle = { stripe: 'Stripe', paypal: 'PayPal' } as const

function isHoldKind(kind: Kind): boolean {
  return kind === 'authorization' || kind === 'reauthorization'
}

function knows(events: PaymentRow['events'], reference: string): boolean {
  return events.some((event) => event.reference === reference)
}
