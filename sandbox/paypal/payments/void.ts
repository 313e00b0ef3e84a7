import type { Account } from '../account.ts'
import { refused } from '../wire/errors.ts'
import { wireAuthorization, type Authorization } from '../records/authorization.ts'
import { chainOf, setChain } from './chain.ts'
import { holdEffect } from './hold.ts'

/** Lets go of what an authorization still holds, and of everything reauthorized from it. */
export function voidHold(account: Account, authorization: Authorization): Authorization {
  if (authorization.status === 'VOIDED') throw refused('PREVIOUSLY_VOIDED')
  if (authorization.status === 'CAPTURED') throw refused('PREVIOUSLY_CAPTURED')
  if (authorization.status === 'DENIED') throw refused('AUTHORIZATION_DENIED')
  if (authorization.root !== authorization.id) throw refused('CANNOT_BE_VOIDED')
  return letGo(account, authorization, false)
}

/** A hold whose 29 days are over is let go by PayPal itself. */
export function expireHold(account: Account, id: string) {
  const authorization = account.find('authorization', id)
  if (!authorization || !['CREATED', 'PARTIALLY_CAPTURED', 'PENDING'].includes(authorization.status)) return
  letGo(account, authorization, true)
}

function letGo(account: Account, authorization: Authorization, expired: boolean): Authorization {
  const chain = chainOf(account, authorization)
  setChain(account, chain, { status: 'VOIDED', expired })
  chain.all.forEach(({ id }) => account.unschedule(id))
  if (authorization.status !== 'PENDING') account.effect({ kind: 'void', amount: chain.open, ...holdEffect(authorization) })
  const after = account.need('authorization', authorization.id)
  account.emit('PAYMENT.AUTHORIZATION.VOIDED', after.id, wireAuthorization(after, account.payee, account.origin))
  return after
}
