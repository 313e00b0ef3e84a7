import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { areaOf } from './area-codes.ts'
import { phoneFacts } from './phone.ts'

const nothing = { country: null, region: null, kind: null }

test.each([
  ['+15125550123', 'US', { country: 'US', region: 'TX', kind: null }],
  ['(512) 555-0123', 'US', { country: 'US', region: 'TX', kind: null }],
  ['512.555.0123', 'Atlantis', { country: 'US', region: 'TX', kind: null }],
  ['514 398 7000', 'ca', { country: 'CA', region: 'QC', kind: null }],
  ['+1 902 555 1234', 'US', { country: 'CA', region: null, kind: null }],
  ['+17875551234', 'US', { country: 'PR', region: 'PR', kind: null }],
  ['+18765551234', 'US', { country: 'JM', region: null, kind: 'mobile' }],
  ['1-800-555-1212', 'US', { country: null, region: null, kind: 'toll_free' }],
  ['+19005551234', 'US', nothing],
  ['+15005551234', 'US', nothing],
  ['+16005551234', 'US', { country: 'CA', region: null, kind: 'voip' }],
  ['020 7946 0018', 'GB', { country: 'GB', region: null, kind: 'fixed' }],
  ['07700 900123', 'GB', { country: 'GB', region: null, kind: null }],
  ['+33 6 12 34 56 78', 'US', { country: 'FR', region: null, kind: 'mobile' }],
  ['12', 'US', nothing],
  ['call me', 'US', nothing],
  ['', '', nothing],
])('%s typed in %s', (typed, country, facts) => {
  expect(phoneFacts(typed, country)).toEqual(facts)
})

/** No number had been given out under these when libphonenumber's list was made, or it is told apart by more than the area code. */
const announced = ['340', '357', '436', '621', '624', '679', '684', '837', '861', '924']

test('the table has each area code that libphonenumber knows in the United States and Canada, in the same country', () => {
  const codes = Array.from({ length: 800 }, (_, i) => String(200 + i))
  const known = codes.flatMap((code) => {
    const number = parsePhoneNumberFromString(`+1${code}2345678`)
    const placed = number?.isValid() && number.getType() === 'FIXED_LINE_OR_MOBILE' && number.country !== 'DO'
    return number && placed ? [[code, number.country]] : []
  })
  expect(known.length).toBeGreaterThan(380)
  expect(known.map(([code]) => [code, areaOf(code ?? '')?.country])).toEqual(known)
  const more = codes.filter((code) => areaOf(code) && !known.some(([other]) => other === code))
  expect(more).toEqual(announced)
})
