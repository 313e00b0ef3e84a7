import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  balancesOf,
  eventStates,
  isUnsettled,
  leftOf,
  ranOut,
  outcomeOf,
  refundableOf,
  type EventState,
  type Kind,
  type Outcome,
  type Transaction,
} from './ledger.ts'
import { money, type Money } from './money.ts'
import { planCapture, planCharge, planCollection, planOffline, planRefund, planReversal, planVoid } from './payment/plans.ts'
import { holdExpiryOf, paymentStateOf } from './payment/state.ts'

const now = new Date('2026-03-04T15:00:00Z')
const later = new Date('2026-03-11T15:00:00Z')
const usd = (amount: number) => money(amount, 'USD')
const total = usd(100_00)

let made = 0
function entry(kind: Kind, amount: number, outcome: Outcome = 'approved', more: Partial<Transaction> = {}): Transaction {
  const id = more.id ?? `t${++made}`
  const plain = { payment: id, several: false, final: true, credit: 0, lost: 0 }
  return { id, kind, parent: null, amount: usd(amount), outcome, at: now, expiresAt: null, ...plain, ...more }
}
const auth = entry('authorization', 100_00, 'approved', { id: 'auth', expiresAt: later })
const sale = entry('sale', 100_00, 'approved', { id: 'sale' })
const of = (parent: Transaction, kind: Kind, amount: number, outcome: Outcome = 'approved') =>
  entry(kind, amount, outcome, { parent: parent.id })
const codeOf = (result: { readonly ok: boolean; readonly code?: string }) => (result.ok ? 'ok' : result.code)

test.each<[string, readonly EventState[], Outcome]>([
  ['nothing answered yet', ['created', 'sent'], 'pending'],
  ['accepted is no answer', ['created', 'sent', 'accepted'], 'pending'],
  ['a lost reply', ['created', 'sent', 'unknown'], 'unknown'],
  ['found out after all', ['created', 'sent', 'unknown', 'sent', 'approved'], 'approved'],
  ['a late unknown changes nothing', ['created', 'approved', 'unknown'], 'approved'],
  ['a decline is definite', ['created', 'unknown', 'declined'], 'declined'],
  ['only reversed follows approved', ['created', 'approved', 'reversed'], 'reversed'],
])('outcome: %s', (_case, states, outcome) => {
  expect(outcomeOf(states)).toBe(outcome)
})

test('an outcome does not depend on the order in which its facts were learned', () => {
  const states = fc.array(fc.constantFrom(...eventStates), { maxLength: 8 })
  fc.assert(
    fc.property(states, fc.integer(), (facts, seed) => {
      const shuffled = facts
        .map((fact, i) => [fact, Math.sin(seed + i)] as const)
        .toSorted((a, b) => a[1] - b[1])
        .map(([fact]) => fact)
      expect(outcomeOf(shuffled)).toBe(outcomeOf(facts))
      if (facts.includes('approved')) expect(['approved', 'reversed']).toContain(outcomeOf(facts))
    }),
  )
})

test.each<[string, readonly Transaction[], number, string]>([
  ['whole', [], 100_00, 'ok'],
  ['in part', [], 1, 'ok'],
  ['more than is held', [], 100_01, 'over_capture'],
  ['nothing', [], 0, 'nothing_to_capture'],
  ['after a declined capture', [of(auth, 'capture', 60_00, 'declined')], 100_00, 'ok'],
  ['while a capture is not answered', [of(auth, 'capture', 60_00, 'pending')], 40_00, 'unsettled'],
  ['while a capture is unknown', [of(auth, 'capture', 60_00, 'unknown')], 40_00, 'unsettled'],
  ['while something else of the order is unknown', [entry('refund', 5_00, 'unknown')], 40_00, 'unsettled'],
  ['a second time: the rest was let go', [of(auth, 'capture', 60_00)], 40_00, 'already_captured'],
  ['after a void', [of(auth, 'void', 100_00)], 40_00, 'authorization_voided'],
])('capture: %s', (_case, children, wanted, code) => {
  expect(codeOf(planCapture(auth, [auth, ...children], usd(wanted), now))).toBe(code)
})

test('a hold that has run out is not captured, and its day is told while it runs', () => {
  expect(codeOf(planCapture(auth, [auth], usd(1), later))).toBe('hold_expired')
  expect(holdExpiryOf([auth], now)).toEqual(later)
  expect(holdExpiryOf([auth], later)).toBeNull()
  expect(leftOf(auth, [auth], later).amount).toBe(0)
})

test.each<[string, readonly Transaction[], Date, boolean]>([
  ['while it lives', [], now, false],
  ['with all its money in it', [], later, true],
  ['after a declined capture', [of(auth, 'capture', 60_00, 'declined')], later, true],
  ['captured before its end', [of(auth, 'capture', 100_00)], later, false],
  ['let go before its end', [of(auth, 'void', 100_00)], later, false],
  ['held anew since', [of(auth, 'reauthorization', 100_00)], later, false],
])('ran out: %s', (_case, children, at, expected) => {
  expect(ranOut(auth, [auth, ...children], at)).toBe(expected)
})

test.each<[string, Transaction, readonly Transaction[], string]>([
  ['a live hold', auth, [], 'ok'],
  ['a sale is refunded instead', sale, [], 'not_authorized'],
  ['a captured hold', auth, [of(auth, 'capture', 1_00)], 'already_captured'],
  ['a void that is not answered', auth, [of(auth, 'void', 100_00, 'unknown')], 'unsettled'],
  ['after a void that failed', auth, [of(auth, 'void', 100_00, 'failed')], 'ok'],
])('void: %s', (_case, hold, children, code) => {
  expect(codeOf(planVoid(hold, [hold, ...children], now))).toBe(code)
})

test.each<[string, Transaction, readonly Transaction[], number, string]>([
  ['whole', sale, [], 100_00, 'ok'],
  ['a cent too much', sale, [], 100_01, 'over_refund'],
  ['what is left after another', sale, [of(sale, 'refund', 60_00)], 40_00, 'ok'],
  ['more than is left', sale, [of(sale, 'refund', 60_00)], 40_01, 'over_refund'],
  ['again after one that came back', sale, [of(sale, 'refund', 60_00, 'reversed')], 100_00, 'ok'],
  ['beside one that is unknown', sale, [of(sale, 'refund', 60_00, 'unknown')], 10_00, 'unsettled'],
  ['of a hold', auth, [], 10_00, 'not_paid'],
  ['what was handed back in cash already', sale, [entry('offline', -70_00)], 30_01, 'over_refund'],
  ['the rest of it', sale, [entry('offline', -70_00)], 30_00, 'ok'],
  ['nothing', sale, [], 0, 'nothing_to_refund'],
])('refund: %s', (_case, paid, children, wanted, code) => {
  expect(codeOf(planRefund(paid, [paid, ...children], usd(wanted)))).toBe(code)
})

test('collecting begins with what is due, at most what is held, and says why there is nothing to collect', () => {
  const suggested = (history: readonly Transaction[], due: number, at = now) => {
    const plan = planCollection(history, usd(due), at)
    return plan.ok ? plan.value.suggested.amount : plan.code
  }
  expect(suggested([auth], 100_00)).toBe(100_00)
  expect(suggested([auth], 40_00)).toBe(40_00)
  expect(suggested([auth], 140_00)).toBe(100_00)
  expect(suggested([auth], 0)).toBe('nothing_due')
  expect(suggested([auth], 100_00, later)).toBe('hold_expired')
  expect(suggested([], 100_00)).toBe('not_authorized')
  expect(suggested([entry('sale', 100_00, 'unknown')], 100_00)).toBe('unsettled')
  expect(suggested([auth, of(auth, 'void', 100_00), { ...auth, id: 'second' }], 30_00)).toBe(30_00)
})

test('a token is charged once at a time and only for something', () => {
  expect(codeOf(planCharge('sale', [], total))).toBe('ok')
  expect(codeOf(planCharge('sale', [entry('sale', 100_00, 'pending')], total))).toBe('unsettled')
  expect(codeOf(planCharge('authorization', [], usd(0)))).toBe('nothing_due')
})

test('offline: no more is paid out than the store holds, and a row is taken back once, whole', () => {
  const cash = entry('offline', 30_00)
  expect(codeOf(planOffline([cash], usd(-30_00), now))).toBe('ok')
  expect(codeOf(planOffline([cash], usd(-30_01), now))).toBe('over_pay_out')
  expect(codeOf(planOffline([cash], usd(0), now))).toBe('nothing_to_record')
  expect(codeOf(planOffline([sale, of(sale, 'refund', 80_00, 'unknown')], usd(-20_01), now))).toBe('over_pay_out')
  expect(codeOf(planOffline([], usd(250_00), now))).toBe('ok')
  expect(planReversal(cash, [cash])).toMatchObject({ ok: true, value: { parent: cash.id, amount: usd(-30_00) } })
  const back = entry('offline', -30_00, 'approved', { parent: cash.id })
  expect(codeOf(planReversal(cash, [cash, back]))).toBe('already_reversed')
  expect(codeOf(planReversal(back, [cash, back]))).toBe('not_an_adjustment')
  expect(codeOf(planReversal(sale, [sale]))).toBe('not_an_adjustment')
})

const cash = entry('offline', 30_00, 'approved', { id: 'cash' })
test.each<[string, readonly Transaction[], string]>([
  ['nothing yet', [], 'unpaid'],
  ['a live hold', [auth], 'authorized'],
  ['a hold that ran out', [{ ...auth, expiresAt: now }], 'hold_expired'],
  ['a hold that was captured in part', [auth, of(auth, 'capture', 60_00)], 'partly_paid'],
  ['all of it', [sale], 'paid'],
  ['more than the order', [sale, cash], 'overpaid'],
  ['a part given back that is owed again', [sale, of(sale, 'refund', 10_00)], 'partly_refunded'],
  ['all given back', [sale, of(sale, 'refund', 100_00)], 'refunded'],
  ['paid too much, not enough given back', [sale, cash, of(sale, 'refund', 10_00)], 'overpaid'],
  ['cash taken back out of the till', [cash, entry('offline', -30_00)], 'refunded'],
  ['an adjustment taken back never was', [cash, entry('offline', -30_00, 'approved', { parent: 'cash' })], 'unpaid'],
  ['a sale on its way', [entry('sale', 100_00, 'pending')], 'pending'],
  ['an unknown sale', [entry('sale', 100_00, 'unknown')], 'needs_attention'],
  ['an unknown refund of a paid order', [sale, of(sale, 'refund', 10_00, 'unknown')], 'needs_attention'],
  ['a declined sale', [entry('sale', 100_00, 'declined')], 'unpaid'],
  ['a disputed sale', [sale, of(sale, 'dispute', 100_00, 'pending')], 'disputed'],
  ['a lost dispute has taken the money back', [sale, of(sale, 'dispute', 100_00)], 'refunded'],
  ['a won dispute gave it back', [sale, of(sale, 'dispute', 100_00, 'reversed')], 'paid'],
  ['more given back than came in, by somebody outside', [sale, of(sale, 'refund', 60_00), of(sale, 'refund', 60_00)], 'needs_attention'],
])('payment state: %s', (_case, history, state) => {
  expect(paymentStateOf(total, history, now)).toBe(state)
})

test('an order of nothing is paid', () => {
  expect(paymentStateOf(usd(0), [], now)).toBe('paid')
})

type Step = {
  readonly act: 'authorization' | 'sale' | 'capture' | 'void' | 'refund' | 'offline' | 'reverse' | 'learn'
  readonly pick: number
  readonly amount: number
  readonly outcome: Outcome
}
const steps = fc.array(
  fc.record<Step>({
    act: fc.constantFrom('authorization', 'sale', 'capture', 'void', 'refund', 'offline', 'reverse', 'learn'),
    pick: fc.nat(20),
    amount: fc.integer({ min: -150_00, max: 150_00 }),
    outcome: fc.constantFrom<Outcome>('approved', 'approved', 'approved', 'declined', 'failed', 'unknown', 'pending'),
  }),
  { maxLength: 40 },
)

test('whatever is tried: no hold gives more than it held, no payment gives back more than it took, and the balances add up', () => {
  fc.assert(
    fc.property(steps, (tried) => {
      const history = tried.reduce<readonly Transaction[]>((before, step) => taken(before, step), [])
      const balances = balancesOf(total, history, now)
      for (const hold of history.filter((t) => t.kind === 'authorization'))
        expect(reserved(history, hold, 'capture')).toBeLessThanOrEqual(hold.amount.amount)
      for (const paid of history.filter((t) => t.kind === 'sale' || t.kind === 'capture')) {
        expect(reserved(history, paid, 'refund')).toBeLessThanOrEqual(paid.amount.amount)
        expect(refundableOf(paid, history).amount).toBeGreaterThanOrEqual(0)
      }
      expect(history.filter(isUnsettled).length).toBeLessThanOrEqual(1)
      expect(balances.collected.amount).toBe(approved(history, ['sale', 'capture', 'offline']) - approved(history, ['refund']))
      expect(balances.collected.amount + balances.due.amount).toBe(total.amount)
      // Only a correction of what was written down may say that more went out than came in.
      if (!history.some((t) => t.kind === 'offline' && t.parent !== null)) expect(balances.collected.amount).toBeGreaterThanOrEqual(0)
      const state = paymentStateOf(total, history, now)
      if (balances.due.amount < 0 && state !== 'needs_attention' && state !== 'pending') expect(state).toBe('overpaid')
      if (history.some((t) => t.outcome === 'unknown')) expect(state).toBe('needs_attention')
    }),
    { numRuns: 1000 },
  )
})

/** Takes a step if the ledger allows it, as a clerk would: what it refuses does not happen. */
function taken(history: readonly Transaction[], { act, pick, amount, outcome }: Step): readonly Transaction[] {
  const chosen = history[pick % Math.max(history.length, 1)]
  const wanted = usd(amount)
  if (act === 'learn')
    return history.map((t) =>
      isUnsettled(t) ? { ...t, outcome: outcome === 'unknown' || outcome === 'pending' ? t.outcome : outcome } : t,
    )
  const planned = plan(act, history, chosen, wanted)
  if (!planned?.ok) return history
  return [
    ...history,
    entry(planned.value.kind, planned.value.amount.amount, act === 'offline' || act === 'reverse' ? 'approved' : outcome, {
      parent: planned.value.parent,
    }),
  ]
}

function plan(act: Exclude<Step['act'], 'learn'>, history: readonly Transaction[], chosen: Transaction | undefined, wanted: Money) {
  if (act === 'authorization' || act === 'sale') return planCharge(act, history, wanted)
  if (act === 'offline') return planOffline(history, wanted, now)
  if (!chosen) return undefined
  if (act === 'capture') return planCapture(chosen, history, wanted, now)
  if (act === 'void') return planVoid(chosen, history, now)
  return act === 'refund' ? planRefund(chosen, history, wanted) : planReversal(chosen, history)
}

function reserved(history: readonly Transaction[], parent: Transaction, kind: Kind): number {
  return history
    .filter((t) => t.parent === parent.id && t.kind === kind && t.outcome !== 'declined' && t.outcome !== 'failed')
    .reduce((sum, t) => sum + t.amount.amount, 0)
}

function approved(history: readonly Transaction[], kinds: readonly Kind[]): number {
  return history.filter((t) => kinds.includes(t.kind) && t.outcome === 'approved').reduce((sum, t) => sum + t.amount.amount, 0)
}
