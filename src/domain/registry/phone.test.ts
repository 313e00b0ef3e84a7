import { expect, test } from 'vitest'
import { phoneIdentifiers } from './phone.ts'

test.each([
  ['+15122345681', '+15122345681'],
  ['+1 512 234-5679', '+15122345679'],
  ['+442071838750', '+442071838750'],
  ['＋15122345679', '+15122345679'],
])('%s is the number %s', (e164, number) => {
  expect(phoneIdentifiers(e164, [])).toEqual([{ kind: 'phone', tier: 'strong', rule: 1, value: number }])
})

test.each([
  ['a film number', '+15125550100'],
  ['555 as area', '+15552345678'],
  ['toll-free', '+18002345679'],
  ['toll-free of later years', '+18332345679'],
  ['toll-free everywhere', '+80012345679'],
  ['premium', '+19002345679'],
  ['one digit repeated', '+15122222222'],
  ['one digit repeated abroad', '+447777777777'],
  ['counted up', '+15121234567'],
  ['counted down', '+15129876543'],
  ['without a country', '5122345679'],
  ['too short', '+1512'],
  ['too long', '+1512234567912345'],
  ['letters', '+1512CALLNOW'],
  ['nothing', ''],
])('%s reaches nobody in particular: %s', (_case, e164) => {
  expect(phoneIdentifiers(e164, [])).toEqual([])
})

test("the store's own number, typed for a buyer without one, is no buyer's", () => {
  expect(phoneIdentifiers('+15122345679', ['+1 (512) 234-5679'])).toEqual([])
})
