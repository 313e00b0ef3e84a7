import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessCarrier } from '../tracking.ts'
import type { TrackingFormat } from '../tracking.ts'
import {
  expressCheckDigit,
  gs1CheckDigit,
  hybridCheckCharacter,
  letteredCheckDigit,
  s10CheckDigit,
  sevenCheckDigit,
} from './check-digits.ts'

/** A change of one digit: of which number, at which place of the body or the check digit, from which digit to which. */
type Slip = { readonly at: number; readonly from: number; readonly to: number; readonly checkDigit: string; readonly isCheckDigit: boolean }

/** Where a format's own arithmetic promises to find a slip. */
const always = () => true
const unlessAmbiguous = (shared: string) => (slip: Slip) => slip.isCheckDigit || slip.checkDigit !== shared
const unlessApart = (distance: number, place: (at: number) => boolean) => (slip: Slip) =>
  slip.isCheckDigit || Math.abs(slip.from - slip.to) !== distance || !place(slip.at)

type Case = readonly [
  format: TrackingFormat,
  before: string,
  bodyDigits: number,
  after: string,
  digit: (body: string) => string,
  finds: (slip: Slip) => boolean,
]

const odd = (at: number) => at % 2 === 1
const even = (at: number) => at % 2 === 0

test.each<Case>([
  ['usps_22', '94', 19, '', (body) => gs1CheckDigit(`94${body}`), always],
  ['fedex_ground_15', '', 14, '', gs1CheckDigit, always],
  ['fedex_ground_96', '9611020', 14, '', gs1CheckDigit, always],
  ['canadapost_16', '', 15, '', gs1CheckDigit, always],
  ['sscc_18', '00', 15, '', gs1CheckDigit, always],
  ['s10_us', 'CP', 8, 'US', s10CheckDigit, unlessAmbiguous('5')],
  ['fedex_express_12', '', 11, '', expressCheckDigit, unlessAmbiguous('0')],
  ['ups_1z', '1Z', 15, '', letteredCheckDigit, unlessApart(5, odd)],
  ['ontrac_c', 'C', 13, '', (body) => letteredCheckDigit(`C${body}`), unlessApart(5, even)],
  ['ups_waybill', 'K', 9, '', letteredCheckDigit, unlessApart(5, odd)],
  ['dhl_parcel_20', '0034043', 12, '', (body) => gs1CheckDigit(`0034043${body}`), always],
  ['dhl_express_10', '', 9, '', sevenCheckDigit, unlessApart(7, always)],
  ['dhl_express_11', '', 10, '', sevenCheckDigit, unlessApart(7, always)],
])('%s: one wrong digit is found', (format, before, bodyDigits, after, digit, finds) => {
  const body = fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: bodyDigits, maxLength: bodyDigits })
  const checked = (number: string) => guessCarrier(number).find((guess) => guess.format === format)?.checkDigit
  fc.assert(
    fc.property(body, fc.nat(bodyDigits), fc.integer({ min: 1, max: 9 }), (right, at, step) => {
      const digits = right + digit(right)
      expect(checked(before + digits + after)).toBe('valid')

      const [from, to] = [Number(digits[at]), (Number(digits[at]) + step) % 10]
      const wrong = digits.slice(0, at) + to + digits.slice(at + 1)
      fc.pre(finds({ at, from, to, checkDigit: digit(right), isCheckDigit: at === bodyDigits }))
      expect(checked(before + wrong + after)).toBe('wrong')
    }),
  )
})

test('what the arithmetic of a format cannot find is known', () => {
  expect(sevenCheckDigit('100000000')).toBe(sevenCheckDigit('800000000'))
  expect(letteredCheckDigit('000000000000000')).toBe(letteredCheckDigit('050000000000000'))
  expect(s10CheckDigit('00000000')).toBe('5')
})

test('the check character of ISO/IEC 7064 MOD 37,36 finds every wrong one', () => {
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  const body = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(body, fc.nat(), fc.constantFrom(...letters), (right, place, other) => {
      const at = place % right.length
      fc.pre(right[at] !== other)
      expect(hybridCheckCharacter(right.slice(0, at) + other + right.slice(at + 1))).not.toBe(hybridCheckCharacter(right))
    }),
  )
})
