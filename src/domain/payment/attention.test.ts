import { expect, test } from 'vitest'
import type { Kind, Outcome, Transaction } from '../ledger.ts'
import { money } from '../money.ts'
import { attentionOf, type MoneyAttention, type AttentionSources } from './attention.ts'

const now = new Date('2026-03-04T15:00:00Z')
let made = 0
const entry = (kind: Kind, amount: number, outcome: Outcome = 'approved', parent: string | null = null, minutes = 0): Transaction => {
  const id = `t${++made}`
  const at = new Date(now.getTime() + minutes * 60_000)
  return {
    id,
    kind,
    parent,
    payment: parent ?? id,
    amount: money(amount, 'USD'),
    outcome,
    at,
    expiresAt: null,
    several: false,
    final: true,
    credit: 0,
    lost: 0,
  }
}
const sale = { ...entry('sale', 100_00), id: 'sale' }
const base: AttentionSources = {
  history: [sale],
  currency: 'USD',
  status: 'processing',
  paymentState: 'paid',
  fulfillment: 'open',
  balance: 0,
  alarms: [],
  refused: false,
}

test.each<[string, Partial<AttentionSources>, readonly MoneyAttention[]]>([
  ['a paid order asks for nothing', {}, []],
  ['an answer nobody could read', { history: [sale, entry('refund', 1, 'unknown', 'sale')] }, ['unanswered']],
  ['a refund that came back', { history: [sale, entry('refund', 1, 'reversed', 'sale')] }, ['refund_failed']],
  ['… and was made anew since', { history: [sale, entry('refund', 1, 'reversed', 'sale'), entry('refund', 1, 'approved', 'sale', 1)] }, []],
  ['given back more than came in', { history: [sale, entry('refund', 100_01, 'approved', 'sale')] }, ['over_refunded']],
  ['overpaid', { balance: -1 }, ['overpaid']],
  ['shipped and not paid', { balance: 1, fulfillment: 'shipped' }, ['shipped_unpaid']],
  ['a storefront’s claim the gateway denies', { balance: 1, refused: true }, ['not_confirmed']],
  ['… on an order that is done', { balance: 1, refused: true, status: 'completed' }, []],
  ['money left on a cancelled order', { status: 'cancelled' }, ['money_after_cancel']],
  ['a hold that ran out', { paymentState: 'hold_expired', balance: 1, history: [] }, ['hold_expired']],
  ['a dispute to answer', { alarms: [{ kind: 'dispute', state: 'needs_response' }] }, ['dispute_needs_response']],
  ['a question of the bank', { alarms: [{ kind: 'inquiry', state: 'needs_response' }] }, ['inquiry_needs_response']],
  ['a dispute that was answered', { alarms: [{ kind: 'dispute', state: 'under_review' }] }, []],
  ['a warning of the bank', { alarms: [{ kind: 'fraud_warning', state: 'needs_response' }] }, ['fraud_warning']],
])('attention: %s', (_case, changes, expected) => {
  expect(attentionOf({ ...base, ...changes }, now)).toEqual(expected)
})
