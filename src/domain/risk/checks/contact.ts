import { found, type Finding } from '../codes.ts'
import type { PlaceFacts, RiskFacts } from '../facts.ts'
import { isElsewhere } from './address.ts'

/** How the buyer can be reached. A phone is elsewhere only when it belongs to neither address. */
export function contactFindings({ email, phone, addresses }: RiskFacts): readonly Finding[] {
  const homes = addresses === null ? [] : [addresses.billing, addresses.shipping].filter(isKnown)
  const phoneElsewhere = phone !== null && homes.length > 0 && homes.every((home) => isElsewhere(phone, home))
  return [
    ...found(email?.kind === 'disposable', 'mail_disposable', 'disposable'),
    ...found(email?.kind === 'relay', 'mail_relay', 'relay'),
    ...found(email?.typoOf != null, 'mail_typo', email?.typoOf ?? null),
    ...found(email?.likeName === false, 'mail_unlike_name', true),
    ...found(phoneElsewhere, 'phone_elsewhere', phone?.region ?? phone?.country ?? null, { country: phone?.country }),
  ]
}

function isKnown({ country, region }: PlaceFacts): boolean {
  return country !== null || region !== null
}
