import { exceeds, minus, plus, total, zero, type Money } from './money.ts'

/**
 * What an attempt tries to do. `reauthorization` holds again what an older hold stood for; `verification` is a small secret hold, outside all balances;
 * `external` was collected elsewhere (a marketplace); `offline` moves no money here; `dispute` is money the buyer's bank took back.
 */
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
  /** the attempt that made the payment at the gateway this one belongs to; itself for a charge */
  readonly payment: string
  readonly amount: Money
  readonly outcome: Outcome
  readonly at: Date
  /** when an authorization stops holding the money; null when unknown or not a hold */
  readonly expiresAt: Date | null
  /** a hold that may be captured several times */
  readonly several: boolean
  /** a capture that lets the rest of its hold go; on a hold that is captured once only, each one does */
  readonly final: boolean
  /** what of a refund or pay-out lowers what the buyer owes, minor units: goods given back, shipping, courtesy */
  readonly credit: number
  /** what of that credit lowers the profit: without its tax and core charges */
  readonly lost: number
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
  /** what disputes have taken back and not returned */
  readonly disputed: Money
  /** captured + offline - refunded - disputed: what the store holds for this order */
  readonly collected: Money
  /** what refunds and pay-outs have lowered the buyer's debt by */
  readonly credited: Money
  /** order total - credited - collected; negative is owed to the buyer */
  readonly due: Money
  /** live holds less what was captured or is being captured of them */
  readonly held: Money
  /** attempts whose end is not known: reserved, never counted as collected */
  readonly unsettled: Money
}

/** Adds up a history against the order's total. */
export function balancesOf(orderTotal: Money, history: readonly Transaction[], now: Date): Balances {
  const currency = orderTotal.currency
  const sum = (of: readonly Transaction[]) =>
    total(
      currency,
      of.map((t) => t.amount),
    )
  const approved = (kind: Kind) => sum(history.filter((t) => t.kind === kind && t.outcome === 'approved'))
  const captured = total(currency, [approved('sale'), approved('capture'), approved('external')])
  const refunded = approved('refund')
  const offline = approved('offline')
  const disputed = sum(history.filter(takesBack))
  const collected = minus(minus(plus(captured, offline), refunded), disputed)
  const credits = history.filter((t) => t.outcome === 'approved').reduce((all, t) => all + t.credit, 0)
  const credited = { amount: credits, currency }
  const held = total(
    currency,
    history.map((t) => leftOf(t, history, now)),
  )
  const unsettled = sum(history.filter((t) => movesMoney(t, history) && isUnsettled(t)))
  return {
    captured,
    refunded,
    offline,
    disputed,
    collected,
    credited,
    due: minus(minus(orderTotal, credited), collected),
    held,
    unsettled,
  }
}

/**
 * What may still be refunded of one sale or capture: attempts without a definite no reserve their amount, a dispute takes its own, and what was handed
 * back in cash is not given back again.
 */
export function refundableOf(paid: Transaction, history: readonly Transaction[]): Money {
  const none = zero(paid.amount.currency)
  if (!isPaid(paid)) return none
  const gone = childrenOf(paid, history).filter((t) => (t.kind === 'refund' && holds(t)) || takesBack(t))
  const left = minus(
    paid.amount,
    total(
      paid.amount.currency,
      gone.map((t) => t.amount),
    ),
  )
  const kept = balancesOf(none, history, paid.at).collected
  const least = exceeds(left, kept) ? kept : left
  return exceeds(least, none) ? least : none
}

/** What a hold still secures now; zero when it is not a live hold. What was renewed stands in the newer hold. */
export function leftOf(hold: Transaction, history: readonly Transaction[], now: Date): Money {
  const none = zero(hold.amount.currency)
  if (!isHold(hold) || hold.outcome !== 'approved' || hasExpired(hold, now)) return none
  const children = childrenOf(hold, history).filter(holds)
  if (children.some((t) => t.kind === 'void' || t.kind === 'reauthorization')) return none
  const captures = children.filter((t) => t.kind === 'capture')
  if (captures.some((t) => t.final || !hold.several)) return none
  const left = minus(
    hold.amount,
    total(
      hold.amount.currency,
      captures.map((t) => t.amount),
    ),
  )
  return exceeds(left, none) ? left : none
}

/** Only a definite no releases the amount: a pending or unknown attempt may have moved money. */
export function holds(t: Transaction): boolean {
  return t.outcome !== 'declined' && t.outcome !== 'failed' && t.outcome !== 'reversed'
}

/** Its end is not known yet; while one stands, no other money operation starts. A dispute is the bank's own business and waits for nobody here. */
export function isUnsettled(t: Transaction): boolean {
  return t.kind !== 'dispute' && (t.outcome === 'pending' || t.outcome === 'unknown')
}

/** Does it hold money to be captured later? */
export function isHold(t: Transaction): boolean {
  return t.kind === 'authorization' || t.kind === 'reauthorization'
}

/** Did it bring money that can be refunded through the gateway? */
export function isPaid(t: Transaction): boolean {
  return (t.kind === 'sale' || t.kind === 'capture') && t.outcome === 'approved'
}

/** Money the bank has taken back: as soon as a dispute is open, until it is won. */
export function takesBack(t: Transaction): boolean {
  return t.kind === 'dispute' && (t.outcome === 'pending' || t.outcome === 'approved')
}

/** Has the hold run out? */
export function hasExpired(t: Transaction, now: Date): boolean {
  return t.expiresAt !== null && t.expiresAt <= now
}

/** Did it run out while it still held money: not all captured, not let go, not renewed? */
export function ranOut(hold: Transaction, history: readonly Transaction[], now: Date): boolean {
  return hasExpired(hold, now) && leftOf(hold, history, new Date(0)).amount > 0
}

/** The attempts made on this one. */
export function childrenOf(t: Transaction, history: readonly Transaction[]): readonly Transaction[] {
  return history.filter((child) => child.parent === t.id)
}

/** Counts among the order's money: not what moves none here, nor the secret hold that verifies a card, nor its release. */
export function movesMoney(t: Transaction, history: readonly Transaction[]): boolean {
  if (t.kind === 'offline' || t.kind === 'dispute' || t.kind === 'verification') return false
  return t.kind !== 'void' || history.find(({ id }) => id === t.parent)?.kind !== 'verification'
}

/** What the store has given back for good, minor units: it lowers the profit. */
export function lostOf(history: readonly Transaction[]): number {
  return history.filter((t) => t.outcome === 'approved').reduce((all, t) => all + t.lost, 0)
}
