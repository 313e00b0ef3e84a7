import { newId } from './common.ts'

export type BalanceTransaction = {
  readonly id: string
  readonly object: 'balance_transaction'
  readonly amount: number
  readonly available_on: number
  readonly balance_type: 'payments'
  readonly created: number
  readonly currency: string
  readonly description: string | null
  readonly exchange_rate: null
  readonly fee: number
  readonly fee_details: {
    readonly amount: number
    readonly application: null
    readonly currency: string
    readonly description: string
    readonly type: 'stripe_fee'
  }[]
  readonly net: number
  readonly reporting_category: Movement
  readonly source: string
  readonly status: 'pending' | 'available'
  readonly type: 'adjustment' | 'charge' | 'refund' | 'refund_failure'
}

type Movement = 'charge' | 'refund' | 'refund_failure' | 'dispute' | 'dispute_reversal'

const settlementSeconds = 2 * 86_400

/**
 * Money that reached or left the account, in minor units. A charge costs 2.9 % and 30, a dispute 15.00 won or lost; a refund costs nothing and gives no
 * fee back.
 */
export function newBalanceTransaction(
  now: number,
  kind: Movement,
  ask: { amount: number; currency: string; source: string; description: string | null },
): BalanceTransaction {
  const fee = feeOf(kind, ask.amount)
  return {
    id: newId('txn'),
    object: 'balance_transaction',
    available_on: now + settlementSeconds,
    balance_type: 'payments',
    created: now,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency: ask.currency,
              description: kind === 'dispute' ? 'Dispute fee' : 'Sandbox processing fees',
              type: 'stripe_fee',
            },
          ],
    net: ask.amount - fee,
    reporting_category: kind,
    status: 'pending',
    type: kind === 'dispute' || kind === 'dispute_reversal' ? 'adjustment' : kind,
    ...ask,
  }
}

function feeOf(kind: Movement, amount: number): number {
  if (kind === 'dispute') return 15_00
  return kind === 'charge' ? Math.round(amount * 0.029) + 30 : 0
}
