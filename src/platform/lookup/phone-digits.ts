import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/** The digits by which two typings of one number are the same: its national number, null when there are too few to tell people apart. */
export function phoneDigits(typed: string | null, country: string): string | null {
  if (!typed) return null
  const number = parsePhoneNumberFromString(typed, isSupportedCountry(country) ? country : 'US')
  const digits = number?.isPossible() ? number.nationalNumber : typed.replaceAll(/\D/g, '')
  return digits.length < 7 ? null : digits
}

/** A typed number in E.164; null for what can be none. */
export function phoneE164(typed: string | null, country: string): string | null {
  if (!typed) return null
  const number = parsePhoneNumberFromString(typed, isSupportedCountry(country) ? country : 'US')
  return number?.isPossible() ? number.number : null
}
