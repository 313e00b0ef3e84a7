import type { Check } from '../../payment.ts'
import { found, type Finding } from '../codes.ts'
import type { IssuerFacts, RiskFacts } from '../facts.ts'

/** What the issuer's address check came to: both parts right, one of them not, neither, or not enough said. */
export type Avs = 'full' | 'partial' | 'none' | 'unknown'

/** Folds the issuer's two answers; a part nobody answered for is neither right nor wrong. */
export function avsOf(issuer: Pick<IssuerFacts, 'street' | 'postalCode'> | null): Avs {
  const [street, postalCode] = [said(issuer?.street), said(issuer?.postalCode)]
  if (street === 'fail' && postalCode === 'fail') return 'none'
  if (street === 'fail' || postalCode === 'fail') return 'partial'
  return street === 'pass' && postalCode === 'pass' ? 'full' : 'unknown'
}

/** What the issuer and the card itself say for or against the order. */
export function paymentFindings({ issuer, addresses }: RiskFacts): readonly Finding[] {
  if (issuer === null) return []
  const { street, postalCode, cvc, threeDSecure, funding, country } = issuer
  const avs = avsOf(issuer)
  const billing = addresses?.billing.country ?? null
  return [
    ...found(avs === 'full', 'avs_full', avs, { street, postalCode }),
    ...found(avs === 'partial', 'avs_partial', avs, { street, postalCode }),
    ...found(avs === 'none', 'avs_none', avs, { street, postalCode }),
    ...found(cvc === 'fail', 'cvc_mismatch', cvc),
    ...found(threeDSecure === 'authenticated', 'three_d_secure', threeDSecure),
    ...found(country !== null && billing !== null && country !== billing, 'issuer_country', country, { billing }),
    ...found(funding === 'prepaid', 'prepaid', funding),
  ]
}

function said(check: Check | null | undefined): 'pass' | 'fail' | null {
  return check === 'pass' || check === 'fail' ? check : null
}
