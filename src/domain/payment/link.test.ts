import { expect, test } from 'vitest'
import type { Outcome, Transaction } from '../ledger.ts'
import { money } from '../money.ts'
import type { Status } from '../order.ts'
import { planLink, planLinkPayment, planRevocation, type LinkedOrder, type PayLink } from './link.ts'

const now = new Date('2026-03-04T15:00:00Z')
const usd = (amount: number) => money(amount, 'USD')
const open: PayLink = { state: 'open', amount: usd(100_00), expiresAt: new Date(now.getTime() + 1) }
const order: LinkedOrder = { status: 'processing', history: [], due: usd(100_00) }
const attempt = (outcome: Outcome): Transaction => ({
  id: 't',
  kind: 'sale',
  parent: null,
  payment: 't',
  amount: usd(100_00),
  outcome,
  at: now,
  expiresAt: null,
  several: false,
  final: true,
  credit: 0,
  lost: 0,
})

test.each<[string, Partial<PayLink>, Partial<LinkedOrder>, number | string]>([
  ['all that is due', {}, {}, 100_00],
  ['less than is due', { amount: usd(40_00) }, {}, 40_00],
  ['more than is due: only what is due', { amount: usd(140_00) }, {}, 100_00],
  ['a declined try holds nobody up', {}, { history: [attempt('declined')] }, 100_00],
  ['a try without an answer does', {}, { history: [attempt('unknown')] }, 'unsettled'],
  ['paid already', { state: 'paid' }, {}, 'link_paid'],
  ['taken back', { state: 'revoked' }, {}, 'link_revoked'],
  ['at its last moment', { expiresAt: now }, {}, 'link_expired'],
  ['a cancelled order', {}, { status: 'cancelled' }, 'order_cancelled'],
  ['nothing due', {}, { due: usd(0) }, 'nothing_due'],
  ['owed to the buyer', {}, { due: usd(-1) }, 'nothing_due'],
  ['paid, and too old as well: paid', { state: 'paid', expiresAt: now }, {}, 'link_paid'],
])('by a link is paid: %s', (_case, link, changes, expected) => {
  const planned = planLinkPayment({ ...open, ...link }, { ...order, ...changes }, now)
  expect(planned.ok ? planned.value.amount.amount : planned.code).toBe(expected)
})

test.each<[string, Status, number, boolean, string]>([
  ['something is due', 'new', 1, true, 'ok'],
  ['nothing is due', 'new', 0, true, 'nothing_due'],
  ['the order is cancelled', 'cancelled', 1, true, 'order_cancelled'],
  ['nobody could pay by it', 'new', 1, false, 'no_way_to_pay'],
])('may a link be made when %s?', (_case, status, due, payable, expected) => {
  const planned = planLink(status, usd(due), payable)
  expect(planned.ok ? 'ok' : planned.code).toBe(expected)
})

test.each<[PayLink['state'], boolean, string]>([
  ['open', false, 'ok'],
  ['open', true, 'link_in_use'],
  ['paid', false, 'link_paid'],
  ['revoked', false, 'link_revoked'],
])('a link that is %s, somebody paying %s: %s', (state, beingPaid, expected) => {
  const planned = planRevocation({ state }, beingPaid)
  expect(planned.ok ? 'ok' : planned.code).toBe(expected)
})
