import type { Check } from '#domain/payment.ts'
import type { AttemptFacts, IssuerFacts } from '#domain/risk/facts.ts'
import type { listTries } from './queries.ts'

/** A try to pay as it is read. */
export type Try = Awaited<ReturnType<typeof listTries>>[number]

/** What the issuer said of the newest try with a card; null when none was made with one. */
export function issuerOf(tries: readonly Try[]): IssuerFacts | null {
  const newest = tries.findLast(({ checks, instrument }) => checks !== null || instrument !== null)
  if (!newest) return null
  const { checks, instrument } = newest
  return {
    street: checkOf(checks?.line1),
    postalCode: checkOf(checks?.postalCode),
    cvc: checkOf(checks?.cvc),
    threeDSecure: null,
    funding: fundings.find((funding) => funding === instrument?.funding) ?? null,
    country: instrument?.country?.toUpperCase() ?? null,
  }
}

const fundings = ['credit', 'debit', 'prepaid'] as const
const checks: readonly Check[] = ['pass', 'fail', 'unavailable', 'unchecked']

function checkOf(said: string | null | undefined): Check | null {
  return checks.find((check) => check === said) ?? null
}

/** The tries as a score counts them. A card is the gateway's own token for it; tries whose end is not known say nothing. */
export function attemptsOf(tries: readonly Try[]): readonly AttemptFacts[] {
  return tries.map(({ created_at, amount, states, instrument }) => ({
    at: created_at.toISOString(),
    amount,
    outcome: states.includes('approved') ? 'approved' : states.includes('declined') ? 'declined' : 'other',
    card: instrument?.fingerprint ?? null,
  }))
}
