import { array, assert, constantFrom, nat, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { fieldWithCardNumber, findCardNumbers, hasCardNumber, isCardNumber, maskCardNumbers } from './card-number.ts'

test.each([
  ['Visa', '4242424242424242'],
  ['Visa, 13 digits', '4222222222222'],
  ['Visa, 19 digits', '4000000000000000006'],
  ['Mastercard', '5555 5555 5555 4444'],
  ['Mastercard, 2 series', '2223-0031-2200-3222'],
  ['American Express', '3782 822463 10005'],
  ['Diners Club', '3056 930902 5904'],
  ['Discover', '6011-1111-1111-1117'],
  ['JCB', '3566002020360505'],
  ['UnionPay', '6200 0000 0000 0005'],
  ['digits one by one', '4-2-4-2-4-2-4-2-4-2-4-2-4-2-4-2'],
  ['dots between', '4242.4242.4242.4242'],
  ['hyphens of a word processor', '4242\u20114242\u20114242\u20114242'],
])('finds a %s number', (_issuer, number) => {
  expect(hasCardNumber(number)).toBe(true)
  expect(hasCardNumber(`my card is ${number}, thanks`)).toBe(true)
  expect(hasCardNumber(`visa${number}`)).toBe(true)
})

test.each([
  ['wrong check digit', '4242 4242 4242 4241'],
  ['no issuer uses the prefix', '9000 0000 0000 0001'],
  ['two spaces', '4242  4242  4242  4242'],
  ['inside a longer number', '14242424242424242421234'],
  ['UPS', '1Z4242424242424242'],
  ['FedEx Express', '999999999999 and 4299 9999 9999'],
  ['FedEx Ground', '612999897754356'],
  ['USPS', '9400 1000 0000 0000 0000 00'],
  ['part numbers', '04465-33471, 90919-02258, 8K0 941 003, 52119-0R913, 11 42 7 953 129, 68218 057AA'],
  ['VIN', '1HGCM82633A004352'],
  ['addresses, versions and figures', '192.168.100.200:5432, 24.21.0, 1,204,880.55 of 3,000,000.00'],
  ['phone and zip', '+1 (408) 555-0123, CA 94043-1351'],
  ['phone of another country', 'call me: +49 151 1234 5674 or +4222222222222'],
  ['time in milliseconds', '1763851234567'],
  ['order number and date', 'order 100234567 placed 2026-03-01 12:00:00'],
])('lets stand: %s', (_case, text) => {
  expect(findCardNumbers(text)).toEqual([])
  expect(maskCardNumbers(text)).toBe(text)
})

test.each([
  ['4242424242424242', true],
  [' 4242 4242-4242 4242', true],
  ['order 4242424242424242', true],
  ['114-3056930-9025904', false],
  ['1Z4242424242424242', false],
])('a name that another system gave: %s', (name, card) => {
  expect(isCardNumber(name)).toBe(card)
})

test.each<[unknown, string | undefined]>([
  ['4242 4242 4242 4242', ''],
  [{ buyer: { comment: 'see 4242-4242-4242-4242' } }, 'buyer.comment'],
  [{ lines: [{ name: 'Strut' }, { name: '4242424242424242' }] }, 'lines.1.name'],
  [{ amount: 4_242_424_242_424_242 }, 'amount'],
  [{ note: { '4242424242424242': 1 } }, 'note'],
  [{ line: '40000000-0000-4995-8424-242424242424', parts: [null, true, 'strut'] }, undefined],
])('the field of a body that holds a card number: %j', (value, field) => {
  expect(fieldWithCardNumber(value)).toBe(field)
})

test('masking keeps the last four digits, the separators and the rest of the message', () => {
  expect(maskCardNumbers('Pls charge 4242 4242-4242 4242 exp 12/27, or 378282246310005.')).toBe(
    'Pls charge **** ****-**** 4242 exp 12/27, or ***********0005.',
  )
})

test('expiry and code typed right behind the number do not hide it', () => {
  expect(maskCardNumbers('4242 4242 4242 4242 12 27 123')).toContain('**** **** **** 4')
  expect(maskCardNumbers('qty 2 4242424242424242')).toBe('qty 2 ************4242')
})

test('says where the number stands', () => {
  expect(findCardNumbers('card: 4242-4242-4242-4242!')).toEqual([{ start: 6, end: 25, lastFour: '4242' }])
})

const issued = constantFrom<[string, number]>(
  ['4', 16],
  ['51', 16],
  ['2345', 16],
  ['37', 15],
  ['6011', 16],
  ['62', 19],
  ['36', 14],
  ['3540', 16],
)
const cardNumber = tuple(issued, array(nat(9), { minLength: 18, maxLength: 18 })).map(([[prefix, length], filling]) =>
  withCheckDigit(`${prefix}${filling.join('')}`.slice(0, length - 1)),
)

test('any issued number is found whatever single separators its writer used', () => {
  assert(
    property(cardNumber, array(constantFrom('', '', ' ', '-', '.'), { minLength: 19, maxLength: 19 }), (number, separators) => {
      const written = number
        .split('')
        .map((digit, at) => digit + (at < number.length - 1 ? separators[at] : ''))
        .join('')
      const masked = maskCardNumbers(`nr ${written}.`)
      expect(findCardNumbers(written).some((card) => card.start === 0 && card.end === written.length)).toBe(true)
      expect(masked.replaceAll(/\D/g, '').length).toBeLessThanOrEqual(4)
    }),
  )
})

test('masked text holds no card number, whatever it held before', () => {
  const digitSoup = array(constantFrom(' ', '-', '*', 'x', '1Z', '4242', '4242424242424242', '55', '3782822463', '10005', '6'), {
    maxLength: 30,
  }).map((parts) => parts.join(''))
  assert(
    property(digitSoup, (text) => {
      const masked = maskCardNumbers(text)
      expect(masked).toHaveLength(text.length)
      expect(hasCardNumber(masked)).toBe(false)
    }),
    { numRuns: 1000 },
  )
})

test('a carrier’s number fires no more often than the check digit lets through by chance', () => {
  const random = Array.from({ length: 20_000 }, (_, n) => String((BigInt(n) * 7_919_713_001_113n) % 10n ** 15n).padStart(15, '0'))
  expect(random.filter(hasCardNumber).length / random.length).toBeLessThan(0.1 * 0.02 * 1.5)
  expect(random.map((number) => number.slice(0, 12)).filter(hasCardNumber)).toEqual([])
  expect(random.map((number) => `1Z${number}1`).filter(hasCardNumber)).toEqual([])
})

/** Appends the digit that makes the Luhn sum a multiple of ten, found by trying: independent of the code under test's own arithmetic. */
function withCheckDigit(stem: string): string {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
  const sum = stem
    .split('')
    .toReversed()
    .reduce((total, digit, place) => total + (place % 2 === 0 ? (doubled[Number(digit)] ?? 0) : Number(digit)), 0)
  return `${stem}${(10 - (sum % 10)) % 10}`
}
