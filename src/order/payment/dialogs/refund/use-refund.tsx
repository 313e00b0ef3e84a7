import type { Transaction } from '#domain/ledger.ts'
import { money } from '#domain/money.ts'
import { planRefunds } from '#domain/payment/plans.ts'
import { leftToRefund, priceRefund, shippingLeft, sumOfParts, type RefundAskPart, type RefundPart } from '#domain/payment/refund.ts'
import { useState } from 'react'
import type { PaymentView, RefundableView, TransactionView } from '../../shapes.ts'

/** What is given back: what was paid too much, everything collected, an amount, or parts of the order. */
export type Mode = 'overpaid' | 'all' | 'amount' | 'parts'

/** What is typed for the parts: pieces of lines and of cores by line, shipping and courtesy in minor units. */
export type Picked = {
  readonly lines: { readonly [line: string]: number }
  readonly cores: { readonly [line: string]: number }
  readonly shipping: number
  readonly courtesy: number
}

const nothing: Picked = { lines: {}, cores: {}, shipping: 0, courtesy: 0 }

/** One payment and how much of the refund goes back to it. */
export type Share = { readonly row: TransactionView; readonly amount: number }

/** Works a refund out as the server will: its parts and amount by the prices, and its split over the payments. */
export function useRefund(view: PaymentView, refundable: RefundableView, currency: string, from: string | null) {
  const payments = view.history.filter((row) => row.can.refund?.ok)
  const overpaid = Math.max(-view.balances.due, 0)
  const [mode, setMode] = useState<Mode>(overpaid > 0 ? 'overpaid' : 'parts')
  const [transaction, setTransaction] = useState(payments.find(({ id }) => id === from)?.id ?? null)
  const [typed, type] = useState(0)
  const [courtesy, forgive] = useState(false)
  const [picked, pick] = useState(nothing)

  const chosen = payments.filter(({ id }) => transaction === null || id === transaction)
  const left = leftOf(view, chosen)
  const parts = partsOf(
    refundable,
    mode === 'parts' ? asked(picked) : mode === 'amount' && courtesy ? [{ of: 'courtesy', amount: typed }] : [],
  )
  const amount = { overpaid: Math.min(overpaid, left), all: left, amount: typed, parts: sumOfParts(parts.value) }[mode]
  return {
    payments,
    overpaid,
    mode,
    setMode,
    transaction,
    setTransaction,
    typed,
    type,
    courtesy,
    forgive,
    picked,
    pick,
    left,
    parts: parts.value,
    refusal: parts.refusal,
    amount,
    asked: parts.asked,
    shares: sharesOf(view, chosen, transaction, amount, currency),
    /** all that is still to be given back of lines, cores and shipping */
    everything: () => pick({ ...everythingOf(refundable), courtesy: picked.courtesy }),
  }
}

/** The state of a refund that is being worked out. */
export type RefundDraft = ReturnType<typeof useRefund>

/** What may go back through the gateway: what is left of the payments, and no more than the store still holds. */
function leftOf(view: PaymentView, chosen: readonly TransactionView[]): number {
  const each = chosen.reduce((all, row) => all + (row.can.refund?.ok ? row.can.refund.left : 0), 0)
  return Math.max(Math.min(each, view.balances.collected), 0)
}

function asked({ lines, cores, shipping, courtesy }: Picked): readonly RefundAskPart[] {
  const pieces = (of: 'line' | 'core', picked: Picked['lines']) =>
    Object.entries(picked).flatMap(([line, quantity]) => (quantity > 0 ? [{ of, line, quantity }] : []))
  return [
    ...pieces('line', lines),
    ...pieces('core', cores),
    ...(shipping > 0 ? [{ of: 'shipping', amount: shipping } as const] : []),
    ...(courtesy > 0 ? [{ of: 'courtesy', amount: courtesy } as const] : []),
  ]
}

function partsOf({ prices, given }: RefundableView, ask: readonly RefundAskPart[]) {
  const priced = priceRefund(prices, ask, given)
  const none: readonly RefundPart[] = []
  return priced.ok ? { asked: ask, value: priced.value, refusal: null } : { asked: ask, value: none, refusal: priced }
}

function everythingOf({ prices, given }: RefundableView): Omit<Picked, 'courtesy'> {
  const each = (of: 'line' | 'core') => Object.fromEntries(prices.lines.map(({ id }) => [id, leftToRefund(prices, given, of, id)]))
  const cores = Object.fromEntries(prices.lines.filter(({ coreCharge }) => coreCharge > 0).map(({ id }) => [id, each('core')[id] ?? 0]))
  return { lines: each('line'), cores, shipping: Math.max(shippingLeft(prices, given), 0) }
}

/** Which payment gets how much back, by the rule the server splits with. */
function sharesOf(
  view: PaymentView,
  chosen: readonly TransactionView[],
  transaction: string | null,
  amount: number,
  currency: string,
): readonly Share[] {
  const [only] = chosen
  if (transaction !== null) return only ? [{ row: only, amount }] : []
  const planned = planRefunds(
    view.history.toReversed().map((row) => ledgerRow(row, currency)),
    money(amount, currency),
  )
  if (!planned.ok) return []
  return planned.value.flatMap(({ parent, amount: { amount: share } }) => {
    const row = chosen.find(({ id }) => id === parent)
    return row ? [{ row, amount: share }] : []
  })
}

/** A row of the history as the rules read it. */
function ledgerRow(row: TransactionView, currency: string): Transaction {
  return {
    id: row.id,
    kind: row.kind,
    parent: row.parent,
    payment: row.id,
    amount: money(row.amount, currency),
    outcome: row.outcome,
    at: new Date(row.at),
    expiresAt: null,
    several: false,
    final: true,
    credit: sumOfParts(row.parts),
    lost: 0,
  }
}
