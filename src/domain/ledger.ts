import { exceeds, minus, plus, total, zero, type Money } from './money.ts'
import { ok, refuse, type Result } from './result.ts'

/** What an attempt tries to do. `external` was made outside (a provider's portal, a marketplace); `offline` moves no money here. */
export const kinds = [
  'authorization',
  'sale',
  'capture',
  'void',
  'refund',
  'reauthorization',
  'verification',
  'offline',
  'external',
  'dispute',
] as const
export type Kind = (typeof kinds)[number]

/** One fact about an attempt; appended, never changed. */
export const eventStates = ['created', 'sent', 'accepted', 'approved', 'declined', 'failed', 'unknown', 'reversed'] as const
export type EventState = (typeof eventStates)[number]

/** Where we learned it. */
export const sources = ['api', 'webhook', 'poll', 'recovery', 'person'] as const
export type Source = (typeof sources)[number]

/** What an attempt came to. `pending` is not answered yet; `unknown` was answered by something we cannot read: both may have moved money. */
export type Outcome = 'pending' | 'approved' | 'declined' | 'failed' | 'unknown' | 'reversed'

/** One attempt with its folded outcome. `amount` is never negative except for an offline adjustment paid out. */
export type Transaction = {
  readonly id: string
  readonly kind: Kind
  readonly parent: string | null
  readonly amount: Money
  readonly outcome: Outcome
  readonly at: Date
  /** when an authorization stops holding the money; null when unknown or not a hold */
  readonly expiresAt: Date | null
}

const precedence: readonly EventState[] = ['reversed', 'approved', 'declined', 'failed', 'unknown']

/** Folds an attempt's events into its outcome by precedence, not by arrival: approved beats unknown, only reversed follows approved. */
export function outcomeOf(states: readonly EventState[]): Outcome {
  const last = precedence.find((state) => states.includes(state))
  return last === undefined ? 'pending' : (last as Outcome)
}

/** Balances of one order, all in the order's currency; nothing here is stored. */
export type Balances = {
  /** sales and captures that were approved */
  readonly captured: Money
  readonly refunded: Money
  /** offline adjustments, in less out */
  readonly offline: Money
  /** captured + offline - refunded: what the store holds for this order */
  readonly collected: Money
  /** order total - collected; negative is owed to the buyer */
  readonly due: Money
  /** live holds less what was captured or is being captured of them */
  readonly held: Money
  /** attempts whose end is not known: reserved, never counted as collected */
  readonly unsettled: Money
}

/** Adds up a history against the order's total. */
export function balancesOf(orderTotal: Money, history: readonly Transaction[], now: Date): Balances {
  const currency = orderTotal.currency
  const approved = (kind: Kind) =>
    total(
      currency,
      history.filter((t) => t.kind === kind && t.outcome === 'approved').map((t) => t.amount),
    )
  const captured = total(currency, [approved('sale'), approved('capture'), approved('external')])
  const refunded = approved('refund')
  const offline = approved('offline')
  const collected = minus(plus(captured, offline), refunded)
  const held = total(
    currency,
    history.map((t) => leftOf(t, history, now)),
  )
  const unsettled = total(
    currency,
    history.filter((t) => movesMoney(t) && isUnsettled(t)).map((t) => t.amount),
  )
  return { captured, refunded, offline, collected, due: minus(orderTotal, collected), held, unsettled }
}

/** May a token of the buyer be sold to or held for `wanted` now? */
export function planCharge(kind: 'authorization' | 'sale', history: readonly Transaction[], wanted: Money) {
  if (history.some(isUnsettled)) return refuse('unsettled')
  if (wanted.amount <= 0) return refuse('nothing_due')
  return ok({ kind, parent: null, amount: wanted } as const)
}

/** May this authorization be captured for `wanted` now? More than is due may be captured (the order is then overpaid), never more than is held. */
export function planCapture(auth: Transaction, history: readonly Transaction[], wanted: Money, now: Date) {
  if (!isHold(auth) || auth.outcome !== 'approved') return refuse('not_authorized')
  if (hasExpired(auth, now)) return refuse('hold_expired')
  if (history.some(isUnsettled)) return refuse('unsettled')
  if (childrenOf(auth, history).some((t) => t.kind === 'void' && holds(t))) return refuse('authorization_voided')
  if (childrenOf(auth, history).some((t) => t.kind === 'capture' && holds(t))) return refuse('already_captured')
  const left = leftOf(auth, history, now)
  if (wanted.amount <= 0) return refuse('nothing_to_capture')
  return exceeds(wanted, left)
    ? refuse('over_capture', { left: left.amount })
    : ok({ kind: 'capture', parent: auth.id, amount: wanted } as const)
}

/** May this hold be given back whole? */
export function planVoid(auth: Transaction, history: readonly Transaction[]) {
  if (!isHold(auth) || auth.outcome !== 'approved') return refuse('not_authorized')
  if (history.some(isUnsettled)) return refuse('unsettled')
  if (childrenOf(auth, history).some((t) => (t.kind === 'capture' || t.kind === 'void') && holds(t))) return refuse('already_captured')
  return ok({ kind: 'void', parent: auth.id, amount: auth.amount } as const)
}

/** May `wanted` of this sale or capture go back to the instrument that paid it? */
export function planRefund(paid: Transaction, history: readonly Transaction[], wanted: Money) {
  if ((paid.kind !== 'sale' && paid.kind !== 'capture') || paid.outcome !== 'approved') return refuse('not_paid')
  if (history.some(isUnsettled)) return refuse('unsettled')
  const left = refundableOf(paid, history)
  if (wanted.amount <= 0) return refuse('nothing_to_refund')
  return exceeds(wanted, left)
    ? refuse('over_refund', { left: left.amount })
    : ok({ kind: 'refund', parent: paid.id, amount: wanted } as const)
}

/** Which live hold to capture now and how much: what is due, at most what is held. The reason when there is none is that of the newest hold. */
export function planCollection(
  history: readonly Transaction[],
  due: Money,
  now: Date,
): Result<{ readonly hold: Transaction; readonly left: Money; readonly suggested: Money }, string> {
  const newest = history.findLast((t) => isHold(t) && t.outcome === 'approved')
  const hold = history.find((t) => leftOf(t, history, now).amount > 0) ?? newest
  if (!hold) return refuse(history.some(isUnsettled) ? 'unsettled' : 'not_authorized')
  const left = leftOf(hold, history, now)
  const suggested = exceeds(due, left) ? left : due
  const planned = planCapture(hold, history, left.amount > 0 ? left : hold.amount, now)
  if (!planned.ok) return planned
  return due.amount <= 0 ? refuse('nothing_due') : ok({ hold, left, suggested })
}

/** May money that moved outside be recorded? `amount` is signed: no more is paid out than the store holds, less a refund that is not answered yet. */
export function planOffline(history: readonly Transaction[], amount: Money, now: Date) {
  if (amount.amount === 0) return refuse('nothing_to_record')
  const none = zero(amount.currency)
  const onItsWay = total(
    amount.currency,
    history.filter((t) => t.kind === 'refund' && isUnsettled(t)).map((t) => t.amount),
  )
  const left = minus(balancesOf(none, history, now).collected, onItsWay)
  if (amount.amount < 0 && exceeds(minus(none, amount), left)) return refuse('over_pay_out', { left: Math.max(left.amount, 0) })
  return ok({ kind: 'offline', parent: null, amount } as const)
}

/** May this offline adjustment be taken back? Only whole, once, by a row of its own with the opposite amount. */
export function planReversal(adjustment: Transaction, history: readonly Transaction[]) {
  if (adjustment.kind !== 'offline' || adjustment.outcome !== 'approved' || adjustment.parent !== null) return refuse('not_an_adjustment')
  if (childrenOf(adjustment, history).some(holds)) return refuse('already_reversed')
  return ok({ kind: 'offline', parent: adjustment.id, amount: minus(zero(adjustment.amount.currency), adjustment.amount) } as const)
}

/**
 * What may still be refunded of one sale or capture: attempts without a definite no reserve their amount, and what was handed back in cash is not
 * given back again.
 */
export function refundableOf(paid: Transaction, history: readonly Transaction[]): Money {
  const none = zero(paid.amount.currency)
  if ((paid.kind !== 'sale' && paid.kind !== 'capture') || paid.outcome !== 'approved') return none
  const back = childrenOf(paid, history).filter((t) => t.kind === 'refund' && holds(t))
  const left = minus(
    paid.amount,
    total(
      paid.amount.currency,
      back.map((t) => t.amount),
    ),
  )
  const kept = balancesOf(none, history, paid.at).collected
  if (!exceeds(left, kept)) return left
  return exceeds(kept, none) ? kept : none
}

/** What a hold still secures now; zero when it is not a live hold. Capturing part of a hold releases the rest, so a capture ends it. */
export function leftOf(auth: Transaction, history: readonly Transaction[], now: Date): Money {
  const none = zero(auth.amount.currency)
  if (!isHold(auth) || auth.outcome !== 'approved' || hasExpired(auth, now)) return none
  return childrenOf(auth, history).some((t) => (t.kind === 'void' || t.kind === 'capture') && holds(t)) ? none : auth.amount
}

/** The payment state shown in the list, folded from the history; see the contract's list of words. */
export const paymentStates = [
  'unpaid',
  'unconfirmed',
  'authorized',
  'hold_expired',
  'pending',
  'partly_paid',
  'paid',
  'overpaid',
  'partly_refunded',
  'refunded',
  'disputed',
  'needs_attention',
] as const
export type PaymentState = (typeof paymentStates)[number]

/** Folds the history into one word. An unknown outcome comes first because a person has to look at it. */
export function paymentStateOf(orderTotal: Money, history: readonly Transaction[], now: Date): PaymentState {
  const { collected, held, due } = balancesOf(orderTotal, history, now)
  const { came, returned } = flowsOf(orderTotal.currency, history)
  if (history.some((t) => t.outcome === 'unknown')) return 'needs_attention'
  if (history.some((t) => t.kind === 'dispute' && t.outcome !== 'reversed')) return 'disputed'
  if (history.some((t) => movesMoney(t) && t.outcome === 'pending')) return 'pending'
  if (returned.amount > 0) return exceeds(came, returned) ? refundedState(due) : 'refunded'
  if (collected.amount > 0) return paidState(due)
  if (held.amount > 0) return 'authorized'
  if (history.some((t) => isHold(t) && t.outcome === 'approved' && hasExpired(t, now) && openChildless(t, history))) return 'hold_expired'
  return orderTotal.amount === 0 ? 'paid' : 'unpaid'
}

/** The moment the earliest live hold runs out, or null. */
export function holdExpiryOf(history: readonly Transaction[], now: Date): Date | null {
  const ends = history.filter((t) => leftOf(t, history, now).amount > 0 && t.expiresAt !== null).map((t) => t.expiresAt as Date)
  return ends.length === 0 ? null : ends.reduce((a, b) => (a < b ? a : b))
}

/** Everything that came in and everything that went back, by gateway or by hand; an adjustment and the row that took it back are neither. */
function flowsOf(currency: string, history: readonly Transaction[]): { readonly came: Money; readonly returned: Money } {
  const done = history.filter((t) => t.outcome === 'approved')
  const sum = (of: readonly Transaction[]) =>
    total(
      currency,
      of.map((t) => t.amount),
    )
  const offline = done.filter((t) => t.kind === 'offline' && t.parent === null && !childrenOf(t, history).some(holds))
  const came = sum([
    ...done.filter((t) => t.kind === 'sale' || t.kind === 'capture' || t.kind === 'external'),
    ...offline.filter((t) => t.amount.amount > 0),
  ])
  const out = sum(offline.filter((t) => t.amount.amount < 0))
  return { came, returned: plus(sum(done.filter((t) => t.kind === 'refund')), minus(zero(currency), out)) }
}

/** Only a definite no releases the amount: a pending or unknown attempt may have moved money. */
export function holds(t: Transaction): boolean {
  return t.outcome !== 'declined' && t.outcome !== 'failed' && t.outcome !== 'reversed'
}

/** Its end is not known yet; while one stands, no other money operation starts on the payment. */
export function isUnsettled(t: Transaction): boolean {
  return t.outcome === 'pending' || t.outcome === 'unknown'
}

function isHold(t: Transaction): boolean {
  return t.kind === 'authorization' || t.kind === 'reauthorization'
}

function movesMoney(t: Transaction): boolean {
  return t.kind !== 'offline' && t.kind !== 'dispute'
}

function hasExpired(t: Transaction, now: Date): boolean {
  return t.expiresAt !== null && t.expiresAt <= now
}

function childrenOf(t: Transaction, history: readonly Transaction[]): readonly Transaction[] {
  return history.filter((child) => child.parent === t.id)
}

function openChildless(t: Transaction, history: readonly Transaction[]): boolean {
  return !childrenOf(t, history).some(holds)
}

function paidState(due: Money): PaymentState {
  if (due.amount === 0) return 'paid'
  return due.amount > 0 ? 'partly_paid' : 'overpaid'
}

function refundedState(due: Money): PaymentState {
  return due.amount < 0 ? 'overpaid' : 'partly_refunded'
}
