import type { Account } from '../account.ts'
import { ceilingOf } from '../money.ts'
import type { Authorization } from '../records/authorization.ts'

/** A first authorization with everything reauthorized from it: one hold, however many ids it has. Amounts in minor units. */
export type Chain = {
  readonly first: Authorization
  readonly latest: Authorization
  readonly all: readonly Authorization[]
  /** Captured so far, over all of them. */
  readonly captured: number
  /** The most that may ever be captured. */
  readonly ceiling: number
  /** Held and not captured: what a void lets go. */
  readonly open: number
}

/** The chain an authorization belongs to. */
export function chainOf(account: Account, authorization: Authorization): Chain {
  const first = account.need('authorization', authorization.root)
  const all = account.under('authorization', first.order).filter(({ root }) => root === first.id)
  const captured = account
    .under('capture', first.order)
    .filter(({ root, status }) => root === first.id && status !== 'DECLINED')
    .reduce((sum, { money }) => sum + money.amount, 0)
  const latest = all.at(-1) ?? first
  return { first, latest, all, captured, ceiling: ceilingOf(first.money), open: Math.max(0, latest.money.amount - captured) }
}

/** Gives every authorization of the chain a state, because they share one hold. */
export function setChain(account: Account, { all }: Chain, change: Pick<Authorization, 'status'> & Partial<Authorization>) {
  for (const one of all) account.put<Authorization>({ ...one, ...change, updated: account.now })
}
