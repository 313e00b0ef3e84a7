import type { Account } from '../account.ts'
import type { Effect } from '../effects.ts'
import { newId } from '../ids.ts'
import type { Money } from '../money.ts'
import { wireAuthorization, type Authorization } from '../records/authorization.ts'
import type { Order } from '../records/order.ts'
import { walletNamed, type WalletName } from '../wallets.ts'

const day = 86_400
/** The money is assured for three days and may be captured for 29 ("Authorization and honor period"). */
export const honorSeconds = 3 * day
const holdSeconds = 29 * day
/** How long PayPal looks at a payment it is not sure of. */
export const reviewSeconds = day

/** Holds the money of an order. A wallet under review leaves the hold pending. */
export function holdMoney(account: Account, order: Order, money: Money): Authorization {
  const { now } = account
  const id = newId()
  const pending = order.wallet !== null && walletNamed(order.wallet).pays === 'reviewed'
  const authorization = account.put<Authorization>({
    kind: 'authorization',
    id,
    order: order.id,
    root: id,
    created: now,
    updated: now,
    money,
    status: pending ? 'PENDING' : 'CREATED',
    expired: false,
    honored: now + honorSeconds,
    expires: now + holdSeconds,
    protected: isProtected(order, order.wallet),
    custom_id: order.unit.custom_id ?? null,
    invoice_id: order.unit.invoice_id ?? null,
  })
  account.schedule(authorization.expires, id, 'expire')
  if (pending) account.schedule(now + reviewSeconds, id, 'accept')
  else tellHeld(account, authorization)
  return authorization
}

/** PayPal has looked and lets a pending hold stand, or not. */
export function decideHold(account: Account, authorization: Authorization, accepted: boolean): Authorization {
  account.db.run("delete from due where id = ? and action = 'accept'", authorization.id)
  const after = account.put<Authorization>({ ...authorization, status: accepted ? 'CREATED' : 'DENIED', updated: account.now })
  if (accepted) tellHeld(account, after)
  else account.emit('PAYMENT.AUTHORIZATION.VOIDED', after.id, wireAuthorization(after, account.payee, account.origin))
  return after
}

/** PayPal stands in for parcels to an address and for buyers it knows (User Agreement, "Seller Protection"). */
export function isProtected({ unit }: Order, wallet: WalletName | null): boolean {
  return unit.shipping?.address !== undefined && wallet !== null && walletNamed(wallet).verified
}

/** The facts of an effect on an authorization. */
export function holdEffect(authorization: Authorization): Omit<Effect, 'kind' | 'amount'> {
  const { id, order, money, custom_id, invoice_id } = authorization
  return { currency: money.currency, order, authorization: id, capture: null, refund: null, dispute: null, custom_id, invoice_id }
}

function tellHeld(account: Account, authorization: Authorization) {
  account.effect({ kind: 'authorize', amount: authorization.money.amount, ...holdEffect(authorization) })
  account.emit('PAYMENT.AUTHORIZATION.CREATED', authorization.id, wireAuthorization(authorization, account.payee, account.origin))
}
