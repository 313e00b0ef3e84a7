import { moneyOf } from '#domain/attention/attention.ts'
import { balancesOf, holds, isHold, isUnsettled, leftOf, childrenOf, ranOut, refundableOf, type Transaction } from '#domain/ledger.ts'
import { money } from '#domain/money.ts'
import {
  guaranteedUntil,
  planCharge,
  planRefund,
  planReversal,
  planVerification,
  planVoid,
  verificationTries,
  type Renewal,
} from '#domain/payment/plans.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { Right } from '#domain/rights.ts'
import type { Tx } from '#platform/doors.ts'
import type { At } from '../spine.ts'
import type { OrderRow } from '../spine-facts.ts'
import { openAccount } from './beats/account.ts'
import { mayCapture } from './capture.ts'
import { cardFieldOf } from './card-field.ts'
import { mayReauthorize, usable } from './charge.ts'
import { readEvidence } from './evidence.ts'
import { readLinks } from './link/read-links.ts'
import {
  findAccountOf,
  findClaim,
  listAccounts,
  listDisputes,
  listFacts,
  listSaved,
  listTransactions,
  type SavedRow,
  type TransactionRow,
} from './queries.ts'
import { listVerifications } from './verify/queries.ts'
import type { Barred, Can, CardField, ClaimView, DisputeView, EventView, PaymentView, SavedView, TransactionView } from './shapes.ts'

/** Everything about an order's payments besides its ledger. */
type Beside = {
  readonly rows: ReadonlyMap<string | null, TransactionRow>
  readonly ledger: ReadonlyMap<string, Transaction>
  readonly saved: readonly SavedRow[]
  readonly accounts: Awaited<ReturnType<typeof listAccounts>>
  readonly verifications: Awaited<ReturnType<typeof listVerifications>>
  readonly disputes: Awaited<ReturnType<typeof listDisputes>>
}

/** The Payment section: what is owed and held, every attempt with every fact known of it, and what the reader may do now, by the rules that guard it. */
export async function readPayment(at: At): Promise<PaymentView> {
  const { sources, facts, now, tx, order } = at
  const ledger = new Map(sources.history.map((t) => [t.id, t]))
  const [listed, claim, saved, accounts, verifications, disputes, { links, can: link }, holding] = await Promise.all([
    listTransactions(tx, order.id),
    findClaim(tx, order.id),
    listSaved(tx, order.id),
    listAccounts(tx),
    listVerifications(tx, order.id),
    listDisputes(tx, order.id),
    readLinks(at),
    openHold(at),
  ])
  // What a colleague put in since the ledger was read comes with the next reading, which their change asks for.
  const rows = listed.filter(({ id }) => ledger.has(id))
  const beside: Beside = {
    rows: new Map(rows.map((row) => [row.id, row])),
    ledger,
    saved,
    accounts,
    verifications,
    disputes,
  }
  const history = rows.map((row) => viewOf(at, row, beside))
  const total = money(facts.total, sources.currency)
  const balances = balancesOf(total, sources.history, now)
  return {
    state: facts.paymentState,
    attention: moneyOf(facts.attention),
    balances: amountsOf(facts.total, balances),
    hold: balances.held.amount > 0 ? holdOf(at, balances.held.amount, holding) : null,
    claim: claim && claim.state !== 'confirmed' ? claimOf(at, claim) : null,
    history,
    evidence: disputes.length > 0 ? await readEvidence(at) : null,
    links,
    can: {
      ...waysOf(at, beside, holding),
      link,
      void: voidOf(
        at,
        sources.history.findLast((t) => isHold(t) && t.outcome === 'approved'),
      ),
      refund: anyOf(
        history.map((row) => row.can.refund),
        'not_paid',
      ),
      offline: allowed(at, 'offline') ?? yes,
    },
  }
}

function amountsOf(total: number, balances: ReturnType<typeof balancesOf>): PaymentView['balances'] {
  return {
    total,
    captured: balances.captured.amount,
    refunded: balances.refunded.amount,
    offline: balances.offline.amount,
    disputed: balances.disputed.amount,
    credited: balances.credited.amount,
    collected: balances.collected.amount,
    due: balances.due.amount,
    held: balances.held.amount,
    unsettled: balances.unsettled.amount,
  }
}

/** Each fact about one attempt of an order as it was learned, oldest first; none of an attempt it does not have. */
export async function readFacts(tx: Tx, order: OrderRow, transaction: string): Promise<readonly EventView[]> {
  return (await listFacts(tx, order.id, transaction)).map((fact) => ({ ...fact, at: fact.at.toISOString() }))
}

const yes = { ok: true } as const

/** The refusal of somebody without the right, or undefined. */
function allowed(at: At, right: Right): Barred | undefined {
  return at.tx.actor.rights.includes(right) ? undefined : refuse('forbidden', { right })
}

type Ways = Pick<PaymentView['can'], 'capture' | 'reauthorize' | 'again' | 'card' | 'verify'>

/** The newest hold, one that is still whole before one that was used, and how its gateway renews it; or why there is none. */
type Holding = Result<{ readonly hold: Transaction; readonly renewal: Renewal }, string>

async function openHold({ app, tx, sources: { history } }: At): Promise<Holding> {
  const approved = history.filter((t) => isHold(t) && t.outcome === 'approved')
  const hold = approved.findLast((t) => !childrenOf(t, history).some(holds)) ?? approved.at(-1)
  if (!hold) return refuse('not_authorized')
  const id = await findAccountOf(tx, hold.id)
  const account = id ? await openAccount(app, tx, { id }) : refuse('no_gateway')
  return account.ok ? ok({ hold, renewal: account.value.gateway.abilities.renewal }) : account
}

function holdOf(at: At, amount: number, holding: Holding): PaymentView['hold'] {
  const live = holding.ok && leftOf(holding.value.hold, at.sources.history, at.now).amount > 0
  const until = live ? guaranteedUntil(holding.value.hold, holding.value.renewal) : null
  return { amount, expiresAt: at.facts.holdExpiresAt?.toISOString() ?? null, guaranteedUntil: until?.toISOString() ?? null }
}

/** The ways to collect, each with what it would begin with or the reason why it is not possible now. */
function waysOf(at: At, { saved, accounts }: Beside, holding: Holding): Ways {
  const barred = allowed(at, 'collect')
  if (barred) return { capture: barred, reauthorize: barred, again: barred, card: barred, verify: barred }
  const due = money(at.facts.balance, at.sources.currency)
  const stripe = accounts.find(({ gateway }) => gateway === 'stripe')
  const field = stripe ? cardFieldOf(at.app, stripe) : null
  const charge = at.sources.status === 'cancelled' ? refuse('order_cancelled') : planCharge('sale', at.sources.history, due)
  const suggested = Math.max(due.amount, 0)
  return {
    capture: captureOf(at),
    reauthorize: reauthorizeOf(at, saved, holding),
    again: !charge.ok ? charge : saved.length === 0 ? refuse('not_saved') : { ok: true, saved: saved.map(savedOf), suggested },
    card: !charge.ok ? charge : field ? { ok: true, field, suggested } : refuse(stripe ? 'no_card_field' : 'no_gateway'),
    verify: verifyOf(at, saved, field),
  }
}

function captureOf(at: At): PaymentView['can']['capture'] {
  const may = mayCapture(at.sources.status, at.sources.history, money(at.facts.balance, at.sources.currency), at.now)
  if (!may.ok) return may
  const { hold, left, suggested } = may.value
  return { ok: true, transaction: hold.id, left: left.amount, suggested: suggested.amount, several: hold.several }
}

/** By the gateway's own rule of when a hold may be renewed. */
function reauthorizeOf(at: At, saved: readonly SavedRow[], holding: Holding): PaymentView['can']['reauthorize'] {
  if (!holding.ok) return holding
  const { hold, renewal } = holding.value
  const kept = saved.find(({ id }) => id === hold.id)
  const wanted = Math.min(at.facts.balance, hold.amount.amount)
  const amount = money(wanted, at.sources.currency)
  const may = mayReauthorize(at.sources.status, at.sources.history, hold, amount, at.now, usable(renewal, kept))
  return may.ok ? { ok: true, transaction: hold.id, suggested: wanted } : may
}

function verifyOf(at: At, saved: readonly SavedRow[], field: CardField | null): PaymentView['can']['verify'] {
  if (at.sources.status === 'cancelled') return refuse('order_cancelled')
  const cards = saved.filter(({ gateway }) => gateway === 'stripe').map(savedOf)
  const planned = planVerification(at.sources.history, money(0, at.sources.currency))
  if (!planned.ok) return planned
  return cards.length > 0 || field ? { ok: true, saved: cards, field } : refuse('no_gateway')
}

function savedOf({ id, gateway, instrument }: SavedRow): SavedView {
  return { transaction: id, gateway, instrument }
}

/** Allowed when it is for one of them; else the reason of the newest that has one. */
function anyOf(each: readonly (Can | null)[], none: string): Can {
  const known = each.filter((can) => can !== null)
  return known.some((can) => can.ok) ? yes : (known[0] ?? refuse(none))
}

function viewOf(at: At, row: TransactionRow, { rows, ledger, verifications, disputes }: Beside): TransactionView {
  const folded = ledger.get(row.id)
  if (!folded) throw new Error(`transaction ${row.id} is missing from the ledger`)
  const final = row.events.findLast((event) => event.state === folded.outcome)
  const parent = rows.get(row.parent_id)
  const root = rows.get(row.payment_id)
  const verification = verifications.find(({ id }) => id === row.id || id === row.parent_id)
  const secret = (row.kind === 'verification' || parent?.kind === 'verification') && verification?.state !== 'named'
  const expired = ranOut(folded, at.sources.history, at.now)
  const known = <K extends keyof TransactionRow['events'][number]>(what: K) =>
    row.events.findLast((event) => event[what] !== null)?.[what] ?? null
  return {
    id: row.id,
    kind: row.kind,
    parent: row.parent_id,
    amount: secret ? 0 : row.amount,
    secret,
    verification: verification?.id === row.id ? { state: verification.state, triesLeft: verificationTries - verification.tries } : null,
    gateway: row.gateway,
    parts: row.parts ?? [],
    goodsBack: row.goods_back,
    disputes: disputes.filter(({ transaction_id }) => transaction_id === row.id).map(disputeOf),
    outcome: folded.outcome,
    method: row.method,
    instrument: known('instrument') ?? instrumentOf(parent) ?? instrumentOf(root),
    checks: known('checks'),
    code: final?.code === 'pending' && row.events.some(({ code }) => code === 'arrived') ? null : (final?.code ?? null),
    advice: final?.advice ?? null,
    message: final?.message ?? null,
    reference: row.outside_reference ?? known('reference'),
    fee: at.tx.actor.rights.includes('cost') ? known('fee') : null,
    reason: row.reason,
    note: row.note,
    expiresAt: expired || leftOf(folded, at.sources.history, at.now).amount > 0 ? (folded.expiresAt?.toISOString() ?? null) : null,
    expired,
    at: row.created_at.toISOString(),
    who: { kind: row.actor_kind, name: row.actor_name },
    source: final?.source ?? row.events[0]?.source ?? 'api',
    can: rowCan(at, folded, verification),
  }
}

function instrumentOf(row: TransactionRow | undefined) {
  return row?.events.findLast((e) => e.instrument !== null)?.instrument ?? null
}

function rowCan(at: At, t: Transaction, verification: { readonly id: string; readonly state: string } | undefined): TransactionView['can'] {
  const history = at.sources.history
  return {
    refund: t.outcome === 'approved' && (t.kind === 'sale' || t.kind === 'capture') ? refundOf(at, t) : null,
    // A hold that is spent or has run out needs no button that says so.
    void: leftOf(t, history, at.now).amount > 0 ? voidOf(at, t) : null,
    reverse: t.kind === 'offline' && t.parent === null ? (allowed(at, 'offline') ?? plain(planReversal(t, history))) : null,
    check: isUnsettled(t) ? yes : null,
    name: verification?.id === t.id && verification.state === 'open' ? (allowed(at, 'collect') ?? yes) : null,
  }
}

function voidOf(at: At, hold: Transaction | undefined): Can {
  return allowed(at, 'refund') ?? (hold ? plain(planVoid(hold, at.sources.history, at.now)) : refuse('not_authorized'))
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

function disputeOf(row: Beside['disputes'][number]): DisputeView {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    reason: row.reason,
    amount: row.amount,
    dueBy: row.due_by?.toISOString() ?? null,
    at: row.opened_at.toISOString(),
  }
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
