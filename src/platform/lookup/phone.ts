import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { PhoneNumber } from 'libphonenumber-js/max'
import { areaOf } from './area-codes.ts'

/**
 * What a telephone number tells: `country` ISO 3166-1 alpha-2, null for numbers of no place (800); `region` the US state or Canadian province of its area code, null where
 * the code serves several; `kind` null where the numbering plan does not tell, as for nearly all North American numbers.
 */
export type PhoneFacts = {
  readonly country: string | null
  readonly region: string | null
  readonly kind: 'mobile' | 'fixed' | 'toll_free' | 'voip' | null
}

/** Reads a number in E.164 or as people of `country` type it; all is null for what can be none. */
export function phoneFacts(typed: string, country: string): PhoneFacts {
  const home = country.trim().toUpperCase()
  const number = parsePhoneNumberFromString(typed, isSupportedCountry(home) ? home : 'US')
  if (!number?.isPossible()) return { country: null, region: null, kind: null }
  const kind = kindOf(number)
  if (number.countryCallingCode !== '1') return { country: number.country ?? homeOf(number, home), region: null, kind }

  const area = areaOf(number.nationalNumber.slice(0, 3))
  if (area) return { ...area, kind }
  return { country: isPlaceless(number) ? null : (number.country ?? null), region: null, kind }
}

/** Several countries share a calling code, and a number that is possible but in no range tells none of them. */
function homeOf(number: PhoneNumber, home: string): string | null {
  return isSupportedCountry(home) && getCountryCallingCode(home) === number.countryCallingCode ? home : null
}

/** Calling code 1 gives 8xx, 900 and 5xx to all its countries; libphonenumber names the one it was asked from. */
function isPlaceless(number: PhoneNumber): boolean {
  return ['TOLL_FREE', 'PREMIUM_RATE', 'PERSONAL_NUMBER', undefined].includes(number.getType())
}

function kindOf(number: PhoneNumber): PhoneFacts['kind'] {
  switch (number.getType()) {
    case 'MOBILE':
      return 'mobile'
    case 'FIXED_LINE':
      return 'fixed'
    case 'TOLL_FREE':
      return 'toll_free'
    case 'VOIP':
      return 'voip'
    default:
      return null
  }
}
