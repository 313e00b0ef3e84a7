import type { Account } from '../account.ts'
import { refused } from '../wire/errors.ts'
import { newId } from '../ids.ts'
import { readMoney, type WireMoney } from '../money.ts'
import { wireAuthorization, type Authorization } from '../records/authorization.ts'
import { walletNamed } from '../wallets.ts'
import { chainOf } from './chain.ts'
import { holdEffect, honorSeconds } from './hold.ts'

/**
 * Makes the money of a first authorization assured for three more days, under a new id; from day 4 to day 29, as often as the honor period has run out,
 * and for at most 115 % or 75 more (Payments v2, "reauthorize"; "Authorization and honor period", table).
 */
export function reauthorize(account: Account, authorization: Authorization, amount: WireMoney | undefined): Authorization {
  if (authorization.root !== authorization.id) throw refused('REAUTHORIZATION_NOT_SUPPORTED')
  if (authorization.expired) throw refused('AUTHORIZATION_EXPIRED')
  if (authorization.status === 'VOIDED') throw refused('AUTHORIZATION_VOIDED')
  if (authorization.status === 'CAPTURED') throw refused('AUTHORIZATION_ALREADY_CAPTURED')
  if (authorization.status === 'DENIED' || authorization.status === 'PENDING') throw refused('TRANSACTION_REFUSED')
  const chain = chainOf(account, authorization)
  if (account.now < chain.latest.honored) throw refused('REAUTHORIZATION_TOO_SOON')
  const money = amount ? readMoney(amount, { field: '/amount' }) : authorization.money
  if (money.currency !== authorization.money.currency) throw refused('AUTH_CURRENCY_MISMATCH', { field: '/amount/currency_code' })
  if (money.amount > chain.ceiling) throw refused('AUTHORIZATION_AMOUNT_LIMIT_EXCEEDED', { field: '/amount/value' })
  const { wallet } = account.need('order', authorization.order)
  if (wallet && walletNamed(wallet).spendsHold) throw refused('PAYER_CANNOT_PAY')
  const renewed = account.put<Authorization>({
    ...authorization,
    id: newId(),
    money,
    created: account.now,
    updated: account.now,
    honored: Math.min(account.now + honorSeconds, authorization.expires),
  })
  account.effect({ kind: 'reauthorize', amount: money.amount, ...holdEffect(renewed) })
  account.emit('PAYMENT.AUTHORIZATION.CREATED', renewed.id, wireAuthorization(renewed, account.payee, account.origin))
  return renewed
}
