import type { z } from 'zod'
import type { Account } from '../account.ts'
import type { Effect } from '../effects.ts'
import { refused } from '../wire/errors.ts'
import { newId } from '../ids.ts'
import { readMoney, type Money } from '../money.ts'
import type { Authorization } from '../records/authorization.ts'
import { wireCapture, type Capture } from '../records/capture.ts'
import type { Order } from '../records/order.ts'
import { walletNamed } from '../wallets.ts'
import { chainOf, setChain, type Chain } from './chain.ts'
import { isProtected, reviewSeconds } from './hold.ts'
import type { CaptureAsk } from './shapes.ts'

/**
 * Takes all or part of what an authorization holds; more captures may follow unless this one is final. All together may go a little beyond what was
 * authorized, see `ceilingOf`.
 */
export function captureHold(account: Account, authorization: Authorization, ask: z.infer<typeof CaptureAsk>): Capture {
  checkOpen(authorization)
  const chain = chainOf(account, authorization)
  const money = wanted(chain, ask)
  if (chain.captured + money.amount > chain.ceiling) throw refused('MAX_CAPTURE_AMOUNT_EXCEEDED', { field: '/amount/value' })
  checkInvoice(account, authorization, ask.invoice_id)
  const order = account.need('order', authorization.order)
  checkFunds(account, chain, order)
  const all = ask.final_capture || chain.captured + money.amount >= chain.latest.money.amount
  const capture = taken(account, order, {
    authorization,
    money,
    final: ask.final_capture,
    invoice_id: ask.invoice_id ?? authorization.invoice_id,
  })
  setChain(account, chain, { status: all ? 'CAPTURED' : 'PARTIALLY_CAPTURED' })
  if (all) chain.all.forEach(({ id }) => account.unschedule(id))
  return capture
}

/** Takes the money of an order at once, without holding it first. */
export function sellAtOnce(account: Account, order: Order, money: Money): Capture {
  return taken(account, order, { authorization: null, money, final: true, invoice_id: order.unit.invoice_id ?? null })
}

/** PayPal has looked and lets a pending capture through, or not. */
export function decideCapture(account: Account, capture: Capture, accepted: boolean): Capture {
  account.unschedule(capture.id)
  const after = account.put<Capture>({ ...capture, status: accepted ? 'COMPLETED' : 'DECLINED', updated: account.now })
  if (accepted) tellTaken(account, after)
  else account.emit('PAYMENT.CAPTURE.DENIED', after.id, wireCapture(after, account.payee, account.origin))
  return after
}

/** The facts of an effect on a capture. */
export function captureEffect(capture: Capture): Omit<Effect, 'kind' | 'amount'> {
  const { id, order, authorization, money, custom_id, invoice_id } = capture
  return { currency: money.currency, order, authorization, capture: id, refund: null, dispute: null, custom_id, invoice_id }
}

function checkOpen({ status, expired }: Authorization) {
  if (expired) throw refused('AUTHORIZATION_EXPIRED')
  if (status === 'VOIDED') throw refused('AUTHORIZATION_VOIDED')
  if (status === 'DENIED') throw refused('AUTHORIZATION_DENIED')
  if (status === 'CAPTURED') throw refused('AUTHORIZATION_ALREADY_CAPTURED')
  if (status === 'PENDING') throw refused('TRANSACTION_REFUSED')
}

function wanted({ first, open }: Chain, { amount }: z.infer<typeof CaptureAsk>): Money {
  if (!amount) return { currency: first.money.currency, amount: open }
  const money = readMoney(amount, { field: '/amount' })
  if (money.currency !== first.money.currency) throw refused('AUTH_CAPTURE_CURRENCY_MISMATCH', { field: '/amount/currency_code' })
  return money
}

/** An invoice id given with a capture must be new to an account that wants so; the one the authorization brought may be captured in parts. */
function checkInvoice(account: Account, { root, invoice_id }: Authorization, asked: string | undefined) {
  const invoice = asked ?? invoice_id
  if (!invoice || !account.switches.blockDuplicateInvoices) return
  const before = account
    .invoiced('capture', invoice)
    .filter((one) => one.status !== 'DECLINED' && (asked !== undefined || one.root !== root))
  if (before.length > 0) throw refused('DUPLICATE_INVOICE_ID', { field: '/invoice_id', value: invoice })
}

/** After the honor period the buyer may have spent the money. */
function checkFunds(account: Account, { latest }: Chain, { wallet }: Order) {
  if (wallet && walletNamed(wallet).spendsHold && account.now >= latest.honored) throw refused('PAYER_CANNOT_PAY')
}

type Taking = {
  readonly authorization: Authorization | null
  readonly money: Money
  readonly final: boolean
  readonly invoice_id: string | null
}

function taken(account: Account, order: Order, { authorization, money, final, invoice_id }: Taking): Capture {
  const pending = authorization === null && order.wallet !== null && walletNamed(order.wallet).pays === 'reviewed'
  const capture = account.put<Capture>({
    kind: 'capture',
    id: newId(),
    order: order.id,
    authorization: authorization?.id ?? null,
    root: authorization?.root ?? null,
    created: account.now,
    updated: account.now,
    money,
    status: pending ? 'PENDING' : 'COMPLETED',
    final,
    refunded: 0,
    protected: isProtected(order, order.wallet),
    custom_id: order.unit.custom_id ?? null,
    invoice_id,
  })
  if (!pending) {
    tellTaken(account, capture)
    return capture
  }
  account.schedule(account.now + reviewSeconds, capture.id, 'accept')
  account.emit('PAYMENT.CAPTURE.PENDING', capture.id, wireCapture(capture, account.payee, account.origin))
  return capture
}

function tellTaken(account: Account, capture: Capture) {
  account.effect({ kind: capture.authorization === null ? 'sale' : 'capture', amount: capture.money.amount, ...captureEffect(capture) })
  account.emit('PAYMENT.CAPTURE.COMPLETED', capture.id, wireCapture(capture, account.payee, account.origin))
}
