import { balancesOf, isUnsettled, leftOf, planRefund, planReversal, planVoid, refundableOf, type Transaction } from '#domain/ledger.ts'
import { money } from '#domain/money.ts'
import { refuse } from '#domain/result.ts'
import type { Right } from '#domain/rights.ts'
import type { At } from '../spine.ts'
import { mayCapture } from './capture.ts'
import { findClaim, listTransactions, type TransactionRow } from './queries.ts'
import type { Barred, Can, ClaimView, PaymentView, TransactionView } from './shapes.ts'

/** The Payment section: what is owed and held, every attempt with every fact known of it, and what the reader may do now, by the rules that guard it. */
export async function readPayment(at: At): Promise<PaymentView> {
  const { sources, facts, now } = at
  const rows = await listTransactions(at.tx, at.order.id)
  const claim = await findClaim(at.tx, at.order.id)
  const history = rows.map((row) => viewOf(at, row, rows))
  const total = money(facts.total, sources.currency)
  const balances = balancesOf(total, sources.history, now)
  return {
    state: facts.paymentState,
    balances: {
      total: facts.total,
      captured: balances.captured.amount,
      refunded: balances.refunded.amount,
      offline: balances.offline.amount,
      collected: balances.collected.amount,
      due: balances.due.amount,
      held: balances.held.amount,
      unsettled: balances.unsettled.amount,
    },
    hold: balances.held.amount > 0 ? { amount: balances.held.amount, expiresAt: facts.holdExpiresAt?.toISOString() ?? null } : null,
    claim: claim && claim.state !== 'confirmed' ? claimOf(at, claim) : null,
    history,
    can: {
      capture: captureOf(at),
      void: voidOf(
        at,
        sources.history.findLast((t) => t.kind === 'authorization' && t.outcome === 'approved'),
      ),
      refund: anyOf(
        history.map((row) => row.can.refund),
        'not_paid',
      ),
      offline: allowed(at, 'offline') ?? yes,
    },
  }
}

const yes = { ok: true } as const

/** The refusal of somebody without the right, or undefined. */
function allowed(at: At, right: Right): Barred | undefined {
  return at.tx.actor.rights.includes(right) ? undefined : refuse('forbidden', { right })
}

function captureOf(at: At): PaymentView['can']['capture'] {
  const barred = allowed(at, 'collect')
  if (barred) return barred
  const may = mayCapture(at.sources.status, at.sources.history, money(at.facts.balance, at.sources.currency), at.now)
  return may.ok ? { ok: true, transaction: may.value.hold.id, left: may.value.left.amount, suggested: may.value.suggested.amount } : may
}

/** Allowed when it is for one of them; else the reason of the newest that has one. */
function anyOf(each: readonly (Can | null)[], none: string): Can {
  const known = each.filter((can) => can !== null)
  return known.some((can) => can.ok) ? yes : (known[0] ?? refuse(none))
}

function viewOf(at: At, row: TransactionRow, rows: readonly TransactionRow[]): TransactionView {
  const folded = at.sources.history.find((t) => t.id === row.id)
  if (!folded) throw new Error(`transaction ${row.id} is missing from the ledger`)
  const final = row.events.findLast((event) => event.state === folded.outcome)
  const parent = rows.find((other) => other.id === row.parent_id)
  const known = <T>(of: (event: TransactionRow['events'][number]) => T | null) =>
    row.events.map(of).findLast((value) => value !== null) ?? null
  return {
    id: row.id,
    kind: row.kind,
    parent: row.parent_id,
    amount: row.amount,
    outcome: folded.outcome,
    method: row.method,
    instrument: known((e) => e.instrument) ?? parent?.events.findLast((e) => e.instrument !== null)?.instrument ?? null,
    checks: known((e) => e.checks),
    code: final?.code ?? null,
    advice: final?.advice ?? null,
    message: final?.message ?? null,
    reference: row.outside_reference ?? known((e) => e.reference),
    fee: at.tx.actor.rights.includes('cost') ? known((e) => e.fee) : null,
    reason: row.reason,
    note: row.note,
    expiresAt: leftOf(folded, at.sources.history, at.now).amount > 0 ? (folded.expiresAt?.toISOString() ?? null) : null,
    at: row.created_at.toISOString(),
    who: { kind: row.actor_kind, name: row.actor_name },
    source: final?.source ?? row.events[0]?.source ?? 'api',
    events: row.events.map((e) => ({
      state: e.state,
      source: e.source,
      at: e.at.toISOString(),
      reference: e.reference,
      code: e.code,
      message: e.message,
    })),
    can: rowCan(at, folded),
  }
}

function rowCan(at: At, t: Transaction): TransactionView['can'] {
  const history = at.sources.history
  return {
    refund: t.outcome === 'approved' && (t.kind === 'sale' || t.kind === 'capture') ? refundOf(at, t) : null,
    // A hold that is spent or has run out needs no button that says so.
    void: leftOf(t, history, at.now).amount > 0 ? voidOf(at, t) : null,
    reverse: t.kind === 'offline' && t.parent === null ? (allowed(at, 'offline') ?? plain(planReversal(t, history))) : null,
    check: isUnsettled(t) ? yes : null,
  }
}

function voidOf(at: At, hold: Transaction | undefined): Can {
  return allowed(at, 'refund') ?? (hold ? plain(planVoid(hold, at.sources.history)) : refuse('not_authorized'))
}

function refundOf(at: At, t: Transaction): TransactionView['can']['refund'] {
  const left = refundableOf(t, at.sources.history)
  const barred = allowed(at, 'refund')
  if (barred) return barred
  if (left.amount <= 0) return refuse('nothing_to_refund')
  const planned = planRefund(t, at.sources.history, left)
  return planned.ok ? { ok: true, left: left.amount } : planned
}

function plain(result: Can): Can {
  return result.ok ? yes : result
}

function claimOf(at: At, claim: NonNullable<Awaited<ReturnType<typeof findClaim>>>): ClaimView {
  return {
    id: claim.id,
    kind: claim.kind,
    reference: claim.reference,
    state: claim.state === 'refused' ? 'refused' : 'unconfirmed',
    why: claim.why,
    at: claim.created_at.toISOString(),
    check: allowed(at, 'collect') ?? (at.sources.history.some(isUnsettled) ? refuse('unsettled') : yes),
  }
}
