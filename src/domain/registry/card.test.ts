import { expect, test } from 'vitest'
import { cardIdentifiers } from './card.ts'
import { deviceIdentifiers } from './device.ts'

test('a card is its fingerprint at one gateway account, and never counts alone', () => {
  expect(cardIdentifiers({ scope: 'acct_1', fingerprint: ' Xt5EWLLDS7FJjR1c ' })).toEqual([
    { kind: 'card', tier: 'context', rule: 1, value: 'acct_1|Xt5EWLLDS7FJjR1c' },
  ])
  expect(cardIdentifiers({ scope: 'acct_2', fingerprint: 'Xt5EWLLDS7FJjR1c' })[0]?.value).toBe('acct_2|Xt5EWLLDS7FJjR1c')
})

test.each(['4242424242424242', '4242 4242 4242 4242', '3782-822463-10005', '', ' '])(
  'a card number, or nothing, is no fingerprint: %j',
  (fingerprint) => {
    expect(cardIdentifiers({ scope: 'acct_1', fingerprint })).toEqual([])
  },
)

test.each([
  ['6F9619FF-8B86-D011-B42D-00CF4FC964FF', '6f9619ff8b86d011b42d00cf4fc964ff'],
  ['{6f9619ff-8b86-d011-b42d-00cf4fc964ff}', '6f9619ff8b86d011b42d00cf4fc964ff'],
  [' dGhpcyBpcyBhbiBpZA== ', 'dGhpcyBpcyBhbiBpZA=='],
])('%s is the device %s', (typed, device) => {
  expect(deviceIdentifiers(typed)).toEqual([{ kind: 'device', tier: 'strong', rule: 1, value: device }])
})

test.each([
  '',
  'abc',
  'undefined',
  'anonymous',
  'unknown_device',
  '[object Object]',
  '00000000-0000-0000-0000-000000000000',
  'xxxxxxxxxxxx',
])('an id many devices would have is none: %j', (typed) => {
  expect(deviceIdentifiers(typed)).toEqual([])
})
