import type { Checks, EarlierTry, Instrument } from '#domain/payment.ts'
import type { AttemptFacts, IssuerFacts } from '#domain/risk/facts.ts'
import type { Tx } from '#platform/doors.ts'
import { listAttempts, listEarlierTries } from './queries.ts'

/** One try of the buyer to pay an order, at the desk or at the storefront before; `account` is the store's account it was made on. Amounts in minor units. */
export type Try = Omit<AttemptFacts, 'at' | 'card'> & {
  readonly at: Date
  readonly account: string | null
  readonly instrument: Instrument | null
  readonly checks: Checks | null
}

/** Every try, oldest first. The desk's own verifications, captures and refunds are none. */
export async function readTries(tx: Tx, order: string): Promise<readonly Try[]> {
  const [attempts, claims] = await Promise.all([listAttempts(tx, order), listEarlierTries(tx, order)])
  const here = attempts.map(({ created_at: at, amount, gateway_account_id: account, states, instrument, checks }): Try => {
    const outcome = states.includes('approved') ? 'approved' : states.includes('declined') ? 'declined' : 'other'
    return { at, amount, outcome, account, instrument, checks }
  })
  const there = claims.flatMap(({ tries }) => tries ?? []).map((one: EarlierTry): Try => ({ ...one, at: new Date(one.at) }))
  return [...there, ...here].toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

/** The gateway's own token for the card of a try; null for a wallet, which may hide any card, and where none is told. */
export function cardIn({ instrument }: Pick<Try, 'instrument'>): string | null {
  return isWallet(instrument) ? null : (instrument?.fingerprint ?? null)
}

/** What the issuer said of the newest try with a card; null when none was made with one. A wallet's country is its owner's and no card's. */
export function issuerOf(tries: readonly Try[]): IssuerFacts | null {
  const newest = tries.findLast(({ checks, instrument }) => checks !== null || (instrument !== null && !isWallet(instrument)))
  if (!newest) return null
  const { checks, instrument } = newest
  return {
    street: checks?.line1 ?? null,
    postalCode: checks?.postalCode ?? null,
    cvc: checks?.cvc ?? null,
    threeDSecure: checks?.threeDSecure ?? null,
    funding: fundings.find((funding) => funding === instrument?.funding) ?? null,
    country: instrument?.country?.toUpperCase() ?? null,
  }
}

const fundings = ['credit', 'debit', 'prepaid'] as const

/** The tries as a score counts them. Tries whose end is not known say nothing. */
export function attemptsOf(tries: readonly Try[]): readonly AttemptFacts[] {
  return tries.map((one) => ({ at: one.at.toISOString(), amount: one.amount, outcome: one.outcome, card: cardIn(one) }))
}

function isWallet(instrument: Instrument | null): boolean {
  return instrument?.brand === 'paypal'
}
