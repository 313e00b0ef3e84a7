import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Phone } from './shapes.ts'

/** A typed phone number as people of `country` (ISO 3166-1 alpha-2) read it, and as RFC 3966 dials it; what is no number stays as it was typed. */
export function readPhone(typed: string, country: string): Phone {
  const number = parsePhoneNumberFromString(typed, isSupportedCountry(country) ? country : 'US')
  if (!number?.isPossible()) return { typed, shown: typed, dial: null }
  const home = number.countryCallingCode === '1' && (country === 'US' || country === 'CA')
  return { typed, shown: home ? number.formatNational() : number.formatInternational(), dial: number.getURI() }
}
