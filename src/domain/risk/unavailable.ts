import { avsOf } from './checks/payment.ts'
import { trails, type RiskFacts } from './facts.ts'

/** What a score looks at, named where there was nothing to look at. */
export const riskSources = [
  'amounts',
  'avs',
  'cvc',
  'three_d_secure',
  'card',
  'attempts',
  'addresses',
  'shared_places',
  'ip',
  'ip_distance',
  'email',
  'phone',
  'velocity',
  'device',
  'basket',
  'vehicle',
  'fitment',
  'history',
  'network',
  'provider',
] as const
export type RiskSource = (typeof riskSources)[number]

/** The sources of which nothing was known, in the order of `riskSources`: they are told beside the score, because their silence lowered nothing and raised nothing. */
export function unavailableOf(facts: RiskFacts): readonly RiskSource[] {
  const { order, issuer, addresses, ip, velocity } = facts
  const missing: { readonly [source in RiskSource]: boolean } = {
    amounts: order.smaller === null,
    avs: avsOf(issuer) === 'unknown',
    cvc: issuer?.cvc !== 'pass' && issuer?.cvc !== 'fail',
    three_d_secure: issuer?.threeDSecure == null,
    card: issuer === null || (issuer.funding === null && issuer.country === null),
    attempts: facts.attempts.length === 0,
    addresses: addresses === null || (addresses.billing.country === null && addresses.shipping.country === null),
    shared_places: addresses === null || (addresses.sharedBy === null && addresses.forwarder === null),
    ip: ip === null || (ip.country === null && ip.hosting === null && ip.distance === null),
    ip_distance: ip !== null && ip.country !== null && ip.distance === null,
    email: facts.email === null || facts.email.kind === null,
    phone: facts.phone === null || (facts.phone.country === null && facts.phone.region === null),
    velocity: velocity === null || trails.every((trail) => velocity.orders[trail] === null),
    device: velocity !== null && velocity.orders.device === null,
    basket: facts.basket.length === 0,
    vehicle: facts.vehicle === null,
    fitment: facts.vehicle !== null && facts.vehicle.unfit === null,
    history: facts.history === null,
    network: facts.network === null,
    provider: facts.provider === null,
  }
  return riskSources.filter((source) => missing[source])
}
