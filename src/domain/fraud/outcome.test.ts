import { expect, test } from 'vitest'
import type { BankWord } from './bank.ts'
import { outcomeOf, type OutcomeSources } from './outcome.ts'

const now = new Date('2026-06-30T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const quiet: OutcomeSources = { placedAt: daysAgo(90), status: 'completed', paymentState: 'paid', balance: 0, mark: null, bank: [] }
const said = (kind: BankWord['kind'], state: BankWord['state'], reason: string | null): BankWord => ({ kind, state, reason })
const fraud = said('dispute', 'needs_response', 'fraudulent')
const warned = said('fraud_warning', 'closed', 'made_with_stolen_card')

test.each<[string, Partial<OutcomeSources>, string | null]>([
  ['90 days of quiet', {}, 'quiet'],
  ['a day too early', { placedAt: daysAgo(89) }, null],
  ['partly refunded, and even', { paymentState: 'partly_refunded' }, 'quiet'],
  ['partly refunded, and something is due', { paymentState: 'partly_refunded', balance: 500 }, null],
  ['never paid', { paymentState: 'unpaid', balance: 15_100 }, null],
  ['cancelled', { status: 'cancelled' }, null],
  ['cleared by a person', { mark: { mark: 'not_fraud', code: null } }, 'quiet'],
  ['suspected', { mark: { mark: 'suspected', code: 'reshipper' } }, null],
  ['known, on the first day', { placedAt: now, mark: { mark: 'known', code: 'stolen_card' } }, 'known'],
  ['known, and cancelled for it', { status: 'cancelled', paymentState: 'refunded', mark: { mark: 'known', code: 'stolen_card' } }, 'known'],
  ['a customer who has the goods and denies it', { mark: { mark: 'known', code: 'friendly_fraud' } }, null],
  ['the bank took it back', { bank: [fraud], paymentState: 'disputed' }, 'chargeback'],
  ['the bank and a person say so', { bank: [fraud], mark: { mark: 'known', code: 'stolen_card' } }, 'chargeback'],
  ['lost', { bank: [{ ...fraud, state: 'lost' }] }, 'chargeback'],
  ['won: nobody can say', { bank: [{ ...fraud, state: 'won' }] }, null],
  ['disputed for the goods', { bank: [said('dispute', 'lost', 'product_not_received')] }, null],
  ['warned of, and refunded since', { bank: [warned], paymentState: 'refunded' }, 'issuer_alert'],
  ['warned of, and the dispute about it won', { bank: [warned, { ...fraud, state: 'won' }] }, null],
  ['warned of, and another dispute won', { bank: [warned, said('dispute', 'won', 'product_not_received')] }, 'issuer_alert'],
  ['asked about, and nothing came of it', { bank: [said('inquiry', 'closed', 'fraudulent')] }, 'quiet'],
])('%s', (_case, changes, because) => {
  expect(outcomeOf({ ...quiet, ...changes }, now)?.because ?? null).toBe(because)
})
